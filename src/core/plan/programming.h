/* Programming: whether the target of an indicator and what was programmed for its years fit
 * together, said in words before somebody changes them. Pure.
 *
 * The rules are those of the evaluation (§2 and the notices PROGRAMACION_INCOMPLETA,
 * PROGRAMACION_NO_CUADRA and ESCALA_META of docs/formats/evaluation.md); here they only warn. */
#ifndef ATALAYA_CORE_PLAN_PROGRAMMING_H
#define ATALAYA_CORE_PLAN_PROGRAMMING_H

#include <stddef.h>

#include "base/arena.h"
#include "core/evaluation/evaluation.h"
#include "core/plan/plan.h"

enum { PROGRAMMING_MAX_REMARKS = 4 };

/* Fills remarks with Spanish sentences, and answers how many; 0: everything fits, or the type is
 * not known yet. indicator needs type, baseline, target, direction and years.
 *     ACUMULADO, target 4, years 1, 1, 1, 2: "Los años suman 5 y la meta es 4." */
size_t programming_find_remarks(struct arena *arena, const struct indicator *indicator,
                                const char *remarks[PROGRAMMING_MAX_REMARKS]);

/* Why the years do not fit the target, with the numbers, for an indicator of a known type that has
 * one of the last two notices.
 *     CAPACIDAD, target 180, years 171, 174, 177, 178 from 2024 on:
 *     "Lo último programado, en 2027, es 178 y la meta es 180." */
const char *programming_explain_mismatch(struct arena *arena, const struct indicator *indicator);

/* The indicator's promise as the evaluation reads it, without results. */
struct evaluation_input programming_make_input(const struct indicator *indicator);

#endif
