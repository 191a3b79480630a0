#include "web/http/response.h"

#include <assert.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/banned.h"

void response_init(struct response *response, struct arena *arena)
{
    memset(response, 0, sizeof *response);
    response->status = 200;
    response->content_type = "text/html; charset=utf-8";
    strbuf_init(&response->body, arena);
}

void response_reset(struct response *response, int status)
{
    size_t kept = 0;
    for (size_t i = 0; i < response->header_count; i++)
        if (strcasecmp(response->headers[i].name, "Set-Cookie") == 0)
            response->headers[kept++] = response->headers[i];
    response->header_count = kept;
    response->status = status;
    response->content_type = "text/html; charset=utf-8";
    response->ready = NULL;
    response->ready_length = 0;
    response->ready_encoding = NULL;
    response_release(response);
    response->is_attachment_safe = false;
    strbuf_clear(&response->body);
}

void response_send_file(struct response *response, int descriptor, int64_t length)
{
    response_release(response);
    response->has_file = true;
    response->file = descriptor;
    response->file_length = length;
}

void response_release(struct response *response)
{
    if (response->has_file)
        close(response->file);
    response->has_file = false;
}

size_t response_length(const struct response *response)
{
    if (response->has_file)
        return (size_t)response->file_length;
    return response->ready != NULL ? response->ready_length : response->body.length;
}

void response_add_header(struct response *response, const char *name, const char *value)
{
    assert(response->header_count < RESPONSE_MAX_HEADERS);
    assert(strpbrk(value, "\r\n") == NULL);
    response->headers[response->header_count++] = (struct response_header){name, value};
}

void response_redirect(struct response *response, const char *location)
{
    response->status = 303;
    response_add_header(response, "Location", location);
}

void response_set_file_name(struct response *response, struct arena *arena, const char *name)
{
    struct strbuf value;
    strbuf_init(&value, arena);
    strbuf_add(&value, "attachment; filename=\"");
    for (const char *p = name; *p != '\0'; p++) {
        bool is_plain =
            (unsigned char)*p >= 0x20 && (unsigned char)*p < 0x7F && strchr("\"\\%;", *p) == NULL;
        strbuf_add_char(&value, is_plain ? *p : '_');
    }
    strbuf_add(&value, "\"; filename*=UTF-8''");
    for (const char *p = name; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || strchr("-._~", c) != NULL;
        if (is_plain)
            strbuf_add_char(&value, (char)c);
        else
            strbuf_printf(&value, "%%%02X", c);
    }
    response_add_header(response, "Content-Disposition", value.data);
}
