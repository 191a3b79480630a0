/* Duty row proposal: who could do each step of the follow-up, from who the actors are and what
 * their accounts may do, so that a council corrects a matrix instead of filling an empty one.
 *
 * Only active actors are proposed. Parts, and who takes them:
 *     the office that answers   the one with the liaison's account; else the planning office; else
 *                               the only one
 *     who chairs                the member with the presidency's account, else the secretary's
 *     who records               the technical secretary, else the first that may and verifies not
 *     who verifies              members that may, and never who records: four eyes
 * The letters of each part are in proposed_duty.def. Where a step is done with an account, who may
 * not do it is consulted instead; where nobody is left that does a step, who answers does it. So
 * what is proposed is valid by duty_check without any error (duty_row_proposal_test.c). Pure. */
#ifndef ATALAYA_CORE_DUTY_DUTY_ROW_PROPOSAL_H
#define ATALAYA_CORE_DUTY_DUTY_ROW_PROPOSAL_H

#include "core/duty/duty_check.h"

struct duty_row_proposal {
    enum follow_up_step step;
    struct duty_holder *holders; /* by actor */
    size_t count;                /* 0: nobody answers for it, and text says who is missing */
    const char *text;            /* why, or what to do; a Spanish sentence */
};

struct duty_row_proposals {
    struct duty_row_proposal items[FOLLOW_UP_STEPS];
    size_t count;
};

/* For each step that names nobody for the whole council, in the order of the steps.
 *     Luz keeps the records, Ana verifies, the rural commission, the planning office
 *     ->  "registrar": Luz R/A, commission I; "verificar": Ana R/A; "responder": the office R/A …
 */
void duty_propose_rows(struct arena *arena, const struct duty_book *book,
                       struct duty_row_proposals *proposals);

#endif
