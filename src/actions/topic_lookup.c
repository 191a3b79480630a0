#include "actions/topic_lookup.h"

#include "storage/plan_store.h"

#include "base/banned.h"

bool topic_find_plan(struct action_context *context, struct object_key *plan)
{
    *plan = (struct object_key){context->identity->council_id, 0};
    if (!plan_store_find_current(context->database, plan->council_id, &plan->id, &context->error))
        return false;
    if (plan->id == 0)
        action_add_message(context, "", "El consejo aún no ha traído su plan. Tráigalo primero.");
    return true;
}

bool topic_load_plan(struct action_context *context, const struct priority_topic *topic,
                     struct plan **plan)
{
    const struct object_key key = {topic->council_id, topic->plan_id};
    return plan_store_load(context->database, key, context->arena, plan, &context->error);
}

enum action_status topic_begin(struct action_context *context, int64_t topic_id,
                               struct priority_topic **topic)
{
    const struct object_key key = {context->identity->council_id, topic_id};
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!topic_store_load(context->database, key, context->arena, topic, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return *topic != NULL ? ACTION_DONE : action_abandon(context, ACTION_NOT_FOUND);
}
