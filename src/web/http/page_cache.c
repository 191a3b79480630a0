#include "web/http/page_cache.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "web/http/page_pack.h"

#include "base/banned.h"

/* A page is packed again once it has been asked for so often. */
enum { SLOT_COUNT = 1024, PACK_AGAIN_AT_USES = 2, QUEUE_LENGTH = 32 };

static const char brotli[] = "br";
static const char gzip[] = "gzip";
static const char file_header[] = "Content-Disposition";
/* Of what is kept as it is. */
static const char unpacked[] = "";

struct entry {
    char *target;
    struct kept_page *page;
    char *plain; /* to be packed again; NULL: it is packed as well as it can be */
    size_t plain_length;
    int uses;
};

struct page_cache {
    pthread_mutex_t lock;
    struct entry slots[SLOT_COUNT];
    int64_t counter; /* that all entries were made under */
    int64_t day;     /* likewise */
    size_t used_bytes, limit_bytes;
    /* Slots that wait to be packed again, and who does it: a thread that the first one starts. */
    struct entry *queue[QUEUE_LENGTH];
    size_t queue_count;
    pthread_cond_t changed;
    pthread_t packer;
    bool has_packer, is_ending, is_packing;
};

struct page_cache *page_cache_create(size_t limit_bytes)
{
    struct page_cache *cache = calloc(1, sizeof *cache);
    if (cache == NULL)
        abort();
    pthread_mutex_init(&cache->lock, NULL);
    pthread_cond_init(&cache->changed, NULL);
    cache->limit_bytes = limit_bytes;
    return cache;
}

