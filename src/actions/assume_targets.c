#include "actions/assume_targets.h"

#include "base/env.h"
#include "base/strbuf.h"
#include "core/plan/assumption.h"
#include "core/plan/yearly_proposal.h"
#include "storage/assumed_target_store.h"
#include "storage/indicator_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

static const struct action_text_rule reason_rule = {
    .field = "razon", .label = "por qué el consejo supone estas metas", .max_characters = 1000};

/* Indicators of the change, for the chain. */
struct story {
    struct strbuf text;
    size_t count;
};

static enum action_status load(struct action_context *context, const struct assumed_indicator *item,
                               struct indicator **indicator)
{
    const struct object_key key = {context->identity->council_id, item->id};
    int64_t plan_id = 0;
    if (!indicator_store_load(context->database, key, context->arena, indicator, &context->error) ||
        !plan_store_find_current(context->database, key.council_id, &plan_id, &context->error))
        return ACTION_FAILED;
    return *indicator == NULL || (*indicator)->plan_id != plan_id ? ACTION_NOT_FOUND : ACTION_DONE;
}

static enum action_status write_years(struct action_context *context,
                                      const struct yearly_proposal *proposal,
                                      struct assumed_target *target)
{
    for (int i = 0; i < proposal->count; i++) {
        target->year = proposal->years[i];
        target->value_e4 = proposal->values_e4[i];
        if (!assumed_target_store_save(context->database, context->identity->council_id, target,
                                       &context->error))
            return ACTION_FAILED;
    }
    return ACTION_DONE;
}

static enum action_status accept_one(struct action_context *context,
                                     const struct assumed_indicator *item,
                                     struct assumed_target *target, struct story *story)
{
    struct indicator *indicator = NULL;
    struct yearly_proposal proposal;
    enum action_status status = load(context, item, &indicator);
    if (status != ACTION_DONE)
        return status;
    if (indicator->version != item->version)
        return ACTION_CONFLICT;
    if (assumption_exists(indicator)) /* sent twice, or accepted by somebody else meanwhile */
        return ACTION_DONE;
    if (!yearly_proposal_compute(indicator, &proposal)) {
        action_add_message(context, "", "Para «%s» no hay qué proponer.", indicator->name);
        return ACTION_INVALID;
    }
    target->indicator_id = indicator->id;
    strbuf_printf(&story->text, "%s%s %s", story->count++ == 0 ? "" : " · ", indicator->code,
                  yearly_proposal_text(context->arena, indicator));
    return write_years(context, &proposal, target);
}

static enum action_status finish(struct action_context *context, struct story *story)
{
    if (story->count == 0)
        return action_abandon(context, ACTION_DONE);
    return action_commit(context, "plan", story->text.data);
}

/* Refused before anything is written. */
static enum action_status check_choice(struct action_context *context, enum action action,
                                       const struct assume_targets *input)
{
    if (!action_is_allowed(context, action))
        return ACTION_FORBIDDEN;
    if (input->count == 0)
        action_add_message(context, "", "Marque al menos un indicador.");
    return ACTION_DONE;
}

enum action_status accept_assumptions(struct action_context *context,
                                      const struct assume_targets *input)
{
    char now[ENV_TIMESTAMP_SIZE];
    struct story story = {.count = 0};
    enum action_status status = check_choice(context, ACTION_ACCEPT_ASSUMPTIONS, input);
    if (status != ACTION_DONE)
        return status;
    env_now_iso(now);
    struct assumed_target target = {.reason =
                                        action_check_text(context, &reason_rule, input->reason),
                                    .accepted_by = context->identity->person_id,
                                    .accepted_utc = now};
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    strbuf_init(&story.text, context->arena);
    for (size_t i = 0; i < input->count && status == ACTION_DONE; i++)
        status = accept_one(context, &input->items[i], &target, &story);
    return status == ACTION_DONE ? finish(context, &story) : action_abandon(context, status);
}

static enum action_status remove_one(struct action_context *context,
                                     const struct assumed_indicator *item, struct story *story)
{
    const struct object_key key = {context->identity->council_id, item->id};
    struct indicator *indicator = NULL;
    bool was_there = false;
    enum action_status status = load(context, item, &indicator);
    if (status != ACTION_DONE)
        return status;
    if (!assumed_target_store_delete(context->database, key, &was_there, &context->error))
        return ACTION_FAILED;
    if (was_there)
        strbuf_printf(&story->text, "%s%s", story->count++ == 0 ? "" : " · ", indicator->code);
    return ACTION_DONE;
}

enum action_status remove_assumptions(struct action_context *context,
                                      const struct assume_targets *input)
{
    struct story story = {.count = 0};
    enum action_status status = check_choice(context, ACTION_REMOVE_ASSUMPTIONS, input);
    if (status != ACTION_DONE)
        return status;
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    strbuf_init(&story.text, context->arena);
    for (size_t i = 0; i < input->count && status == ACTION_DONE; i++)
        status = remove_one(context, &input->items[i], &story);
    if (status != ACTION_DONE || story.count == 0) /* sent twice: nothing is left to take away */
        return action_abandon(context, status);
    return finish(context, &story);
}
