/* Duty check: what is wrong with who does what, in words and with what to do.
 *
 * Of each step: exactly one answers (A) and at least one does it (R); who records a result does not
 * verify it, neither in person nor through a commission: where everybody who verifies also records
 * the matrix is not valid, where others are left it is a warning. Of each actor: it still takes
 * part, it can be reached, somebody of it may do its step in this program. A scope narrower than
 * the council is judged by the rows that it has itself, for the others are judged where they stand.
 * Pure. */
#ifndef ATALAYA_CORE_DUTY_DUTY_CHECK_H
#define ATALAYA_CORE_DUTY_DUTY_CHECK_H

#include "core/duty/duty.h"

enum duty_finding_kind {
#define DUTY_FINDING(name, is_error, advice) DUTY_##name,
#include "core/duty/duty_finding.def"
#undef DUTY_FINDING
    DUTY_FINDING_KINDS
};

/* Whether the matrix is not valid with it; the others are advice. */
bool duty_finding_is_error(enum duty_finding_kind kind);
const char *duty_finding_advice(enum duty_finding_kind kind); /* what to do */

struct duty_finding {
    enum duty_finding_kind kind;
    bool has_step; /* about step; otherwise about an actor or the plan */
    enum follow_up_step step;
    int64_t actor_id; /* 0: about no one actor */
    const char *text; /* a Spanish sentence */
};

struct duty_findings {
    struct duty_finding *items; /* step by step; then actors, then offices */
    size_t count;
};

/* Adds what is wrong in a scope; for the whole council also of each actor.
 *     "verificar": Ana A, Beto A, nobody R  ->  SEVERAL_ANSWER, NOBODY_DOES */
void duty_check(struct arena *arena, const struct duty_book *book, struct duty_scope scope,
                struct duty_findings *findings);

/* For what is found elsewhere too (duty_office.h). */
void duty_findings_add(struct arena *arena, struct duty_findings *findings,
                       struct duty_finding finding);
size_t duty_count_errors(const struct duty_findings *findings);
/* How many of the council's steps have one who answers and somebody who does them. */
int duty_count_ready_steps(const struct duty_book *book);

#endif
