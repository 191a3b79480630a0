/* The review of one plan in the making: what its rules share. Private to core/plan_quality. */
#ifndef ATALAYA_CORE_PLAN_QUALITY_PLAN_REVIEW_H
#define ATALAYA_CORE_PLAN_QUALITY_PLAN_REVIEW_H

#include "core/plan_quality/plan_quality.h"

struct plan_review {
    struct arena *arena;
    const struct plan *plan;
    const char **folded_units, **unit_keys; /* of each indicator */
    struct plan_finding *findings;
    size_t count;
};

void plan_review_add(struct plan_review *review, enum finding_kind kind,
                     const struct indicator *indicator, const char *detail);

/* Baseline, target, years, and whether they fit together. */
void plan_review_figures(struct plan_review *review, size_t index);
/* Name, unit and code, also against the other indicators. */
void plan_review_words(struct plan_review *review, size_t index);

#endif
