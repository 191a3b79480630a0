#include "web/http/page_cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/banned.h"

enum { SLOT_COUNT = 1024, GZIP_WINDOW_BITS = 15 + 16, GZIP_LEVEL = 6 };

struct entry {
    char *target;
    const char *content_type;
    unsigned char *bytes;
    size_t length;
};

struct page_cache {
    pthread_mutex_t lock;
    struct entry slots[SLOT_COUNT];
    int64_t counter; /* that all entries were made under */
    size_t used_bytes, limit_bytes;
};

struct page_cache *page_cache_create(size_t limit_bytes)
{
    struct page_cache *cache = calloc(1, sizeof *cache);
    if (cache == NULL)
        abort();
    pthread_mutex_init(&cache->lock, NULL);
    cache->limit_bytes = limit_bytes;
    return cache;
}

static void empty(struct page_cache *cache)
{
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        free(cache->slots[i].target);
        free(cache->slots[i].bytes);
    }
    memset(cache->slots, 0, sizeof cache->slots);
    cache->used_bytes = 0;
}

void page_cache_destroy(struct page_cache *cache)
{
    if (cache == NULL)
        return;
    empty(cache);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

static struct entry *slot_of(struct page_cache *cache, const char *target)
{
    unsigned hash = 2166136261u;
    for (const char *p = target; *p != '\0'; p++)
        hash = (hash ^ (unsigned char)*p) * 16777619u;
    return &cache->slots[hash % SLOT_COUNT];
}

/* Copies a kept page into the request's arena: it may be dropped while the answer is on its way. */
static bool copy_entry(const struct entry *entry, const char *target, struct response *response)
{
    if (entry->target == NULL || strcmp(entry->target, target) != 0)
        return false;
    void *copy = arena_alloc(response->body.arena, entry->length);
    memcpy(copy, entry->bytes, entry->length);
    response->ready = copy;
    response->ready_length = entry->length;
    response->ready_encoding = "gzip";
    response->content_type = entry->content_type;
    return true;
}

bool page_cache_find(struct page_cache *cache, struct database_pool *pool,
                     const struct request *request, int64_t *counter, struct response *response)
{
    if (!database_pool_read_change_counter(pool, counter, NULL)) {
        *counter = -1;
        return false;
    }
    bool wants_fresh =
        request->cache_control != NULL && strstr(request->cache_control, "no-cache") != NULL;
    pthread_mutex_lock(&cache->lock);
    if (cache->counter != *counter) {
        empty(cache);
        cache->counter = *counter;
    }
    bool is_found = !wants_fresh && request->accepts_gzip &&
                    copy_entry(slot_of(cache, request->target), request->target, response);
    pthread_mutex_unlock(&cache->lock);
    return is_found;
}

static void put(struct page_cache *cache, const char *target, const struct response *response)
{
    size_t needed = response->ready_length + strlen(target) + 1;
    if (needed > cache->limit_bytes / 4)
        return;
    if (cache->used_bytes + needed > cache->limit_bytes)
        empty(cache);
    struct entry *entry = slot_of(cache, target);
    free(entry->target);
    free(entry->bytes);
    *entry = (struct entry){strdup(target), response->content_type, malloc(response->ready_length),
                            response->ready_length};
    if (entry->target == NULL || entry->bytes == NULL)
        abort();
    memcpy(entry->bytes, response->ready, response->ready_length);
    cache->used_bytes += needed;
}

void page_cache_keep(struct page_cache *cache, const struct request *request, int64_t counter,
                     struct response *response)
{
    if (!request->accepts_gzip || response->ready != NULL || response->header_count > 0)
        return;
    size_t length = 0;
    const void *packed =
        page_cache_pack(response->body.arena, response->body.data, response->body.length, &length);
    if (packed == NULL)
        return;
    response->ready = packed;
    response->ready_length = length;
    response->ready_encoding = "gzip";
    pthread_mutex_lock(&cache->lock);
    if (cache->counter == counter)
        put(cache, request->target, response);
    pthread_mutex_unlock(&cache->lock);
}

const void *page_cache_pack(struct arena *arena, const void *bytes, size_t length,
                            size_t *packed_length)
{
    z_stream stream = {0};
    if (length == 0 || length > UINT32_MAX / 2 ||
        deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW_BITS, 8, Z_DEFAULT_STRATEGY) !=
            Z_OK)
        return NULL;
    unsigned char *packed = arena_alloc(arena, length);
    stream.next_in = (unsigned char *)(uintptr_t)bytes;
    stream.avail_in = (uInt)length;
    stream.next_out = packed;
    stream.avail_out = (uInt)length;
    bool is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    *packed_length = stream.total_out;
    deflateEnd(&stream);
    return is_whole ? packed : NULL;
}
