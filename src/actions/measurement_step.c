#include "actions/measurement_step.h"

#include <string.h>

#include "storage/measurement_store.h"

#include "base/banned.h"

enum action_status measurement_step_load(struct action_context *context, int64_t id,
                                         struct measurement **measurement)
{
    const struct object_key key = {context->identity->council_id, id};
    if (!measurement_store_load(context->database, key, context->arena, measurement,
                                &context->error))
        return ACTION_FAILED;
    return *measurement == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

/* Who took the step that led to the present state, and with which words. */
struct trace {
    enum measurement_state state;
    int64_t person_id;
    const char *text;
};

static struct trace read_trace(const struct measurement *measurement, enum measurement_step step)
{
    switch (step) {
    case MEASUREMENT_ANALYSE:
        return (struct trace){MEASUREMENT_ANALYSED, measurement->analysed_by,
                              measurement->analysis};
    case MEASUREMENT_VERIFY:
        return (struct trace){MEASUREMENT_VERIFIED, measurement->verified_by,
                              measurement->verdict_note};
    case MEASUREMENT_RETURN:
        return (struct trace){MEASUREMENT_RETURNED, measurement->returned_by,
                              measurement->returned_reason};
    case MEASUREMENT_PUBLISH:
        return (struct trace){MEASUREMENT_PUBLISHED, measurement->published_by, ""};
    default:
        return (struct trace){MEASUREMENT_NEW, 0, ""};
    }
}

bool measurement_step_is_repeat(const struct measurement *measurement, int64_t version,
                                const struct measurement_move *move)
{
    struct trace trace = read_trace(measurement, move->step);
    if (measurement->version != version + 1 || measurement->state != trace.state ||
        trace.person_id != move->person_id ||
        strcmp(trace.text, move->text == NULL ? "" : move->text) != 0)
        return false;
    return move->step != MEASUREMENT_VERIFY ||
           (measurement->verdict == move->verdict &&
            measurement->verified.state == move->verified.state &&
            measurement->verified.value_e4 == move->verified.value_e4);
}

static enum action_status refuse(struct action_context *context, enum measurement_refusal refusal,
                                 const char *field)
{
    bool is_of_form = refusal != MEASUREMENT_WRONG_STATE && refusal != MEASUREMENT_SAME_PERSON;
    action_add_message(context, is_of_form ? field : "", "%s", measurement_explain(refusal));
    return refusal == MEASUREMENT_WRONG_STATE ? ACTION_CONFLICT : ACTION_INVALID;
}

enum action_status measurement_step_take(struct action_context *context,
                                         struct measurement *measurement, int64_t version,
                                         const struct measurement_move *move, const char *field)
{
    if (measurement->version != version)
        return ACTION_CONFLICT;
    enum measurement_refusal refusal = measurement_transition(measurement, move);
    if (refusal != MEASUREMENT_ALLOWED)
        return refuse(context, refusal, field);
    const struct measurement_change change = {action_code(context->action), move->person_id,
                                              move->time_utc};
    if (measurement_store_save(context->database, measurement, &change, &context->error))
        return ACTION_DONE;
    return action_failure(context);
}
