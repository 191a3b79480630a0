#include "actions/return_measurement.h"

#include <string.h>

#include "base/env.h"

#include "base/banned.h"

static const struct {
    const char *code, *label;
} reasons[RETURN_REASON_COUNT] = {
#define RETURN_REASON(name, code, label) [RETURN_REASON_##name] = {code, label},
#include "actions/return_reasons.def"
#undef RETURN_REASON
};

const char *return_reason_code(enum return_reason reason)
{
    return reasons[reason].code;
}

const char *return_reason_label(enum return_reason reason)
{
    return reasons[reason].label;
}

bool return_measurement_is_allowed(const struct identity *identity, enum measurement_state state)
{
    if (identity_can(identity, CAPABILITY_PUBLISH))
        return true;
    if (identity_can(identity, CAPABILITY_VERIFY) && state != MEASUREMENT_PUBLISHED)
        return true;
    return identity_can(identity, CAPABILITY_ANALYSE) && state == MEASUREMENT_RECORDED;
}

static bool parse_reason(const char *code, enum return_reason *reason)
{
    for (int i = 0; code != NULL && i < RETURN_REASON_COUNT; i++) {
        if (strcmp(reasons[i].code, code) == 0) {
            *reason = (enum return_reason)i;
            return true;
        }
    }
    return false;
}

/* "El soporte es de otro año. Falta la lista de 2025." */
static const char *check_form(struct action_context *context,
                              const struct return_measurement *input)
{
    enum return_reason reason = RETURN_REASON_COUNT;
    if (!parse_reason(input->reason, &reason))
        action_add_message(context, "motivo", "Elija el motivo.");
    const struct action_text_rule rule = {
        .field = "explicacion",
        .label = "el motivo con sus palabras",
        .max_characters = RETURN_TEXT_MAX_CHARACTERS,
        .is_optional = reason != RETURN_REASON_OTHER,
        .has_lines = true,
    };
    const char *text = action_check_text(context, &rule, input->text);
    if (reason == RETURN_REASON_OTHER || reason == RETURN_REASON_COUNT)
        return text;
    return text[0] == '\0' ? reasons[reason].label
                           : arena_printf(context->arena, "%s %s", reasons[reason].label, text);
}

static enum action_status give_back(struct action_context *context,
                                    const struct measurement_target *target,
                                    const struct measurement_move *move)
{
    struct measurement *measurement = NULL;
    enum action_status status = measurement_step_load(context, target->id, &measurement);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    if (measurement_step_is_repeat(measurement, target->version, move))
        return action_abandon(context, ACTION_DONE);
    if (measurement->version != target->version)
        return action_abandon(context, ACTION_CONFLICT);
    if (!return_measurement_is_allowed(context->identity, measurement->state))
        return action_abandon(context, ACTION_FORBIDDEN);
    const char *before = measurement_state_code(measurement->state);
    status = measurement_step_take(context, measurement, target->version, move, "explicacion");
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, action_object(context, "measurement", target->id), before);
}

enum action_status return_measurement(struct action_context *context,
                                      const struct return_measurement *input)
{
    if (!action_is_allowed(context, ACTION_RETURN_MEASUREMENT))
        return ACTION_FORBIDDEN;
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    const struct measurement_move move = {.step = MEASUREMENT_RETURN,
                                          .person_id = context->identity->person_id,
                                          .time_utc = now,
                                          .text = check_form(context, input)};
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    return give_back(context, &input->target, &move);
}
