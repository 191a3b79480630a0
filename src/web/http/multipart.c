/* multipart/form-data (RFC 7578), parsed from a whole bounded body, in memory or mapped from the
 * disk (body.h), so that a file is never copied to be parsed. */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "web/http/request.h"

#include "base/banned.h"

enum { MAX_BOUNDARY_BYTES = 70 };

struct part {
    const char *name;
    const char *file_name; /* NULL: a plain field */
    const char *bytes;
    size_t length;
};

static const char *find_bytes(const char *p, const char *end, const char *wanted, size_t length)
{
    return length > (size_t)(end - p) ? NULL : memmem(p, (size_t)(end - p), wanted, length);
}

/* The boundary parameter, with "--" before it; NULL where there is none. */
static const char *find_boundary(struct arena *arena, const char *content_type)
{
    const char *p = strcasestr(content_type, "boundary=");
    if (p == NULL)
        return NULL;
    p += strlen("boundary=");
    bool is_quoted = *p == '"';
    p += is_quoted;
    size_t length = strcspn(p, is_quoted ? "\"" : "; \t,");
    if (length == 0 || length > MAX_BOUNDARY_BYTES)
        return NULL;
    return arena_printf(arena, "--%.*s", (int)length, p);
}

/* The value of name="…" in a Content-Disposition header line; backslash escapes as browsers write
 * them (%22 for quotes is left as it is). */
static const char *find_parameter(struct arena *arena, const char *line, const char *end,
                                  const char *name)
{
    size_t length = strlen(name);
    for (const char *p = line; p + length + 1 < end; p++) {
        if ((p[-1] != ' ' && p[-1] != ';') || strncasecmp(p, name, length) != 0 ||
            p[length] != '=' || p[length + 1] != '"')
            continue;
        const char *start = p + length + 2;
        const char *stop = memchr(start, '"', (size_t)(end - start));
        return stop == NULL ? NULL : arena_strndup(arena, start, (size_t)(stop - start));
    }
    return NULL;
}

/* Browsers of old sent whole paths; only the last part is the name. */
static const char *base_name(const char *name)
{
    const char *slash = strrchr(name, '/');
    if (slash != NULL)
        name = slash + 1;
    const char *backslash = strrchr(name, '\\');
    return backslash == NULL ? name : backslash + 1;
}

static bool read_headers(struct arena *arena, const char *p, const char *end, struct part *part)
{
    static const char wanted[] = "content-disposition:";
    while (p < end) {
        const char *stop = find_bytes(p, end, "\r\n", 2);
        if (stop == NULL)
            stop = end;
        if ((size_t)(stop - p) > sizeof wanted && strncasecmp(p, wanted, sizeof wanted - 1) == 0) {
            part->name = find_parameter(arena, p + sizeof wanted - 1, stop, "name");
            part->file_name = find_parameter(arena, p + sizeof wanted - 1, stop, "filename");
        }
        p = stop + 2;
    }
    return part->name != NULL && text_is_utf8(part->name, strlen(part->name));
}

/* Doubles at the powers of two: what a stranger sends is never copied once for each part. */
static void *append(struct arena *arena, void *items, size_t *count, size_t size)
{
    size_t old = (*count)++;
    if ((old & (old - 1)) != 0)
        return items;
    return arena_realloc(arena, items, old * size, (old == 0 ? 1 : 2 * old) * size);
}

static enum request_problem add_part(struct arena *arena, struct request *request,
                                     const struct part *part)
{
    if (part->file_name != NULL) {
        if (request->file_count >= REQUEST_MAX_FILES || part->length > REQUEST_MAX_FILE_BYTES)
            return REQUEST_TOO_LARGE;
        if (!text_is_utf8(part->file_name, strlen(part->file_name)))
            return REQUEST_BAD;
        request->files =
            append(arena, request->files, &request->file_count, sizeof request->files[0]);
        request->files[request->file_count - 1] = (struct request_file){
            part->name, base_name(part->file_name), part->bytes, part->length};
        return REQUEST_OK;
    }
    if (request->form.count >= REQUEST_MAX_FIELDS || part->length > REQUEST_MAX_FIELD_BYTES)
        return REQUEST_TOO_LARGE;
    if (!text_is_utf8(part->bytes, part->length) || memchr(part->bytes, '\0', part->length) != NULL)
        return REQUEST_BAD;
    request->form.items =
        append(arena, request->form.items, &request->form.count, sizeof request->form.items[0]);
    request->form.items[request->form.count - 1] =
        (struct request_field){part->name, arena_strndup(arena, part->bytes, part->length)};
    return REQUEST_OK;
}

enum request_problem request_parse_multipart(struct arena *arena, struct request *request,
                                             const char *body, size_t length)
{
    const char *boundary = find_boundary(arena, request->content_type);
    if (boundary == NULL)
        return REQUEST_BAD;
    const char *separator = arena_printf(arena, "\r\n%s", boundary);
    const size_t boundary_length = strlen(boundary), separator_length = boundary_length + 2;
    const char *end = body + length;
    const char *p = find_bytes(body, end, boundary, boundary_length);
    if (p != body)
        return REQUEST_BAD;
    p += boundary_length;
    while (end - p >= 2 && strncmp(p, "\r\n", 2) == 0) {
        const char *headers = p + 2;
        const char *blank = find_bytes(headers, end, "\r\n\r\n", 4);
        const char *next =
            blank == NULL ? NULL : find_bytes(blank + 2, end, separator, separator_length);
        if (next == NULL)
            return REQUEST_BAD;
        struct part part = {.bytes = blank + 4};
        if (next < part.bytes || !read_headers(arena, headers, blank, &part))
            return REQUEST_BAD;
        part.length = (size_t)(next - part.bytes);
        enum request_problem problem = add_part(arena, request, &part);
        if (problem != REQUEST_OK)
            return problem;
        p = next + separator_length;
    }
    return end - p >= 2 && strncmp(p, "--", 2) == 0 ? REQUEST_OK : REQUEST_BAD;
}
