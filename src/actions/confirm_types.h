/* Confirm types: the council says how indicators add up over the years, many at once.
 *
 * A plan's file seldom says it; the import proposes a type with its reason and leaves it to
 * confirm. Nothing is computed differently before: a proposal counts until it is changed. */
#ifndef ATALAYA_ACTIONS_CONFIRM_TYPES_H
#define ATALAYA_ACTIONS_CONFIRM_TYPES_H

#include "actions/action.h"
#include "core/indicator/indicator.h"

struct confirm_type {
    int64_t indicator_id;
    enum accumulation_type type; /* not ACCUMULATION_NONE */
};

struct confirm_types {
    const struct confirm_type *items;
    size_t count;
};

/* Writes all or nothing. Message on "" for none chosen; ACTION_NOT_FOUND for an indicator that is
 * not the council's; ACTION_CONFLICT where somebody saved one of them meanwhile. */
enum action_status confirm_types(struct action_context *context, const struct confirm_types *input);

#endif
