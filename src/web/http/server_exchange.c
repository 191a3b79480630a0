#include "web/http/server_exchange.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/env.h"
#include "base/log.h"
#include "web/http/body.h"
#include "web/http/client_address.h"
#include "web/http/header_check.h"
#include "web/http/page_cache.h"
#include "web/http/server_watch.h"
#include "web/http/wire_answer.h"
#include "web/static/static_file.h"
#include "web/visitor.h"

#include "base/banned.h"

enum {
    STRANGER_BODY_BYTES = 64 * 1024,
};

struct exchange {
    struct arena arena;
    const struct site *site;
    const struct server_settings *settings;
    const char *peer; /* the connection's address */
    struct request request;
    struct response response;
    struct body body;
    int refused; /* status; 0: goes on */
    bool has_headers;
    int64_t start_ms;
};

/* Numbers of requests differ, and nobody outside can tell how many there were: counted from a
 * chance number, then mixed (a bijection, by the constant of splitmix64). */
static void write_id(char id[13])
{
    static uint64_t next;
    uint64_t first = __atomic_load_n(&next, __ATOMIC_RELAXED);
    if (first == 0) {
        uint64_t chance = 0, nothing = 0;
        env_random_bytes(&chance, sizeof chance);
        __atomic_compare_exchange_n(&next, &nothing, chance | 1, false, __ATOMIC_RELAXED,
                                    __ATOMIC_RELAXED);
    }
    uint64_t mixed = __atomic_add_fetch(&next, 1, __ATOMIC_RELAXED) * 0xbf58476d1ce4e5b9u;
    mixed ^= mixed >> 31;
    for (size_t i = 0; i < 12; i++, mixed >>= 4)
        id[i] = "0123456789abcdef"[mixed & 15];
    id[12] = '\0';
}

struct exchange *exchange_create(const struct site *site, const struct server_settings *settings,
                                 const char *peer, const char *target)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);
    if (exchange == NULL)
        abort();
    exchange->site = site;
    exchange->settings = settings;
    exchange->peer = peer;
    exchange->start_ms = env_monotonic_ms();
    exchange->request.target = arena_strdup(&exchange->arena, target);
    response_init(&exchange->response, &exchange->arena);
    write_id(exchange->request.id);
    return exchange;
}

void exchange_destroy(struct exchange *exchange)
{
    page_cache_release(exchange->response.kept);
    response_release(&exchange->response);
    body_release(&exchange->body);
    arena_release(&exchange->arena);
    free(exchange);
}

bool exchange_has_headers(const struct exchange *exchange)
{
    return exchange->has_headers;
}

int64_t exchange_time_left_ms(const struct exchange *exchange)
{
    int64_t earned_ms = (int64_t)exchange->body.length * 1000 / WATCH_BODY_BYTES_PER_S;
    return exchange->start_ms + WATCH_GRACE_MS + earned_ms - env_monotonic_ms();
}

size_t exchange_answer_length(const struct exchange *exchange)
{
    return response_length(&exchange->response);
}

static bool accepts(const char *header, const char *coding)
{
    const char *p = header == NULL ? NULL : strcasestr(header, coding);
    return p != NULL && strncmp(p + strlen(coding), ";q=0", 4) != 0;
}

static void copy_headers(struct exchange *exchange, const struct header_check *check)
{
    struct request *request = &exchange->request;
    request->host = check->host;
    request->origin = check->origin;
    request->fetch_site = check->fetch_site;
    request->user_agent = check->user_agent;
    request->content_type = check->content_type;
    request->if_none_match = check->if_none_match;
    request->cache_control = check->cache_control;
    request->accepts_gzip = accepts(check->accept_encoding, "gzip");
    request->accepts_brotli = accepts(check->accept_encoding, "br");
    request->address = client_address_find(&exchange->arena, exchange->settings, exchange->peer,
                                           check->forwarded_for);
    request_parse_cookies(&exchange->arena, check->cookie, &request->cookies);
}

static int read_method(struct exchange *exchange, const char *method)
{
    struct request *request = &exchange->request;
    request->is_head = strcmp(method, "HEAD") == 0;
    if (strcmp(method, "POST") == 0)
        request->method = HTTP_POST;
    else if (strcmp(method, "GET") == 0 || request->is_head)
        request->method = HTTP_GET;
    else
        return 405;
    return 0;
}

static int read_target(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    const char *question = strchr(request->target, '?');
    size_t path_length =
        question == NULL ? strlen(request->target) : (size_t)(question - request->target);
    if (strlen(request->target) > 2 * REQUEST_MAX_PATH_BYTES)
        return 414;
    const char *raw = arena_strndup(&exchange->arena, request->target, path_length);
    if (!request_decode_path(&exchange->arena, raw, &request->path))
        return 400;
    if (question != NULL &&
        request_parse_fields(&exchange->arena, question + 1, strlen(question + 1),
                             &request->query) != REQUEST_OK)
        return 400;
    return 0;
}

static bool is_multipart(const struct request *request)
{
    return request->content_type != NULL &&
           strncasecmp(request->content_type, "multipart/form-data", 19) == 0;
}

static const struct page *find_page(struct exchange *exchange)
{
    const char *council = NULL;
    struct page_parameters parameters;
    return exchange->request.path == NULL
               ? NULL
               : page_find(&exchange->arena, exchange->request.path, &council, &parameters);
}

static bool takes_files(const struct page *page)
{
    const struct page_field *field = page == NULL ? NULL : page->fields;
    while (field != NULL && field->name != NULL && !field->is_file)
        field++;
    return field != NULL && field->name != NULL;
}

