/* Actor check: what was typed of an actor, with messages beside its fields. Private to the actions.
 */
#ifndef ATALAYA_ACTIONS_ACTOR_CHECK_H
#define ATALAYA_ACTIONS_ACTOR_CHECK_H

#include "actions/actor.h"
#include "core/duty/actor.h"
#include "storage/councillor_store.h"

/* What is there already. */
struct actor_surroundings {
    struct actor_list actors;
    struct councillor_list councillors;
};

bool actor_check_load(struct action_context *context, struct actor_surroundings *around);
/* Reads a link into the actor; false where the text is none. */
bool actor_check_parse_link(const char *text, struct actor *actor);
/* Whether another actor already stands for the same commission, councillor or account. */
bool actor_check_is_taken(const struct actor_surroundings *around, const struct actor *actor);
/* Whether what the actor is linked to belongs to the council: a commission, a councillor in office,
 * a member. Answers ACTION_DONE with *is_there. */
bool actor_check_link(struct action_context *context, const struct actor_surroundings *around,
                      const struct actor *actor, bool *is_there);
/* Everything that was typed. False: the world failed. */
bool actor_check_typed(struct action_context *context, const struct actor_surroundings *around,
                       const struct save_actor *input, struct actor *actor);

#endif
