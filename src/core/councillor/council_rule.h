/* Council rule: what a council itself decides about its work: when the mayor's term began, from
 * which the legal calendar follows, and how many councillors make a quorum. Pure; storage:
 * storage/councillor_store.h. */
#ifndef ATALAYA_CORE_COUNCILLOR_COUNCIL_RULE_H
#define ATALAYA_CORE_COUNCILLOR_COUNCIL_RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

enum quorum_kind {
#define QUORUM_KIND(name, code, label) QUORUM_##name,
#include "core/councillor/quorum_kind.def"
#undef QUORUM_KIND
    QUORUM_KINDS
};

const char *quorum_kind_code(enum quorum_kind kind);
const char *quorum_kind_label(enum quorum_kind kind);
bool quorum_kind_parse(const char *code, enum quorum_kind *kind);

struct council_rule {
    int64_t council_id;
    struct date office_date; /* no date: not said yet */
    enum quorum_kind quorum;
    int quorum_number; /* QUORUM_NUMBER: at least this many */
    int64_t version;   /* 0: nothing is stored yet */
};

/* How many of the councillors in office have to be there; at least 1.
 *     11 in office, more than half  ->  6;  12  ->  7;  12, a third  ->  4 */
int council_rule_quorum(const struct council_rule *rule, int in_office);

#endif
