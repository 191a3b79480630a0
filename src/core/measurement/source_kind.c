#include "core/measurement/source_kind.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/banned.h"

static const struct {
    const char *code, *label, *detail;
} kinds[SOURCE_KIND_COUNT] = {
#define SOURCE_KIND(name, code, label, detail) [SOURCE_KIND_##name] = {code, label, detail},
#include "core/measurement/source_kinds.def"
#undef SOURCE_KIND
};

const char *source_kind_code(enum source_kind kind)
{
    assert(kind < SOURCE_KIND_COUNT);
    return kinds[kind].code;
}

const char *source_kind_label(enum source_kind kind)
{
    assert(kind < SOURCE_KIND_COUNT);
    return kinds[kind].label;
}

const char *source_kind_detail(enum source_kind kind)
{
    assert(kind < SOURCE_KIND_COUNT);
    return kinds[kind].detail;
}

bool source_kind_parse(const char *code, enum source_kind *kind)
{
    for (enum source_kind each = 0; each < SOURCE_KIND_COUNT; each++)
        if (strcmp(kinds[each].code, code) == 0) {
            *kind = each;
            return true;
        }
    return false;
}