void page_cache_release(struct kept_page *page)
{
    if (page == NULL || __atomic_sub_fetch(&page->references, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    if (page->prepared != NULL)
        page->destroy_prepared(page->prepared);
    free(page->disposition);
    free(page->bytes);
    free(page);
}

static void drop(struct page_cache *cache, struct entry *entry)
{
    if (entry->target == NULL)
        return;
    cache->used_bytes -= entry->page->length + entry->plain_length + strlen(entry->target) + 1;
    free(entry->target);
    free(entry->plain);
    page_cache_release(entry->page);
    *entry = (struct entry){0};
}

static void empty(struct page_cache *cache)
{
    for (size_t i = 0; i < SLOT_COUNT; i++)
        drop(cache, &cache->slots[i]);
}

void page_cache_destroy(struct page_cache *cache)
{
    if (cache == NULL)
        return;
    pthread_mutex_lock(&cache->lock);
    cache->is_ending = true;
    pthread_cond_broadcast(&cache->changed);
    pthread_mutex_unlock(&cache->lock);
    if (cache->has_packer)
        pthread_join(cache->packer, NULL);
    empty(cache);
    pthread_cond_destroy(&cache->changed);
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

size_t page_cache_used_bytes(struct page_cache *cache)
{
    pthread_mutex_lock(&cache->lock);
    size_t used = cache->used_bytes;
    pthread_mutex_unlock(&cache->lock);
    return used;
}

static struct entry *slot_of(struct page_cache *cache, const char *encoding, const char *target)
{
    unsigned hash = 2166136261u ^ (unsigned char)encoding[0];
    for (const char *p = target; *p != '\0'; p++)
        hash = (hash ^ (unsigned char)*p) * 16777619u;
    return &cache->slots[hash % SLOT_COUNT];
}

static bool take_page(const struct entry *entry, const char *encoding, const char *target,
                      struct response *response)
{
    const char *kept_encoding = encoding == unpacked ? NULL : encoding;
    if (entry->target == NULL || entry->page->encoding != kept_encoding ||
        strcmp(entry->target, target) != 0)
        return false;
    struct kept_page *page = entry->page;
    __atomic_add_fetch(&page->references, 1, __ATOMIC_RELAXED);
    response->kept = page;
    response->ready = page->bytes;
    response->ready_length = page->length;
    response->ready_encoding = kept_encoding;
    response->content_type = page->content_type;
    if (page->disposition != NULL)
        response_add_header(response, file_header, page->disposition);
    return true;
}

static struct kept_page *make_page(const void *bytes, size_t length, const char *encoding,
                                   const char *content_type)
{
    struct kept_page *page = calloc(1, sizeof *page);
    if (page == NULL || (page->bytes = malloc(length)) == NULL)
        abort();
    page->references = 1;
    page->content_type = content_type;
    page->length = length;
    page->encoding = encoding;
    memcpy(page->bytes, bytes, length);
    return page;
}

/* Puts the better packed bytes in the place of the page, unless it went in the meantime. */
static void replace(struct page_cache *cache, struct entry *entry, struct kept_page *old,
                    struct kept_page *better)
{
    if (entry->page != old || better == NULL) {
        page_cache_release(better);
        return;
    }
    cache->used_bytes -= old->length + entry->plain_length - better->length;
    free(entry->plain);
    entry->plain = NULL;
    entry->plain_length = 0;
    entry->page = better;
    page_cache_release(old);
}

/* The page in better packed bytes, with the same tag: it says the same. */
static struct kept_page *pack_again(const struct kept_page *page, const struct strbuf *plain)
{
    struct arena arena = {0};
    struct kept_page *better = NULL;
    size_t packed_length = 0;
    const void *packed = page_pack(&arena, page->encoding, PAGE_PACK_BEST, plain, &packed_length);
    if (packed != NULL && packed_length < page->length) {
        better = make_page(packed, packed_length, page->encoding, page->content_type);
        memcpy(better->tag, page->tag, sizeof better->tag);
        if (page->disposition != NULL && (better->disposition = strdup(page->disposition)) == NULL)
            abort();
    }
    arena_release(&arena);
    return better;
}

static void pack_next(struct page_cache *cache)
{
    struct entry *entry = cache->queue[--cache->queue_count];
    if (entry->target == NULL || entry->plain == NULL)
        return;
    struct kept_page *page = entry->page;
    size_t length = entry->plain_length;
    char *plain = malloc(length);
    if (plain == NULL)
        abort();
    memcpy(plain, entry->plain, length);
    __atomic_add_fetch(&page->references, 1, __ATOMIC_RELAXED);
    cache->is_packing = true;
    pthread_mutex_unlock(&cache->lock);
    struct kept_page *better = pack_again(page, &(struct strbuf){.data = plain, .length = length});
    free(plain);
    pthread_mutex_lock(&cache->lock);
    cache->is_packing = false;
    replace(cache, entry, page, better);
    page_cache_release(page);
}

static void *run_packer(void *context)
{
    struct page_cache *cache = context;
    pthread_mutex_lock(&cache->lock);
    while (!cache->is_ending) {
        if (cache->queue_count == 0)
            pthread_cond_wait(&cache->changed, &cache->lock);
        else
            pack_next(cache);
        pthread_cond_broadcast(&cache->changed);
    }
    pthread_mutex_unlock(&cache->lock);
    return NULL;
}

/* With the lock held. Where the queue is full or no thread can be had, the page stays as it is. */
static void note_use(struct page_cache *cache, struct entry *entry)
{
    entry->uses++;
    if (entry->plain == NULL || entry->uses != PACK_AGAIN_AT_USES ||
        cache->queue_count == QUEUE_LENGTH)
        return;
    if (!cache->has_packer)
        cache->has_packer = pthread_create(&cache->packer, NULL, run_packer, cache) == 0;
    if (!cache->has_packer)
        return;
    cache->queue[cache->queue_count++] = entry;
    pthread_cond_broadcast(&cache->changed);
}

void page_cache_finish_packing(struct page_cache *cache)
{
    pthread_mutex_lock(&cache->lock);
    while (cache->queue_count > 0 || cache->is_packing)
        pthread_cond_wait(&cache->changed, &cache->lock);
    pthread_mutex_unlock(&cache->lock);
}

static bool take(struct page_cache *cache, const char *encoding, const char *target,
                 struct response *response)
{
    struct entry *entry = slot_of(cache, encoding, target);
    if (!take_page(entry, encoding, target, response))
        return false;
    note_use(cache, entry);
    return true;
}

bool page_cache_find(struct page_cache *cache, struct database_pool *pool,
                     const struct request *request, int64_t *counter, struct response *response)
{
    int64_t day = date_to_days(env_today());
    const char *encoding = page_cache_choose_encoding(request);
    if (!database_pool_read_change_counter(pool, counter, NULL)) {
        *counter = -1;
        return false;
    }
    bool wants_fresh =
        request->cache_control != NULL && strstr(request->cache_control, "no-cache") != NULL;
    pthread_mutex_lock(&cache->lock);
    if (cache->counter != *counter || cache->day != day) {
        empty(cache);
        cache->counter = *counter;
        cache->day = day;
    }
    bool is_found =
        !wants_fresh && ((encoding != NULL && take(cache, encoding, request->target, response)) ||
                         take(cache, unpacked, request->target, response));
    pthread_mutex_unlock(&cache->lock);
    return is_found;
}

/* Whatever is sent: packed, or the body itself. */
static struct kept_page *make_kept(const struct response *response)
{
    const struct strbuf *body = &response->body;
    bool is_packed = response->ready != NULL;
    struct kept_page *page =
        make_page(is_packed ? response->ready : body->data, response_length(response),
                  response->ready_encoding, response->content_type);
    if (response->header_count > 0 &&
        (page->disposition = strdup(response->headers[0].value)) == NULL)
        abort();
    page_cache_make_tag(body->data, body->length, page->tag);
    return page;
}

static void put(struct page_cache *cache, const char *target, const struct response *response)
{
    const struct strbuf *body = &response->body;
    const char *encoding = response->ready_encoding != NULL ? response->ready_encoding : unpacked;
    bool is_improvable = encoding != unpacked && page_pack_is_improvable(body->length);
    size_t plain_length = is_improvable ? body->length : 0;
    size_t needed = response_length(response) + plain_length + strlen(target) + 1;
    /* A file made anew costs less than all the pages that a large one would push out. */
    if (needed > cache->limit_bytes / (encoding == unpacked ? 16 : 4))
        return;
    if (cache->used_bytes + needed > cache->limit_bytes)
        empty(cache);
    struct entry *entry = slot_of(cache, encoding, target);
    drop(cache, entry);
    *entry = (struct entry){.target = strdup(target),
                            .page = make_kept(response),
                            .plain = is_improvable ? malloc(plain_length) : NULL,
                            .plain_length = plain_length};
    if (entry->target == NULL || (is_improvable && entry->plain == NULL))
        abort();
    if (is_improvable)
        memcpy(entry->plain, body->data, plain_length);
    cache->used_bytes += needed;
}

void page_cache_make_tag(const void *bytes, size_t length, char tag[RESPONSE_TAG_SIZE])
{
    enum { STEP = sizeof(uint64_t) };
    const unsigned char *p = bytes;
    uint64_t hash = 14695981039346656037u ^ length;
    for (; length >= STEP; p += STEP, length -= STEP) {
        uint64_t part;
        memcpy(&part, p, STEP);
        hash = (hash ^ part) * 1099511628211u;
        hash ^= hash >> 32;
    }
    for (; length > 0; p++, length--)
        hash = (hash ^ *p) * 1099511628211u;
    snprintf(tag, RESPONSE_TAG_SIZE, "W/\"%016llx\"", (unsigned long long)hash);
}

static bool pack(const char *encoding, struct response *response)
{
    size_t length = 0;
    const void *packed =
        page_pack(response->body.arena, encoding, PAGE_PACK_NOW, &response->body, &length);
    if (packed == NULL)
        return false;
    response->ready = packed;
    response->ready_length = length;
    response->ready_encoding = encoding;
    return true;
}

/* A page without headers of its own, or a file with its name and nothing else. */
static bool is_keepable(const struct response *response)
{
    return response->ready == NULL && !response->has_file && !response->is_private &&
           response->header_count <= 1 &&
           (response->header_count == 0 || strcmp(response->headers[0].name, file_header) == 0);
}

void page_cache_keep(struct page_cache *cache, const struct request *request, int64_t counter,
                     struct response *response)
{
    const char *encoding = page_cache_choose_encoding(request);
    bool is_text = strncmp(response->content_type, "text/", 5) == 0;
    if (!is_keepable(response) || (is_text && (encoding == NULL || !pack(encoding, response))))
        return;
    pthread_mutex_lock(&cache->lock);
    if (cache->counter == counter)
        put(cache, request->target, response);
    pthread_mutex_unlock(&cache->lock);
}

const char *page_cache_choose_encoding(const struct request *request)
{
    return request->accepts_brotli ? brotli : request->accepts_gzip ? gzip : NULL;
}
