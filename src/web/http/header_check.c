#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "web/http/header_check.h"

#include "base/banned.h"

struct seen {
    struct header_check *check;
    int hosts, lengths, encodings;
    const char *length, *encoding;
    bool is_bad;
};

/* RFC 9110: the characters of a token. */
static bool is_name(const char *name, size_t size)
{
    static const bool
        allowed[256] = {['!'] = true,         ['#' ... '\''] = true, ['*'] = true,
                        ['+'] = true,         ['-'] = true,          ['.'] = true,
                        ['^' ... '`'] = true, ['|'] = true,          ['~'] = true,
                        ['0' ... '9'] = true, ['A' ... 'Z'] = true,  ['a' ... 'z'] = true};
    for (size_t i = 0; i < size; i++)
        if (!allowed[(unsigned char)name[i]])
            return false;
    return size > 0;
}

static bool is_value(const char *value, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (((unsigned char)value[i] < 0x20 && value[i] != '\t') || value[i] == 0x7F)
            return false;
    return true;
}

/* The host goes into no page and no link (base_url does), but a proxy may choose by it. */
static bool is_host(const char *value)
{
    return value[0] != '\0' && strpbrk(value, " \t/\\@?#,\"<>") == NULL;
}

/* Where the value of a header is kept; NULL: it is not. */
static const char **find_place(struct header_check *check, const char *name, size_t size)
{
    const struct {
        const char *name;
        size_t size;
        const char **place;
    } known[] = {
#define HEADER(name, member) {name, sizeof name - 1, &check->member}
        HEADER("Host", host),
        HEADER("Origin", origin),
        HEADER("Sec-Fetch-Site", fetch_site),
        HEADER("User-Agent", user_agent),
        HEADER("Content-Type", content_type),
        HEADER("If-None-Match", if_none_match),
        HEADER("Cache-Control", cache_control),
        HEADER("Accept-Encoding", accept_encoding),
        HEADER("X-Forwarded-For", forwarded_for),
        HEADER("Cookie", cookie),
#undef HEADER
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].size == size && strncasecmp(known[i].name, name, size) == 0)
            return known[i].place;
    return NULL;
}

/* The first of a name, but the last X-Forwarded-For: a proxy that adds a line of its own adds it
 * below those that a stranger sent. */
static void keep(struct header_check *check, const char *name, size_t size, const char *value)
{
    const char **place = find_place(check, name, size);
    if (place != NULL && (*place == NULL || place == &check->forwarded_for))
        *place = value;
}

static enum MHD_Result see(void *context, enum MHD_ValueKind kind, const char *name,
                           size_t name_size, const char *value, size_t value_size)
{
    (void)kind;
    struct seen *seen = context;
    if (value == NULL || !is_name(name, name_size) || !is_value(value, value_size)) {
        seen->is_bad = true;
        return MHD_YES;
    }
    if (strcasecmp(name, "Host") == 0) {
        seen->hosts++;
        seen->is_bad |= !is_host(value);
    } else if (strcasecmp(name, "Content-Length") == 0) {
        seen->lengths++;
        seen->length = value;
    } else if (strcasecmp(name, "Transfer-Encoding") == 0) {
        seen->encodings++;
        seen->encoding = value;
    }
    keep(seen->check, name, name_size, value);
    return MHD_YES;
}

static bool parse_length(const char *text, int64_t *length)
{
    *length = 0;
    if (text[0] == '\0' || strlen(text) > 15)
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return false;
        *length = *length * 10 + (*text - '0');
    }
    return true;
}

int header_check(struct MHD_Connection *connection, struct header_check *check)
{
    struct seen seen = {.check = check};
    *check = (struct header_check){0};
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, see, &seen);
    if (seen.is_bad || seen.hosts != 1 || seen.lengths + seen.encodings > 1)
        return 400;
    if (seen.encoding != NULL && strcasecmp(seen.encoding, "chunked") != 0)
        return 400;
    /* No browser sends a form in chunks, and what the library makes of a bad chunk would be its own
     * answer without our headers: the length must be said. */
    if (seen.encoding != NULL)
        return 411;
    if (seen.length != NULL && !parse_length(seen.length, &check->body_length))
        return 400;
    check->has_body = seen.length != NULL;
    return 0;
}
