/* Type proposal: which accumulation type an indicator probably has, and why, in one sentence.
 *
 * Files of municipalities rarely say the type; where they say something ("Acumulativo",
 * "Incremento") the word alone does not decide. The yearly programming does: what adds up to the
 * target, what stays at it, what rises to it. The answer is a proposal that a person confirms; it
 * is never taken as known. Pure: nothing is read but the argument. */
#ifndef ATALAYA_CORE_INDICATOR_TYPE_PROPOSAL_H
#define ATALAYA_CORE_INDICATOR_TYPE_PROPOSAL_H

#include "base/arena.h"
#include "base/decimal.h"
#include "core/indicator/indicator.h"

struct type_proposal_input {
    const char *type_label;  /* "Acumulativo", "Incremento Capacidad"; NULL or "": none */
    const char *trend_label; /* "Incremento", "M"; NULL or "": none */
    struct quantity baseline, target;
    const struct quantity *planned; /* one for each year; 0 is taken as nothing for that year */
    int year_count;
};

struct type_proposal {
    enum accumulation_type type; /* never ACCUMULATION_NONE */
    bool target_includes_baseline;
    enum indicator_direction direction;
    const char *reason; /* one Spanish sentence, in the arena */
};

/* What the yearly programming looks like against baseline and target. */
enum programming_pattern {
    PROGRAMMING_NONE,          /* no year has a figure above zero, or there is no target */
    PROGRAMMING_SUM,           /* the years add up to the target */
    PROGRAMMING_SUM_FROM_BASE, /* they add up to target - baseline, and baseline > 0 */
    PROGRAMMING_CONSTANT,      /* every year is the target */
    PROGRAMMING_SOME_CONSTANT, /* each programmed year is the target, some are not programmed */
    PROGRAMMING_RISING,        /* they rise to the target and never fall */
    PROGRAMMING_FALLING,       /* they fall to the target, from a higher baseline where known */
    PROGRAMMING_ENDS_AT,       /* only the last programmed year is the target */
    PROGRAMMING_OTHER,         /* none of these: the programming does not add up */
};

/* LB 0, M 4, P 1 1 1 1: PROGRAMMING_SUM.   LB 60, M 60, P 60 each: PROGRAMMING_CONSTANT. */
enum programming_pattern type_proposal_classify(const struct type_proposal_input *input);

/* "Acumulativo", M 10, P 0 3 3 4 -> ACUMULADO, "Los años suman la meta y el archivo dice
 * «Acumulativo»." */
struct type_proposal type_proposal_compute(struct arena *arena,
                                           const struct type_proposal_input *input);

#endif
