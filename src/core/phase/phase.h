/* Phase: how far a council is with phase 1 of the method, the conditions that come before
 * follow-up (Preparar): the state of each step, what is missing, and what to do next.
 *
 * Pure: it decides from counts. A step is ready when all its checks are met, and not begun while
 * none of them has anything done. A check with nothing to do (total 0) waits and is met.
 * A new step is its lines in phase_step.def, phase_check.def and phase_place.def, and a reader of
 * its counts (web/pages/phase).
 *
 *     3 topics, of which 2 have a sum and none has a tree:
 *     TOPICS is under way; missing: SCORES "Falta puntuar 1 de 3 temas.",
 *                                   TREES "Falta dibujar el árbol de 3 temas." */
#ifndef ATALAYA_CORE_PHASE_PHASE_H
#define ATALAYA_CORE_PHASE_PHASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum phase_step {
#define STEP(name, path, needs_plan, title, purpose) PHASE_STEP_##name,
#include "core/phase/phase_step.def"
#undef STEP
    PHASE_STEPS
};

enum phase_check {
#define CHECK(name, step, capability, verb, one, many, button, path) PHASE_##name,
#include "core/phase/phase_check.def"
#undef CHECK
    PHASE_CHECKS
};

/* A page of a step: where, under the council, and what it is called. */
struct phase_place {
    enum phase_step step;
    const char *path, *label;
};

extern const struct phase_place phase_places[];
extern const size_t phase_place_count;

enum phase_state { PHASE_NOT_BEGUN, PHASE_UNDER_WAY, PHASE_READY };

const char *phase_step_path(enum phase_step step); /* "temas", under the council */
const char *phase_step_title(enum phase_step step);
const char *phase_step_purpose(enum phase_step step); /* a Spanish sentence */
const char *phase_state_label(enum phase_state state);

enum phase_step phase_check_step(enum phase_check check);
const char *phase_check_button(enum phase_check check);
const char *phase_check_path(enum phase_check check); /* where it is done, under the council */

/* How much of a check is done: 2 of 3 topics. */
struct phase_count {
    int done, total;
};

struct phase_counts {
    struct phase_count of[PHASE_CHECKS];
};

/* At least one is enough: {0 or 1, 1}. */
struct phase_count phase_at_least_one(int count);

struct phase_progress {
    enum phase_state state;
    enum phase_check missing[PHASE_CHECKS]; /* in the order in which it is done */
    size_t missing_count;
};

/* Where the council has no plan yet, a step that stands on it lacks the plan and nothing else. */
void phase_decide(const struct phase_counts *counts, enum phase_step step,
                  struct phase_progress *progress);

/* What is missing of a check that is not met, in one sentence. */
const char *phase_missing_text(struct arena *arena, enum phase_check check,
                               struct phase_count count);

#endif
