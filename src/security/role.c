#include "security/role.h"

#include <assert.h>
#include <string.h>

#include "base/strbuf.h"

#include "base/banned.h"

struct role_entry {
    const char *code;
    const char *label;
    const char *purpose;
};

static const struct role_entry entries[ROLE_COUNT] = {
#define ROLE(name, code, label, purpose) [ROLE_##name] = {code, label, purpose},
#include "security/role.def"
#undef ROLE
};

const char *role_code(enum role role)
{
    assert(role < ROLE_COUNT);
    return entries[role].code;
}

const char *role_label(enum role role)
{
    assert(role < ROLE_COUNT);
    return entries[role].label;
}

const char *role_purpose(enum role role)
{
    assert(role < ROLE_COUNT);
    return entries[role].purpose;
}

static bool parse_bytes(const char *code, size_t length, enum role *role)
{
    for (enum role each = 0; each < ROLE_COUNT; each++) {
        if (strlen(entries[each].code) == length && memcmp(entries[each].code, code, length) == 0) {
            *role = each;
            return true;
        }
    }
    return false;
}

bool role_parse(const char *code, enum role *role)
{
    return parse_bytes(code, strlen(code), role);
}

bool role_parse_set(const char *codes, role_set *roles)
{
    role_set found = 0;
    for (;;) {
        codes += strspn(codes, ", ");
        size_t length = strcspn(codes, ", ");
        if (length == 0)
            break;
        enum role role = ROLE_COUNT;
        if (!parse_bytes(codes, length, &role))
            return false;
        found |= ROLE_BIT(role);
        codes += length;
    }
    *roles = found;
    return true;
}

static const char *join(role_set roles, const char *(*text)(enum role), const char *separator,
                        struct arena *arena)
{
    struct strbuf joined;
    strbuf_init(&joined, arena);
    for (enum role role = 0; role < ROLE_COUNT; role++) {
        if ((roles & ROLE_BIT(role)) == 0)
            continue;
        if (joined.length > 0)
            strbuf_add(&joined, separator);
        strbuf_add(&joined, text(role));
    }
    return joined.data;
}

const char *role_format_labels(role_set roles, struct arena *arena)
{
    return join(roles, role_label, ", ", arena);
}

const char *role_format_codes(role_set roles, struct arena *arena)
{
    return join(roles, role_code, ",", arena);
}

const char *role_describe(const char *codes, struct arena *arena)
{
    role_set roles = 0;
    return role_parse_set(codes, &roles) ? role_format_labels(roles, arena) : codes;
}