/* Files come only to pages that ask for them, and much of anything only from who has a session:
 * otherwise a stranger could fill the memory and the disk. 0 or a status. */
static int limit_body(struct exchange *exchange, int64_t length)
{
    const struct request *request = &exchange->request;
    struct body *body = &exchange->body;
    bool is_member = false;
    if (request->method != HTTP_POST)
        return 0;
    body->limit = STRANGER_BODY_BYTES;
    if (length > STRANGER_BODY_BYTES &&
        !visitor_find_session(exchange->site, request, &exchange->arena, &is_member))
        return 503;
    if (!is_member)
        return 0;
    const struct page *page = find_page(exchange);
    body->limit = REQUEST_MAX_FORM_BYTES;
    if (!is_multipart(request) || !takes_files(page))
        return 0;
    body->may_use_file = true;
    body->limit = page->max_upload_bytes == 0 ? REQUEST_MAX_UPLOAD_BYTES : page->max_upload_bytes;
    return 0;
}

static int read_length(struct exchange *exchange, const struct header_check *check)
{
    if (exchange->request.method == HTTP_POST && !check->has_body)
        return 411;
    int refused = limit_body(exchange, check->body_length);
    if (refused != 0)
        return refused;
    return check->body_length > (int64_t)exchange->body.limit ? 413 : 0;
}

static void fail(struct exchange *exchange, int status)
{
    struct page_context page = {.arena = &exchange->arena,
                                .site = exchange->site,
                                .request = &exchange->request,
                                .response = &exchange->response};
    if (exchange->request.path == NULL)
        exchange->request.path = "/";
    page_fail(&page, status);
    if (status == 405)
        response_add_header(&exchange->response, "Allow", "GET, HEAD, POST");
}

bool exchange_take_headers(struct exchange *exchange, struct MHD_Connection *connection,
                           const char *method)
{
    struct header_check check;
    exchange->has_headers = true;
    int refused = header_check(connection, &check);
    if (refused == 0)
        copy_headers(exchange, &check);
    if (refused == 0)
        refused = read_method(exchange, method);
    if (refused == 0)
        refused = read_target(exchange);
    if (refused == 0)
        refused = read_length(exchange, &check);
    if (refused == 0)
        return true;
    fail(exchange, refused);
    exchange->refused = refused;
    response_add_header(&exchange->response, "Connection", "close");
    return false;
}

void exchange_take_body(struct exchange *exchange, const char *bytes, size_t length)
{
    static const int statuses[] = {[BODY_OK] = 0,
                                   [BODY_TOO_LARGE] = 413,
                                   [BODY_BUSY] = 503,
                                   [BODY_NO_SPACE] = 507,
                                   [BODY_FAILED] = 500};
    if (exchange->refused == 0)
        exchange->refused = statuses[body_add(&exchange->body, bytes, length)];
}

static int parse_body(struct exchange *exchange)
{
    struct request *request = &exchange->request;
    const size_t length = exchange->body.length;
    if (exchange->refused != 0)
        return exchange->refused;
    if (request->method != HTTP_POST || length == 0)
        return 0;
    const char *bytes = body_finish(&exchange->body);
    if (bytes == NULL)
        return 500;
    enum request_problem problem =
        is_multipart(request)
            ? request_parse_multipart(&exchange->arena, request, bytes, length)
            : request_parse_fields(&exchange->arena, bytes, length, &request->form);
    return problem == REQUEST_OK ? 0 : problem == REQUEST_TOO_LARGE ? 413 : 400;
}

static bool answer_static(struct exchange *exchange)
{
    static const char folder[] = "/estatico/";
    struct response *response = &exchange->response;
    if (strncmp(exchange->request.path, folder, sizeof folder - 1) != 0)
        return false;
    const struct static_file *file = static_file_find(exchange->request.path + sizeof folder - 1);
    if (file == NULL || exchange->request.method != HTTP_GET) {
        fail(exchange, 404);
        return true;
    }
    const struct static_bytes *bytes = exchange->request.accepts_brotli ? &file->brotli
                                       : exchange->request.accepts_gzip ? &file->gzip
                                                                        : &file->plain;
    response->ready = bytes->bytes;
    response->ready_length = bytes->length;
    response->ready_encoding = bytes == &file->brotli ? "br" : bytes == &file->gzip ? "gzip" : NULL;
    response->content_type = file->content_type;
    response_add_header(response, "Cache-Control", "public, max-age=31536000, immutable");
    return true;
}

/* The pattern of the path, for the path itself may hold an invitation's token. */
static void log_answer(struct exchange *exchange)
{
    const struct page *page = log_is_traced("http") ? find_page(exchange) : NULL;
    log_trace("http", "%s %s %s %d %zu B %lld ms", exchange->request.id,
              exchange->request.method == HTTP_POST ? "POST" : "GET",
              page == NULL ? "-" : page->path, exchange->response.status,
              exchange_answer_length(exchange),
              (long long)(env_monotonic_ms() - exchange->start_ms));
}

void exchange_answer(struct exchange *exchange)
{
    int refused = parse_body(exchange);
    if (refused != 0)
        fail(exchange, refused);
    else if (!answer_static(exchange))
        site_answer(exchange->site, &exchange->request, NULL, &exchange->response);
    wire_answer_pack(&exchange->request, &exchange->response);
    wire_answer_compare_tag(&exchange->request, &exchange->response);
    log_answer(exchange);
}

enum MHD_Result exchange_queue(struct exchange *exchange, struct MHD_Connection *connection)
{
    return wire_answer_queue(exchange->site, &exchange->response, connection);
}
