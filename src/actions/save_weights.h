/* Save weights: the council says how much each línea, componente, programa or indicator counts
 * among its siblings. The weighting "explicitos" uses them (core/evaluation/node.h). */
#ifndef ATALAYA_ACTIONS_SAVE_WEIGHTS_H
#define ATALAYA_ACTIONS_SAVE_WEIGHTS_H

#include "actions/action.h"
#include "core/plan/weight_group.h"

struct typed_weight {
    int64_t id;
    const char *text; /* as typed; "" for none */
};

struct save_weights {
    const char *group_code;
    const char *mark; /* weight_group_mark of what the form was made from */
    const struct typed_weight *items;
    size_t count;
};

/* Writes all weights of the group, or takes all away where every text is empty. Messages on
 * "peso_ID" and, where they do not sum 100, on "". A form that is sent
 * twice is taken once. ACTION_CONFLICT: somebody changed a weight of
 * the group meanwhile. ACTION_NOT_FOUND: the plan has no such group. */
enum action_status save_weights(struct action_context *context, const struct save_weights *input);

#endif
