#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "web/http/header_check.h"

#include "base/banned.h"

struct seen {
    int hosts, lengths, encodings;
    const char *length, *encoding;
    bool is_bad;
};

static bool is_name(const char *name, size_t size)
{
    static const char allowed[] = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "abcdefghijklmnopqrstuvwxyz";
    return size > 0 && strspn(name, allowed) == size;
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

static enum MHD_Result see(void *context, enum MHD_ValueKind kind, const char *name,
                           size_t name_size, const char *value, size_t value_size)
{
    (void)kind;
    struct seen *seen = context;
    if (value == NULL || !is_name(name, name_size) || !is_value(value, value_size)) {
        seen->is_bad = true;
    } else if (strcasecmp(name, "Host") == 0) {
        seen->hosts++;
        seen->is_bad |= !is_host(value);
    } else if (strcasecmp(name, "Content-Length") == 0) {
        seen->lengths++;
        seen->length = value;
    } else if (strcasecmp(name, "Transfer-Encoding") == 0) {
        seen->encodings++;
        seen->encoding = value;
    }
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
    struct seen seen = {0};
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
