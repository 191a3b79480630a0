#include "actions/confirm_types.h"

#include "base/count_text.h"
#include "storage/indicator_store.h"

#include "base/banned.h"

static enum action_status confirm_one(struct action_context *context,
                                      const struct confirm_type *item)
{
    const struct object_key key = {context->identity->council_id, item->indicator_id};
    struct indicator *indicator = NULL;
    if (!indicator_store_load(context->database, key, context->arena, &indicator, &context->error))
        return ACTION_FAILED;
    if (indicator == NULL || item->type == ACCUMULATION_NONE)
        return ACTION_NOT_FOUND;
    /* A page left open must not turn round what another person confirmed since. */
    if (indicator->type_confirmed)
        return indicator->type == item->type ? ACTION_DONE : ACTION_CONFLICT;
    indicator->type = item->type;
    indicator->type_confirmed = true;
    if (indicator_store_save(context->database, key.council_id, indicator, &context->error))
        return ACTION_DONE;
    return action_failure(context);
}

enum action_status confirm_types(struct action_context *context, const struct confirm_types *input)
{
    if (!action_is_allowed(context, ACTION_CONFIRM_TYPES))
        return ACTION_FORBIDDEN;
    if (input->count == 0) {
        action_add_message(context, "", "Marque al menos un indicador.");
        return ACTION_INVALID;
    }
    if (!action_begin(context))
        return ACTION_FAILED;
    for (size_t i = 0; i < input->count; i++) {
        enum action_status status = confirm_one(context, &input->items[i]);
        if (status != ACTION_DONE)
            return action_abandon(context, status);
    }
    return action_commit(context, "plan",
                         count_text(context->arena, (int64_t)input->count, "tipo", "tipos"));
}
