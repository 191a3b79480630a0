/* Request: what came in, parsed and bounded, before any page sees it.
 *
 * Path and query are percent-decoded once; texts are valid UTF-8 without NUL (others were refused
 * with 400). Fields keep their order; a name may repeat. Files of a multipart form are
 * bytes of the body (http/body.h): small ones in memory, large ones in a mapped file, bounded by
 * the page's descriptor. Everything lives until the request ends. */
#ifndef ATALAYA_WEB_HTTP_REQUEST_H
#define ATALAYA_WEB_HTTP_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum http_method { HTTP_GET = 1, HTTP_POST = 2 }; /* HEAD is GET without a body */

enum {
    REQUEST_MAX_PATH_BYTES = 2048,
    REQUEST_MAX_FIELDS = 2000,
    REQUEST_MAX_FIELD_BYTES = 256 * 1024,
    REQUEST_MAX_FORM_BYTES = 2 * 1024 * 1024, /* a form without files */
    REQUEST_MAX_FILES = 24,
    REQUEST_MAX_FILE_BYTES = 32 * 1024 * 1024,
    REQUEST_MAX_UPLOAD_BYTES = 48 * 1024 * 1024, /* a form with files */
};

struct request_field {
    const char *name;
    const char *value;
};

struct request_fields {
    struct request_field *items;
    size_t count;
};

struct request_file {
    const char *field;
    const char *name; /* as the browser says, without folders; "" when nothing was chosen */
    const char *bytes;
    size_t length;
};

struct request {
    enum http_method method;
    bool is_head;
    const char *path;   /* decoded, begins with / */
    const char *target; /* path and query as they came, for caches and links back */
    struct request_fields query, form, cookies;
    struct request_file *files;
    size_t file_count;
    const char *host, *origin, *fetch_site, *user_agent, *content_type; /* NULL where absent */
    const char *if_none_match, *cache_control;
    bool accepts_gzip, accepts_brotli;
    const char *address; /* of the client, behind trusted proxies */
    char id[13];         /* of the request, in logs and on error pages */
};

/* The first value of a name; NULL where there is none. */
const char *request_query(const struct request *request, const char *name);
const char *request_form(const struct request *request, const char *name);
const char *request_cookie(const struct request *request, const char *name);
const struct request_file *request_file(const struct request *request, const char *field);

/* Whether a positive decimal number fits; for ids in paths and forms. */
bool request_parse_id(const char *text, int64_t *id);

enum request_problem {
    REQUEST_OK,
    REQUEST_BAD,       /* 400 */
    REQUEST_TOO_LARGE, /* 413 */
};

/* Parses "a=1&b=2" (percent- and plus-encoded) into fields. */
enum request_problem request_parse_fields(struct arena *arena, const char *text, size_t length,
                                          struct request_fields *fields);

/* Parses a Cookie header. Cookies that cannot be read are passed over. */
void request_parse_cookies(struct arena *arena, const char *header, struct request_fields *cookies);

/* Decodes %XX in a path; false on bad escapes, NUL, invalid UTF-8, or "..", "." and empty segments.
 */
bool request_decode_path(struct arena *arena, const char *target, const char **path);

/* Parses a multipart/form-data body into form and files. content_type holds the boundary. */
enum request_problem request_parse_multipart(struct arena *arena, struct request *request,
                                             const char *body, size_t length);

#endif
