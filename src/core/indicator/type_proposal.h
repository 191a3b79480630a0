/* Type proposal: which accumulation type the figures of an indicator suggest, with its reason.
 *
 * A file's label ("Acumulativo", "Incremento") is evidence, never the answer alone: many labelled
 * rows do not add up. The proposal stays unconfirmed until a person confirms it. */
#ifndef ATALAYA_CORE_INDICATOR_TYPE_PROPOSAL_H
#define ATALAYA_CORE_INDICATOR_TYPE_PROPOSAL_H

#include "base/decimal.h"
#include "core/indicator/indicator.h"

struct type_evidence {
    const char *label; /* folded: the file's type and trend; "" if none */
    struct quantity baseline, target;
    const struct quantity *planned;
    int year_count;
};

struct type_proposal {
    enum accumulation_type type;
    bool target_includes_baseline;
    const char *reason; /* one Spanish sentence */
};

/* Never ACCUMULATION_NONE. Planned [1, 1, 1, 1] with target 4: ACUMULADO, "Los años suman la meta".
 */
struct type_proposal type_proposal_make(const struct type_evidence *evidence);

#endif
