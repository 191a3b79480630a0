#include "web/http/wire_answer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "web/http/page_cache.h"
#include "web/http/page_pack.h"

#include "base/banned.h"

enum { PACK_FROM_BYTES = 1000 };

void wire_answer_pack(const struct request *request, struct response *response)
{
    const char *encoding = page_cache_choose_encoding(request);
    if (response->has_secret || response->ready != NULL || response->has_file || encoding == NULL ||
        response->body.length < PACK_FROM_BYTES || strncmp(response->content_type, "text/", 5) != 0)
        return;
    size_t length = 0;
    const void *packed =
        page_pack(response->body.arena, encoding, PAGE_PACK_NOW, &response->body, &length);
    if (packed == NULL)
        return;
    response->ready = packed;
    response->ready_length = length;
    response->ready_encoding = encoding;
}

/* Of the page before it was packed, so that it stays the same whichever way it is. */
static void make_tag(const struct response *response, char tag[RESPONSE_TAG_SIZE])
{
    if (response->body.length > 0)
        page_cache_make_tag(response->body.data, response->body.length, tag);
    else
        page_cache_make_tag(response->ready != NULL ? response->ready : "", response->ready_length,
                            tag);
}

void wire_answer_compare_tag(const struct request *request, struct response *response)
{
    const char *known = request->if_none_match;
    if (response->status != 200 || response->is_private || request->method != HTTP_GET ||
        response->header_count > 0 || response->has_file)
        return;
    char *tag = arena_alloc(response->body.arena, RESPONSE_TAG_SIZE);
    if (response->kept != NULL)
        memcpy(tag, response->kept->tag, RESPONSE_TAG_SIZE);
    else
        make_tag(response, tag);
    response_add_header(response, "ETag", tag);
    if (known == NULL || strstr(known, tag) == NULL)
        return;
    response->status = 304;
    response->ready = "";
    response->ready_length = 0;
    response->ready_encoding = NULL;
}

/* A file goes from the disk to the socket; libmicrohttpd closes it in the end. */
static struct MHD_Response *make_body(struct response *response, enum MHD_ResponseMemoryMode mode)
{
    if (response->has_file) {
        struct MHD_Response *made =
            MHD_create_response_from_fd64((uint64_t)response->file_length, response->file);
        if (made != NULL)
            response->has_file = false;
        return made;
    }
    const void *bytes = response->ready != NULL ? response->ready : response->body.data;
    return MHD_create_response_from_buffer(response_length(response), (void *)(uintptr_t)bytes,
                                           mode);
}

static struct MHD_Response *make_answer(const struct site *site, struct response *response,
                                        enum MHD_ResponseMemoryMode mode)
{
    const size_t length = response_length(response);
    struct MHD_Response *made = make_body(response, mode);
    struct response_header fixed[16];
    if (made == NULL)
        abort();
    site_list_headers(site, response, fixed);
    for (size_t i = 0; fixed[i].name != NULL; i++)
        MHD_add_response_header(made, fixed[i].name, fixed[i].value);
    for (size_t i = 0; i < response->header_count; i++)
        MHD_add_response_header(made, response->headers[i].name, response->headers[i].value);
    if (response->status != 304 && length > 0)
        MHD_add_response_header(made, "Content-Type", response->content_type);
    if (response->ready_encoding != NULL)
        MHD_add_response_header(made, "Content-Encoding", response->ready_encoding);
    MHD_add_response_header(made, "Vary", "Accept-Encoding");
    return made;
}

static void destroy_answer(void *answer)
{
    MHD_destroy_response(answer);
}

/* A kept page is made into an answer once; it is sent to many and counts who still sends it. */
static struct MHD_Response *find_prepared(const struct site *site, struct response *response)
{
    struct kept_page *page = response->kept;
    struct MHD_Response *prepared = __atomic_load_n(&page->prepared, __ATOMIC_ACQUIRE);
    if (prepared != NULL)
        return prepared;
    void *made = make_answer(site, response, MHD_RESPMEM_MUST_COPY), *expected = NULL;
    if (!__atomic_compare_exchange_n(&page->prepared, &expected, made, false, __ATOMIC_ACQ_REL,
                                     __ATOMIC_ACQUIRE)) {
        MHD_destroy_response(made);
        return expected;
    }
    /* Written by one thread alone, and read once nobody holds the page: not before this one. */
    page->destroy_prepared = destroy_answer;
    return made;
}

enum MHD_Result wire_answer_queue(const struct site *site, struct response *response,
                                  struct MHD_Connection *connection)
{
    bool is_kept = response->kept != NULL && response->status == 200;
    struct MHD_Response *answer = is_kept ? find_prepared(site, response)
                                          : make_answer(site, response, MHD_RESPMEM_PERSISTENT);
    enum MHD_Result result = MHD_queue_response(connection, (unsigned)response->status, answer);
    if (!is_kept)
        MHD_destroy_response(answer);
    return result;
}
