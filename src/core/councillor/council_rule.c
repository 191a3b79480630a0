#include "core/councillor/council_rule.h"

#include <assert.h>
#include <string.h>

#include "base/banned.h"

static const struct {
    const char *code, *label;
} kinds[QUORUM_KINDS] = {
#define QUORUM_KIND(name, code, label) {code, label},
#include "core/councillor/quorum_kind.def"
#undef QUORUM_KIND
};

const char *quorum_kind_code(enum quorum_kind kind)
{
    assert(kind < QUORUM_KINDS);
    return kinds[kind].code;
}

const char *quorum_kind_label(enum quorum_kind kind)
{
    assert(kind < QUORUM_KINDS);
    return kinds[kind].label;
}

bool quorum_kind_parse(const char *code, enum quorum_kind *kind)
{
    for (int i = 0; i < QUORUM_KINDS; i++)
        if (strcmp(kinds[i].code, code) == 0) {
            *kind = (enum quorum_kind)i;
            return true;
        }
    return false;
}

int council_rule_quorum(const struct council_rule *rule, int in_office)
{
    enum { PARTS_OF_A_THIRD = 3 };
    int needed = 0;
    switch (rule->quorum) {
    case QUORUM_MAJORITY:
        needed = in_office / 2 + 1;
        break;
    case QUORUM_HALF:
        needed = (in_office + 1) / 2;
        break;
    case QUORUM_THIRD:
        needed = (in_office + PARTS_OF_A_THIRD - 1) / PARTS_OF_A_THIRD;
        break;
    case QUORUM_NUMBER:
    case QUORUM_KINDS:
        needed = rule->quorum_number;
        break;
    }
    return needed < 1 ? 1 : needed;
}
