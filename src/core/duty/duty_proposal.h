/* Duty proposal: who could be an actor, from what a council has already: its commissions, its
 * people with an account, and the offices that its plan names. Pure. */
#ifndef ATALAYA_CORE_DUTY_DUTY_PROPOSAL_H
#define ATALAYA_CORE_DUTY_DUTY_PROPOSAL_H

#include "core/duty/duty_office.h"

struct duty_proposal {
    const char *code; /* "comision-3", "consejero-5", "cuenta-7", "oficina:Hacienda" */
    enum actor_kind kind;
    const char *name;
    const char *note; /* where it comes from, a Spanish sentence */
};

struct duty_proposals {
    struct duty_proposal *items; /* commissions, members, offices */
    size_t count;
};

/* What no actor stands for yet, retired ones counting. An account that belongs to a councillor in
 * office is proposed as that councillor; accounts that are not of the council's own people are left
 * out. */
void duty_propose(struct arena *arena, const struct duty_book *book,
                  const struct duty_office_list *new_offices, struct duty_proposals *proposals);

#endif
