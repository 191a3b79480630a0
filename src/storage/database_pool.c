#include "storage/database_pool.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/banned.h"

struct database_pool {
    char *url;
    int max_count;
    pthread_mutex_t mutex; /* guards what follows up to the watcher's */
    pthread_cond_t returned;
    struct database *idle[DATABASE_POOL_MAX];
    int idle_count;
    int open_count; /* idle and lent */
    pthread_mutex_t watcher_mutex;
    struct database *watcher; /* never writes, so it sees every commit as somebody else's */
};

/* Held for microseconds, at every request: whoever waits for it spins a little before it sleeps. */
static void init_short_mutex(pthread_mutex_t *mutex)
{
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ADAPTIVE_NP);
    pthread_mutex_init(mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
}

bool database_pool_open(const char *url, int max_count, struct database_pool **pool,
                        struct error *error)
{
    assert(max_count >= 1 && max_count <= DATABASE_POOL_MAX);
    struct database *first = NULL, *watcher = NULL;
    pthread_condattr_t attributes;
    *pool = NULL;
    if (!database_open(url, &first, error) || !database_open(url, &watcher, error)) {
        database_close(first);
        return false;
    }
    struct database_pool *created = calloc(1, sizeof *created); /* outlives every arena */
    char *url_copy = strdup(url);
    if (created == NULL || url_copy == NULL)
        abort();
    created->url = url_copy;
    created->max_count = max_count;
    created->idle[created->idle_count++] = first;
    created->open_count = 1;
    created->watcher = watcher;
    pthread_mutex_init(&created->mutex, NULL);
    init_short_mutex(&created->watcher_mutex);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&created->returned, &attributes);
    pthread_condattr_destroy(&attributes);
    *pool = created;
    return true;
}

void database_pool_close(struct database_pool *pool)
{
    if (pool == NULL)
        return;
    assert(pool->idle_count == pool->open_count);
    for (int i = 0; i < pool->idle_count; i++)
        database_close(pool->idle[i]);
    database_close(pool->watcher);
    pthread_cond_destroy(&pool->returned);
    pthread_mutex_destroy(&pool->mutex);
    pthread_mutex_destroy(&pool->watcher_mutex);
    free(pool->url);
    free(pool);
}

static struct timespec deadline_after(int64_t wait_ms)
{
    struct timespec deadline;
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += wait_ms / 1000;
    deadline.tv_nsec += wait_ms % 1000 * 1000000;
    if (deadline.tv_nsec >= 1000000000) {
        deadline.tv_sec++;
        deadline.tv_nsec -= 1000000000;
    }
    return deadline;
}

static void give_up_place(struct database_pool *pool)
{
    pthread_mutex_lock(&pool->mutex);
    pool->open_count--;
    pthread_cond_signal(&pool->returned);
    pthread_mutex_unlock(&pool->mutex);
}

bool database_pool_borrow(struct database_pool *pool, struct database **database,
                          struct error *error)
{
    struct timespec deadline = deadline_after(DATABASE_POOL_WAIT_MS);
    int waited = 0;
    *database = NULL;
    pthread_mutex_lock(&pool->mutex);
    while (waited == 0 && pool->idle_count == 0 && pool->open_count == pool->max_count)
        waited = pthread_cond_timedwait(&pool->returned, &pool->mutex, &deadline);
    bool may_open = pool->idle_count == 0 && pool->open_count < pool->max_count;
    if (pool->idle_count > 0)
        *database = pool->idle[--pool->idle_count];
    else if (may_open)
        pool->open_count++;
    pthread_mutex_unlock(&pool->mutex);
    if (*database != NULL && database_is_usable(*database))
        return true;
    if (*database != NULL) { /* its server was restarted: its place gets a new one */
        database_close(*database);
        may_open = true;
    }
    if (!may_open)
        return error_set(error, ERROR_BUSY, "el servidor está ocupado; intente en un momento");
    if (database_open(pool->url, database, error))
        return true;
    give_up_place(pool);
    return false;
}

void database_pool_return(struct database_pool *pool, struct database *database)
{
    database_rollback(database);
    if (!database_is_usable(database)) {
        database_close(database);
        give_up_place(pool);
        return;
    }
    pthread_mutex_lock(&pool->mutex);
    assert(pool->idle_count < pool->open_count);
    pool->idle[pool->idle_count++] = database;
    pthread_cond_signal(&pool->returned);
    pthread_mutex_unlock(&pool->mutex);
}

bool database_pool_read_change_counter(struct database_pool *pool, int64_t *counter,
                                       struct error *error)
{
    pthread_mutex_lock(&pool->watcher_mutex);
    if (pool->watcher != NULL && !database_is_usable(pool->watcher)) {
        database_close(pool->watcher);
        pool->watcher = NULL;
    }
    bool ok = pool->watcher != NULL || database_open(pool->url, &pool->watcher, error);
    ok = ok && database_read_change_counter(pool->watcher, counter, error);
    pthread_mutex_unlock(&pool->watcher_mutex);
    return ok;
}
