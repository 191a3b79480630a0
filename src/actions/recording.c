#include "actions/recording.h"

#include "base/banned.h"

enum action_status recording_begin(struct recording *work, struct action_context *context,
                                   const struct record_measurement *input)
{
    work->context = context;
    work->input = input;
    env_now_iso(work->now);
    if (!action_begin(context))
        return ACTION_FAILED;
    return measurement_case_load(context, input->indicator_id, input->year, &work->place);
}

enum action_status recording_check(struct recording *work)
{
    struct action_context *context = work->context;
    if (work->place.measurement.version != work->input->version)
        return ACTION_CONFLICT;
    const char *refusal = measurement_case_refuse(&work->place, context->identity);
    if (refusal == NULL)
        return ACTION_DONE;
    action_add_message(context, "", "%s", refusal);
    return ACTION_CONFLICT;
}

enum action_status recording_move(struct recording *work, struct measurement *measurement,
                                  enum measurement_step step)
{
    struct action_context *context = work->context;
    const struct measurement_move taken = {
        .step = step, .person_id = context->identity->person_id, .time_utc = work->now};
    enum measurement_refusal refusal = measurement_transition(measurement, &taken);
    if (refusal == MEASUREMENT_ALLOWED)
        return ACTION_DONE;
    action_add_message(context, refusal == MEASUREMENT_NEEDS_VALUE ? "valor" : "", "%s",
                       measurement_explain(refusal));
    return refusal == MEASUREMENT_NEEDS_VALUE ? ACTION_INVALID : ACTION_CONFLICT;
}

enum action_status recording_store(struct recording *work, struct measurement *measurement)
{
    struct action_context *context = work->context;
    const struct measurement_change change = {.action = action_code(context->action),
                                              .person_id = context->identity->person_id,
                                              .time_utc = work->now};
    bool ok =
        measurement->id == 0
            ? measurement_store_add(context->database, measurement, &change, &context->error)
            : measurement_store_save(context->database, measurement, &change, &context->error);
    if (ok)
        return ACTION_DONE;
    return action_failure(context);
}
