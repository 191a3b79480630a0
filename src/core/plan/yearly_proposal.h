/* Yearly proposal: what the years of an indicator could be where the plan does not say it.
 *
 * Pure. It is the council's supposition ("supuesto del CTP"), never the plan's word: what is
 * computed from it once the council accepts it is marked (core/plan/assumption.h). Source:
 * method.md §2.6, a decision of the project.
 *
 *     ACUMULADO: what the given years leave of the target, in equal parts. Target 1, three of four
 *         years missing and none promised in the fourth: 0,3333; 0,3333; 0,3334.
 *     CAPACIDAD, REDUCCION: a straight line from the baseline to the target. 168 to 180 in four
 *         years: 171, 174, 177, 180.
 *     FLUJO, MANTENIMIENTO: the target, each year.
 *
 * Exact to four decimals; what division leaves over goes to the last year. */
#ifndef ATALAYA_CORE_PLAN_YEARLY_PROPOSAL_H
#define ATALAYA_CORE_PLAN_YEARLY_PROPOSAL_H

#include "base/arena.h"
#include "core/plan/plan.h"

struct yearly_proposal {
    int count; /* years that the plan leaves open */
    int years[PLAN_MAX_YEARS];
    int64_t values_e4[PLAN_MAX_YEARS];
};

/* False where nothing can be proposed: no year is open, type or target (for a level: the baseline)
 * is not known, nothing is left of the target, or a level has some years given and others not. */
bool yearly_proposal_compute(const struct indicator *indicator, struct yearly_proposal *proposal);

/* Why nothing can be proposed, in one Spanish sentence: "Falta la línea base."; "" where it can. */
const char *yearly_proposal_obstacle(const struct indicator *indicator);

/* How it is made, in one Spanish sentence: "Reparte en partes iguales lo que falta de la meta."; ""
 * while the type is not known. */
const char *yearly_proposal_method(enum accumulation_type type);

/* "2024: 171; 2025: 174; 2026: 177; 2027: 180"; "" where nothing can be proposed. */
const char *yearly_proposal_text(struct arena *arena, const struct indicator *indicator);

#endif
