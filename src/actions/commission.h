/* Commissions: make one, change its members, take one away. */
#ifndef ATALAYA_ACTIONS_COMMISSION_H
#define ATALAYA_ACTIONS_COMMISSION_H

#include "actions/action.h"

/* As typed. */
struct save_commission {
    int64_t id; /* 0: a new one */
    int64_t version;
    const char *name, *purpose;
    int64_t coordinator_id; /* 0: none yet */
    const int64_t
        *member_ids; /* councillors; the coordinator is added where it is not among them */
    size_t member_count;
};

/* Messages on "nombre" (also where another has it), "proposito", "coordinador".
 * ACTION_NOT_FOUND: a councillor that the council does not have. ACTION_CONFLICT: somebody saved it
 * since. */
enum action_status save_commission(struct action_context *context,
                                   const struct save_commission *input, int64_t *commission_id);
/* Topics and activities of it stay, without a commission. */
enum action_status remove_commission(struct action_context *context, int64_t commission_id);

#endif
