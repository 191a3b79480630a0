#include "actions/verify_measurement.h"

#include "base/env.h"
#include "core/measurement/entry.h"

#include "base/banned.h"

static const char verdict_field[] = "veredicto", value_field[] = "cifra", note_field[] = "nota";

static void check_note(struct action_context *context, const char *note,
                       struct measurement_move *move)
{
    const struct action_text_rule rule = {
        .field = note_field,
        .label = "qué encontró",
        .max_characters = VERDICT_NOTE_MAX_CHARACTERS,
        .is_optional = move->verdict == VERDICT_NONE || move->verdict == VERDICT_CONFIRMED,
        .has_lines = true,
    };
    move->text = action_check_text(context, &rule, note);
}

static void check_value(struct action_context *context, const char *value,
                        struct measurement_move *move)
{
    struct typed_number typed = typed_number_read(value);
    if (typed.status == TYPED_NUMBER_OK)
        move->verified = quantity_number(typed.value_e4);
    else if (typed.status != TYPED_NUMBER_EMPTY)
        action_add_message(context, value_field, "%s", typed_number_message(typed.status));
    else if (move->verdict == VERDICT_NOT_CONFIRMED)
        action_add_message(context, value_field,
                           "Escriba la cifra que muestra el soporte. Si no se puede saber, elija "
                           "«No verificable».");
}

static void check_form(struct action_context *context, const struct verify_measurement *input,
                       struct measurement_move *move)
{
    if (!measurement_verdict_parse(input->verdict == NULL ? "" : input->verdict, &move->verdict) ||
        move->verdict == VERDICT_NONE)
        action_add_message(context, verdict_field, "Elija qué encontró.");
    check_value(context, input->value, move);
    check_note(context, input->note, move);
}

/* The figure and the verdict must say the same. A typed figure equal to the official one is none:
 * the official one holds. */
static void check_against_official(struct action_context *context,
                                   const struct measurement *measurement,
                                   struct measurement_move *move)
{
    if (!quantity_is_number(move->verified))
        return;
    bool is_same = quantity_is_number(measurement->official) &&
                   measurement->official.value_e4 == move->verified.value_e4;
    if (is_same && move->verdict == VERDICT_NOT_CONFIRMED)
        action_add_message(context, value_field,
                           "Es la misma cifra que se registró. Si es cierta, elija «Confirmado».");
    else if (!is_same && move->verdict == VERDICT_NOT_VERIFIABLE)
        action_add_message(context, value_field,
                           "Si no se puede verificar, deje esta casilla vacía.");
    else if (!is_same && move->verdict != VERDICT_NOT_CONFIRMED)
        action_add_message(context, value_field,
                           "No es la cifra que se registró. Si el soporte muestra otra, elija «No "
                           "confirmado».");
    if (is_same)
        move->verified = (struct quantity){0};
}

static enum action_status verify(struct action_context *context,
                                 const struct measurement_target *target,
                                 struct measurement_move *move)
{
    struct measurement *measurement = NULL;
    enum action_status status = measurement_step_load(context, target->id, &measurement);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    check_against_official(context, measurement, move);
    if (measurement_step_is_repeat(measurement, target->version, move))
        return action_abandon(context, ACTION_DONE);
    if (measurement->version != target->version)
        return action_abandon(context, ACTION_CONFLICT);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    status = measurement_step_take(context, measurement, target->version, move, note_field);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, action_object(context, "measurement", target->id),
                         measurement_verdict_code(move->verdict));
}

enum action_status verify_measurement(struct action_context *context,
                                      const struct verify_measurement *input)
{
    if (!action_is_allowed(context, ACTION_VERIFY_MEASUREMENT) || context->identity->person_id == 0)
        return ACTION_FORBIDDEN;
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    struct measurement_move move = {
        .step = MEASUREMENT_VERIFY, .person_id = context->identity->person_id, .time_utc = now};
    check_form(context, input, &move);
    if (!action_begin(context))
        return ACTION_FAILED;
    return verify(context, &input->target, &move);
}
