/* Assumption: what the council supposes for the years that the plan leaves open (supuesto del CTP),
 * and the figures that stand on it.
 *
 * Pure. The plan's own figures never use it: a year without a target stays one, in every mean and
 * in every state (docs/decisions/0011-plan-quality.md). Whoever shows what is computed from
 * assumption_fill says assumption_mark beside it.
 *
 *     ACUMULADO, target 4, no year given, 1 supposed for each, E 0 and 0.81, second year:
 *     the plan's state is SIN_META_ANUAL; with the supposition C 81 %, W 50 %, IC 40.5 %. */
#ifndef ATALAYA_CORE_PLAN_ASSUMPTION_H
#define ATALAYA_CORE_PLAN_ASSUMPTION_H

#include "base/arena.h"
#include "core/evaluation/evaluation.h"
#include "core/plan/plan.h"

extern const char assumption_mark[]; /* "supuesto del CTP" */

/* Whether some year of it is supposed. */
bool assumption_exists(const struct indicator *indicator);
/* Whether what is supposed is still what the plan leaves to propose: a changed target, baseline,
 * type or year makes it stale, and figures on it false. True where nothing is supposed. */
bool assumption_holds(const struct indicator *indicator);
/* The input with what is supposed in the place of what is missing. */
struct evaluation_input assumption_fill(const struct indicator *indicator,
                                        const struct evaluation_input *input);
/* "2024: 1; 2025: 1"; "" where nothing is supposed. */
const char *assumption_text(struct arena *arena, const struct indicator *indicator);

#endif
