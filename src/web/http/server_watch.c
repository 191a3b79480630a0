#include "web/http/server_watch.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include "base/env.h"

#include "base/banned.h"

struct watched {
    struct watched *next, *previous;
    int socket;
    int64_t deadline_ms; /* atomic: its connection sets it without the lock, thrice an answer */
};

struct watch {
    pthread_mutex_t lock;
    pthread_cond_t wake;
    pthread_t thread;
    bool is_stopping;
    struct watched head; /* of a ring */
};

static void cut_late(struct watch *watch)
{
    int64_t now_ms = env_monotonic_ms();
    for (struct watched *w = watch->head.next; w != &watch->head; w = w->next)
        if (__atomic_load_n(&w->deadline_ms, __ATOMIC_RELAXED) <= now_ms)
            shutdown(w->socket, SHUT_RDWR);
}

static void *run(void *context)
{
    struct watch *watch = context;
    pthread_mutex_lock(&watch->lock);
    while (!watch->is_stopping) {
        struct timespec next;
        clock_gettime(CLOCK_MONOTONIC, &next);
        next.tv_sec += 1;
        pthread_cond_timedwait(&watch->wake, &watch->lock, &next);
        cut_late(watch);
    }
    pthread_mutex_unlock(&watch->lock);
    return NULL;
}

struct watch *watch_create(void)
{
    struct watch *watch = calloc(1, sizeof *watch);
    if (watch == NULL)
        abort();
    watch->head.next = watch->head.previous = &watch->head;
    pthread_mutex_init(&watch->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&watch->wake, &attributes);
    pthread_condattr_destroy(&attributes);
    if (pthread_create(&watch->thread, NULL, run, watch) != 0)
        abort();
    return watch;
}

void watch_destroy(struct watch *watch)
{
    pthread_mutex_lock(&watch->lock);
    watch->is_stopping = true;
    pthread_cond_signal(&watch->wake);
    pthread_mutex_unlock(&watch->lock);
    pthread_join(watch->thread, NULL);
    pthread_cond_destroy(&watch->wake);
    pthread_mutex_destroy(&watch->lock);
    free(watch);
}

struct watched *watch_add(struct watch *watch, int socket)
{
    struct watched *watched = calloc(1, sizeof *watched);
    if (watched == NULL)
        abort();
    watched->socket = socket;
    watched->deadline_ms = env_monotonic_ms() + WATCH_HEADER_MS;
    pthread_mutex_lock(&watch->lock);
    watched->next = watch->head.next;
    watched->previous = &watch->head;
    watched->next->previous = watched;
    watch->head.next = watched;
    pthread_mutex_unlock(&watch->lock);
    return watched;
}

void watch_remove(struct watch *watch, struct watched *watched)
{
    pthread_mutex_lock(&watch->lock);
    watched->next->previous = watched->previous;
    watched->previous->next = watched->next;
    pthread_mutex_unlock(&watch->lock);
    free(watched);
}

void watch_set_deadline(struct watched *watched, int64_t milliseconds)
{
    __atomic_store_n(&watched->deadline_ms, env_monotonic_ms() + milliseconds, __ATOMIC_RELAXED);
}
