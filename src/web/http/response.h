/* Response: what goes out: status, headers that pages may set, and a body. The server adds the
 * security headers to every one (http/headers.h). */
#ifndef ATALAYA_WEB_HTTP_RESPONSE_H
#define ATALAYA_WEB_HTTP_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum { RESPONSE_MAX_HEADERS = 12, RESPONSE_TAG_SIZE = 24 };

struct kept_page;

struct response_header {
    const char *name, *value;
};

struct response {
    int status; /* 200 until something else is said */
    const char *content_type;
    struct strbuf body;
    const void *ready; /* instead of body: bytes that outlive the request, or in its arena */
    size_t ready_length;
    const char *ready_encoding; /* "gzip", "br"; NULL: as they are */
    bool has_file;              /* instead of both: an open file, sent from the disk */
    int file;
    int64_t file_length;
    struct kept_page *kept;  /* of the page cache, to be released; NULL: none */
    bool is_private;         /* Cache-Control: no-store; true behind login */
    bool has_secret;         /* shows a secret: never compressed (docs/decisions/0009) */
    bool is_attachment_safe; /* evidence: its own policy (sandbox) */
    struct response_header headers[RESPONSE_MAX_HEADERS];
    size_t header_count;
};

void response_init(struct response *response, struct arena *arena);
/* Empties body and headers for another answer (an error page), keeping cookies that were set. */
void response_reset(struct response *response, int status);
/* value has no CR or LF (asserted). */
void response_add_header(struct response *response, const char *name, const char *value);
/* 303 See Other: the browser asks location with GET. */
void response_redirect(struct response *response, const char *location);
/* Answers with an open file, which the response owns from now on, without reading it: however large
 * it is, it is never in memory. */
void response_send_file(struct response *response, int descriptor, int64_t length);
/* Closes the file that was not sent. To be called for every response in the end. */
void response_release(struct response *response);
/* Bytes of whatever is sent. */
size_t response_length(const struct response *response);
/* Offers the body as a file to be kept: RFC 6266, name in UTF-8. */
void response_set_file_name(struct response *response, struct arena *arena, const char *name);

#endif
