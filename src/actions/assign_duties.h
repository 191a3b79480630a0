/* Assign duties: who does what in one step of the follow-up, for the whole council, a topic or an
 * indicator. */
#ifndef ATALAYA_ACTIONS_ASSIGN_DUTIES_H
#define ATALAYA_ACTIONS_ASSIGN_DUTIES_H

#include "actions/action.h"
#include "core/duty/duty.h"

/* As typed. */
struct typed_duty {
    int64_t actor_id;
    const char *letters; /* core/duty/raci.def; "": takes no part */
};

struct assign_duties {
    struct duty_scope scope;
    const char *step; /* core/duty/follow_up_step.def */
    int64_t version;  /* of the row that was shown; 0: there was none */
    const struct typed_duty *items;
    size_t count;
};

/* Everybody else loses the step; nobody at all gives it back to the wider scope. What says what is
 * stored already changes nothing. Messages on "actor_17": letters that there are not, and letters
 * for one who takes part no more. ACTION_NOT_FOUND: a step, topic, indicator or actor that the
 * council does not have. ACTION_CONFLICT: somebody saved it since. */
enum action_status assign_duties(struct action_context *context, const struct assign_duties *input);

enum { ASSIGN_MAX_PROPOSED = 2 * FOLLOW_UP_STEPS }; /* steps sent at once; each is there once */

/* Saves several steps of the whole council at once where nobody has the step yet; what somebody
 * decided meanwhile is left as it is, so versions are not asked. *assigned counts the steps that
 * were saved, 0 with any failure. Messages on "propuesta": nothing was chosen, or an actor or step
 * is not what it was when it was proposed; then nothing is saved. */
enum action_status assign_proposed_duties(struct action_context *context,
                                          const struct assign_duties *inputs, size_t count,
                                          size_t *assigned);

#endif
