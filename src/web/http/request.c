#include "web/http/request.h"

#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

#include "base/banned.h"

static const char *find(const struct request_fields *fields, const char *name)
{
    for (size_t i = 0; i < fields->count; i++)
        if (strcmp(fields->items[i].name, name) == 0)
            return fields->items[i].value;
    return NULL;
}

const char *request_query(const struct request *request, const char *name)
{
    return find(&request->query, name);
}

const char *request_form(const struct request *request, const char *name)
{
    return find(&request->form, name);
}

const char *request_cookie(const struct request *request, const char *name)
{
    return find(&request->cookies, name);
}

const struct request_file *request_file(const struct request *request, const char *field)
{
    for (size_t i = 0; i < request->file_count; i++)
        if (strcmp(request->files[i].field, field) == 0)
            return &request->files[i];
    return NULL;
}

bool request_parse_id(const char *text, int64_t *id)
{
    int64_t value = 0;
    if (text == NULL || text[0] == '\0' || text[0] == '0' || strlen(text) > 18)
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return false;
        value = value * 10 + (*text - '0');
    }
    *id = value;
    return true;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Decodes length bytes; NULL on a bad escape, NUL or invalid UTF-8. */
static const char *decode(struct arena *arena, const char *text, size_t length, bool plus_is_space)
{
    char *out = arena_alloc(arena, length + 1);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '%') {
            int high = i + 1 < length ? hex_digit(text[i + 1]) : -1;
            int low = i + 2 < length ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return NULL;
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c == '\0')
            return NULL;
        out[used++] = c;
    }
    return text_is_utf8(out, used) ? out : NULL;
}

static struct request_field *add_field(struct arena *arena, struct request_fields *fields)
{
    fields->items = arena_grow(arena, fields->items, fields->count, sizeof fields->items[0]);
    return &fields->items[fields->count++];
}

enum request_problem request_parse_fields(struct arena *arena, const char *text, size_t length,
                                          struct request_fields *fields)
{
    const char *p = text, *end = text + length;
    while (p < end) {
        const char *stop = memchr(p, '&', (size_t)(end - p));
        if (stop == NULL)
            stop = end;
        const char *equals = memchr(p, '=', (size_t)(stop - p));
        const char *value = equals == NULL ? stop : equals + 1;
        if (stop > p) {
            if (fields->count >= REQUEST_MAX_FIELDS || (size_t)(stop - p) > REQUEST_MAX_FIELD_BYTES)
                return REQUEST_TOO_LARGE;
            struct request_field field = {
                decode(arena, p, (size_t)((equals == NULL ? stop : equals) - p), true),
                decode(arena, value, (size_t)(stop - value), true)};
            if (field.name == NULL || field.value == NULL)
                return REQUEST_BAD;
            *add_field(arena, fields) = field;
        }
        p = stop + 1;
    }
    return REQUEST_OK;
}

void request_parse_cookies(struct arena *arena, const char *header, struct request_fields *cookies)
{
    enum { MAX_COOKIES = 50 };
    while (header != NULL && *header != '\0' && cookies->count < MAX_COOKIES) {
        size_t length = strcspn(header, ";");
        const char *start = header + strspn(header, " ");
        const char *end = header + length;
        const char *equals = start < end ? memchr(start, '=', (size_t)(end - start)) : NULL;
        if (equals != NULL && text_is_utf8(start, (size_t)(end - start)))
            *add_field(arena, cookies) = (struct request_field){
                arena_strndup(arena, start, (size_t)(equals - start)),
                arena_strndup(arena, equals + 1, (size_t)(end - equals - 1))};
        header += length + (header[length] == ';');
    }
}

static bool has_bad_segment(const char *path)
{
    while (*path != '\0') {
        size_t length = strcspn(path, "/");
        if ((length == 1 && path[0] == '.') || (length == 2 && strncmp(path, "..", 2) == 0))
            return true;
        path += length;
        if (path[0] == '/' && path[1] == '/')
            return true;
        path += *path == '/';
    }
    return false;
}

bool request_decode_path(struct arena *arena, const char *target, const char **path)
{
    const char *decoded = target[0] == '/' ? decode(arena, target, strlen(target), false) : NULL;
    if (decoded == NULL || strchr(decoded, '\\') != NULL || has_bad_segment(decoded + 1) ||
        decoded[1] == '/')
        return false;
    *path = decoded;
    return true;
}
