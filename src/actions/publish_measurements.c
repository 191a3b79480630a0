#include "actions/publish_measurements.h"

#include "base/env.h"
#include "base/strbuf.h"

#include "base/banned.h"

struct publishing {
    struct action_context *context;
    struct measurement_move move;
    struct publish_answer *answer;
    struct strbuf written; /* " 17 18": what this run publishes, for the trace */
    size_t written_count;
    int64_t last_written;
};

/* Another's change is noted, and the rest is looked at too: the person sees them all at once. */
static enum action_status publish_one(struct publishing *publishing,
                                      const struct measurement_target *target)
{
    struct publish_answer *answer = publishing->answer;
    struct measurement *measurement = NULL;
    enum action_status status =
        measurement_step_load(publishing->context, target->id, &measurement);
    if (status != ACTION_DONE)
        return status;
    if (measurement_step_is_repeat(measurement, target->version, &publishing->move)) {
        answer->published++;
        return ACTION_DONE;
    }
    status = measurement_step_take(publishing->context, measurement, target->version,
                                   &publishing->move, "");
    if (status == ACTION_CONFLICT) {
        answer->changed_ids[answer->changed_count++] = target->id;
    } else if (status == ACTION_DONE) {
        answer->published++;
        publishing->written_count++;
        publishing->last_written = target->id;
        strbuf_printf(&publishing->written, " %lld", (long long)target->id);
    }
    return status == ACTION_CONFLICT ? ACTION_DONE : status;
}

static enum action_status finish(struct publishing *publishing)
{
    struct action_context *context = publishing->context;
    if (publishing->answer->changed_count > 0)
        return action_abandon(context, ACTION_CONFLICT);
    if (publishing->written_count == 0)
        return action_abandon(context, ACTION_DONE);
    if (publishing->written_count == 1)
        return action_commit(context,
                             action_object(context, "measurement", publishing->last_written), NULL);
    return action_commit(context, "plan",
                         arena_printf(context->arena, "%zu resultados:%s",
                                      publishing->written_count, publishing->written.data));
}

enum action_status publish_measurements(struct action_context *context,
                                        const struct publish_measurements *input,
                                        struct publish_answer *answer)
{
    char now[ENV_TIMESTAMP_SIZE];
    *answer = (struct publish_answer){.changed_ids =
                                          ARENA_NEW_ARRAY(context->arena, input->count, int64_t)};
    if (!action_is_allowed(context, ACTION_PUBLISH_MEASUREMENTS))
        return ACTION_FORBIDDEN;
    if (input->count == 0) {
        action_add_message(context, "", "Marque al menos un resultado.");
        return ACTION_INVALID;
    }
    env_now_iso(now);
    struct publishing publishing = {.context = context,
                                    .answer = answer,
                                    .move = {.step = MEASUREMENT_PUBLISH,
                                             .person_id = context->identity->person_id,
                                             .time_utc = now}};
    strbuf_init(&publishing.written, context->arena);
    if (!action_begin(context))
        return ACTION_FAILED;
    for (size_t i = 0; i < input->count; i++) {
        enum action_status status = publish_one(&publishing, &input->items[i]);
        if (status != ACTION_DONE)
            return action_abandon(context, status);
    }
    return finish(&publishing);
}
