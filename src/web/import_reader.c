#include "web/import_reader.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/env.h"

#include "base/banned.h"

enum { LIFE_MS = 5 * 60 * 1000, MAX_KEY_BYTES = 100 };

enum state { FREE, READING, READ };

/* All but arena, workbook and error belong to the lock; those three to the thread until READ. */
struct import_reader {
    struct import_readers *readers;
    enum state state;
    char key[MAX_KEY_BYTES];
    int users;
    bool has_waited; /* somebody was told to wait: it is kept for the next steps */
    bool is_forgotten;
    int percent;
    int64_t used_ms;
    pthread_t thread;
    struct workbook_request request;
    struct arena arena;
    struct workbook *workbook;
    struct error error;
};

struct import_readers {
    pthread_mutex_t lock;
    pthread_cond_t is_read;
    int patience_ms;
    bool is_ending;
    struct import_reader list[IMPORT_READERS];
};

struct import_readers *import_readers_create(int patience_ms)
{
    struct import_readers *readers = calloc(1, sizeof *readers);
    if (readers == NULL)
        abort();
    pthread_mutex_init(&readers->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&readers->is_read, &attributes);
    pthread_condattr_destroy(&attributes);
    readers->patience_ms = patience_ms;
    for (int i = 0; i < IMPORT_READERS; i++)
        readers->list[i].readers = readers;
    return readers;
}

/* With the lock held, of one that is READ and has no users. */
static void empty(struct import_reader *reader)
{
    struct import_readers *readers = reader->readers;
    pthread_join(reader->thread, NULL); /* it has left the lock for the last time */
    arena_release(&reader->arena);
    *reader = (struct import_reader){.readers = readers};
}

void import_readers_destroy(struct import_readers *readers)
{
    if (readers == NULL)
        return;
    pthread_mutex_lock(&readers->lock);
    readers->is_ending = true;
    for (int i = 0; i < IMPORT_READERS; i++) {
        while (readers->list[i].state == READING)
            pthread_cond_wait(&readers->is_read, &readers->lock);
        if (readers->list[i].state == READ)
            empty(&readers->list[i]);
    }
    pthread_mutex_unlock(&readers->lock);
    pthread_cond_destroy(&readers->is_read);
    pthread_mutex_destroy(&readers->lock);
    free(readers);
}

static bool report(void *context, size_t done, size_t total)
{
    struct import_reader *reader = context;
    pthread_mutex_lock(&reader->readers->lock);
    reader->percent = total == 0 ? 0 : (int)(done * 99 / total);
    const bool goes_on = !reader->readers->is_ending && !reader->is_forgotten;
    pthread_mutex_unlock(&reader->readers->lock);
    return goes_on;
}

static void *read_file(void *context)
{
    struct import_reader *reader = context;
    const struct workbook_progress progress = {report, reader};
    struct workbook_request request = reader->request;
    request.progress = &progress;
    if (!workbook_read(&reader->arena, &request, &reader->workbook, &reader->error))
        reader->workbook = NULL;
    pthread_mutex_lock(&reader->readers->lock);
    reader->state = READ;
    reader->used_ms = env_monotonic_ms();
    pthread_cond_broadcast(&reader->readers->is_read);
    pthread_mutex_unlock(&reader->readers->lock);
    return NULL;
}

static bool is_over(const struct import_reader *reader)
{
    return reader->state == READ && reader->users == 0 &&
           (reader->is_forgotten || !reader->has_waited ||
            env_monotonic_ms() - reader->used_ms > LIFE_MS);
}

/* Of the key, or a free one that begins to read; NULL: none. With the lock held. */
static struct import_reader *find(struct import_readers *readers, const char *key,
                                  const struct workbook_request *request)
{
    struct import_reader *place = NULL;
    for (int i = 0; i < IMPORT_READERS; i++) {
        struct import_reader *each = &readers->list[i];
        if (is_over(each))
            empty(each);
        if (each->state != FREE && !each->is_forgotten && strcmp(each->key, key) == 0)
            return each;
        if (each->state == FREE)
            place = each;
    }
    if (place == NULL || strlen(key) >= MAX_KEY_BYTES)
        return NULL;
    memcpy(place->key, key, strlen(key) + 1);
    place->request = *request;
    char *bytes = arena_alloc(&place->arena, request->length);
    memcpy(bytes, request->bytes, request->length);
    place->request.bytes = bytes;
    place->request.file_name = arena_strdup(&place->arena, request->file_name);
    if (pthread_create(&place->thread, NULL, read_file, place) != 0) {
        arena_release(&place->arena);
        *place = (struct import_reader){.readers = readers};
        return NULL;
    }
    place->state = READING;
    return place;
}

static struct timespec deadline_after(int wait_ms)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_sec += wait_ms / 1000;
    time.tv_nsec += wait_ms % 1000 * 1000000L;
    time.tv_sec += time.tv_nsec / 1000000000L;
    time.tv_nsec %= 1000000000L;
    return time;
}

struct import_reader *import_reader_open(struct import_readers *readers, const char *key,
                                         const struct workbook_request *request)
{
    const struct timespec deadline = deadline_after(readers->patience_ms);
    pthread_mutex_lock(&readers->lock);
    struct import_reader *reader = find(readers, key, request);
    if (reader != NULL) {
        reader->users++;
        reader->used_ms = env_monotonic_ms();
        while (reader->state == READING &&
               pthread_cond_timedwait(&readers->is_read, &readers->lock, &deadline) != ETIMEDOUT)
            continue;
        reader->has_waited |= reader->state == READING;
    }
    pthread_mutex_unlock(&readers->lock);
    return reader;
}

void import_reader_close(struct import_reader *reader)
{
    if (reader == NULL)
        return;
    struct import_readers *readers = reader->readers;
    pthread_mutex_lock(&readers->lock);
    reader->users--;
    if (is_over(reader))
        empty(reader);
    pthread_mutex_unlock(&readers->lock);
}

int import_reader_percent(const struct import_reader *reader)
{
    pthread_mutex_lock(&reader->readers->lock);
    const int percent = reader->state == READ ? -1 : reader->percent;
    pthread_mutex_unlock(&reader->readers->lock);
    return percent;
}

struct workbook *import_reader_workbook(const struct import_reader *reader, const char **problem)
{
    *problem = reader->error.message;
    return reader->workbook;
}

void import_reader_forget(struct import_readers *readers, const char *key)
{
    if (readers == NULL)
        return;
    pthread_mutex_lock(&readers->lock);
    for (int i = 0; i < IMPORT_READERS; i++) {
        struct import_reader *each = &readers->list[i];
        if (each->state == FREE || strcmp(each->key, key) != 0)
            continue;
        each->is_forgotten = true;
        if (is_over(each))
            empty(each);
    }
    pthread_mutex_unlock(&readers->lock);
}
