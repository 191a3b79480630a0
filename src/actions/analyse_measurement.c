#include "actions/analyse_measurement.h"

#include "base/env.h"

#include "base/banned.h"

static const struct action_text_rule text_rule = {
    .field = "analisis",
    .label = "el análisis",
    .max_characters = ANALYSIS_MAX_CHARACTERS,
    .has_lines = true,
};

static enum action_status analyse(struct action_context *context,
                                  const struct measurement_target *target,
                                  const struct measurement_move *move)
{
    struct measurement *measurement = NULL;
    enum action_status status = measurement_step_load(context, target->id, &measurement);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    if (measurement_step_is_repeat(measurement, target->version, move))
        return action_abandon(context, ACTION_DONE);
    status = measurement_step_take(context, measurement, target->version, move, text_rule.field);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, action_object(context, "measurement", target->id), NULL);
}

enum action_status analyse_measurement(struct action_context *context,
                                       const struct analyse_measurement *input)
{
    if (!action_is_allowed(context, ACTION_ANALYSE_MEASUREMENT))
        return ACTION_FORBIDDEN;
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    const struct measurement_move move = {
        .step = MEASUREMENT_ANALYSE,
        .person_id = context->identity->person_id,
        .time_utc = now,
        .text = action_check_text(context, &text_rule, input->text),
    };
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    return analyse(context, &input->target, &move);
}
