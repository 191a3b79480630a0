/* Page cache: rendered public pages, kept until anything is committed.
 *
 * A page is kept under the database's change counter that was read before it was rendered; any
 * commit, by any process, makes a new counter and so no page is ever stale. A new day in Colombia
 * empties it too, for deadlines pass. Texts are kept packed (brotli or gzip); for those who accept
 * neither they are rendered again. PDFs and workbooks are kept as they are, with their file name.
 * A large page is packed quickly at first, for somebody waits, and
 * once more as small as it gets by a thread of its own when it is asked for again. Bounded in
 * bytes; when full it is emptied. Safe from any thread.
 */
#ifndef ATALAYA_WEB_HTTP_PAGE_CACHE_H
#define ATALAYA_WEB_HTTP_PAGE_CACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "storage/database_pool.h"
#include "web/http/request.h"
#include "web/http/response.h"

struct page_cache;

/* A page that is kept: whoever has one of page_cache_find gives it back with page_cache_release. */
struct kept_page {
    int references;
    const char *content_type;
    const char *encoding; /* of page_cache_choose_encoding; NULL: as it is */
    char *disposition;    /* Content-Disposition of a file; NULL: none */
    unsigned char *bytes;
    size_t length;
    char tag[RESPONSE_TAG_SIZE]; /* for ETag; files have none */
    /* What the server made of it, ready to be sent; ended with the page. */
    void *prepared;
    void (*destroy_prepared)(void *prepared);
};

struct page_cache *page_cache_create(size_t limit_bytes);
void page_cache_destroy(struct page_cache *cache);

/* Fills response from what is kept (response->kept is to be released) and answers true; otherwise
 * *counter is what to keep it under. A request with Cache-Control: no-cache finds nothing. */
bool page_cache_find(struct page_cache *cache, struct database_pool *pool,
                     const struct request *request, int64_t *counter, struct response *response);

/* Keeps a rendered response (packs its body first, which also speeds this answer). */
void page_cache_keep(struct page_cache *cache, const struct request *request, int64_t counter,
                     struct response *response);

/* Waits until no page is to be packed again: for tests and measurements. */
void page_cache_finish_packing(struct page_cache *cache);

/* What is kept now, at most the limit. */
size_t page_cache_used_bytes(struct page_cache *cache);

/* Gives a page back; NULL is fine. */
void page_cache_release(struct kept_page *page);

/* Writes the quoted mark of some bytes: of a page as it is before it is packed. */
void page_cache_make_tag(const void *bytes, size_t length, char tag[RESPONSE_TAG_SIZE]);

/* "br", "gzip" or NULL: the smallest that the browser takes. */
const char *page_cache_choose_encoding(const struct request *request);

#endif
