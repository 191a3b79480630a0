#include "actions/record_measurement.h"

#include <stdlib.h>
#include <string.h>

#include "actions/measurement_step.h"
#include "actions/recording.h"
#include "storage/idempotency_store.h"
#include "storage/sha256.h"

#include "base/banned.h"

enum { KEY_LIFE_S = 24 * 3600 };

/* Names a form with what it holds, so that the same form with another content is another one. */
static const char *make_key(struct arena *arena, const struct record_measurement *input)
{
    const struct measurement_entry *entry = &input->entry;
    const char *const texts[] = {entry->value,       entry->mode,        entry->cut_off_date,
                                 entry->source_kind, entry->source_text, entry->note,
                                 entry->odd_reason};
    char sum[SHA256_TEXT_SIZE];
    struct sha256 state;
    sha256_init(&state);
    sha256_add(&state, entry->is_not_reported ? "1" : "0", 1);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const char *text = texts[i] == NULL ? "" : texts[i];
        sha256_add(&state, text, strlen(text) + 1);
    }
    sha256_finish(&state, sum);
    return arena_printf(arena, "%s %.16s", input->key, sum);
}

static bool has_key(const struct recording *work)
{
    return work->input->key != NULL && work->input->key[0] != '\0';
}

/* Whether this very form was recorded already; then the answer is the first one's. */
static bool find_answer(struct recording *work, struct record_answer *answer, bool *was_sent)
{
    struct action_context *context = work->context;
    *was_sent = false;
    if (!has_key(work))
        return true;
    struct idempotency_record record = {.council_id = context->identity->council_id,
                                        .key = make_key(context->arena, work->input)};
    if (!idempotency_store_load(context->database, &record, context->arena, &context->error))
        return false;
    if (record.result == NULL)
        return true;
    char *end = NULL;
    answer->measurement_id = strtoll(record.result, &end, 10);
    answer->version = strtoll(end, &end, 10);
    answer->receipt = strtoll(end, NULL, 10);
    *was_sent = answer->measurement_id == work->place.measurement.id;
    return true;
}

static bool remember_answer(struct recording *work, const struct record_answer *answer)
{
    struct action_context *context = work->context;
    const int64_t now_s = env_now_s();
    if (!has_key(work))
        return true;
    const struct idempotency_record record = {
        .council_id = context->identity->council_id,
        .key = make_key(context->arena, work->input),
        .result = arena_printf(context->arena, "%lld %lld %lld", (long long)answer->measurement_id,
                               (long long)answer->version, (long long)answer->receipt),
        .created_s = now_s};
    return idempotency_store_delete_older(context->database, now_s - KEY_LIFE_S, &context->error) &&
           idempotency_store_add(context->database, &record, &context->error);
}

static const char detail_start[] = "versión ";

/* A recorded figure stands in the chain, so that nobody changes it unseen. A draft's does not: who
 * reads the chain may not see it elsewhere, and it stays after the draft is thrown away. */
static const char *describe(struct arena *arena, const struct measurement *measurement)
{
    char text[DECIMAL_TEXT_SIZE];
    const char *value = "sin valor";
    if (measurement->state == MEASUREMENT_DRAFT)
        value = "borrador";
    else if (measurement->is_not_reported)
        value = "no se ha reportado";
    else if (quantity_is_number(measurement->official))
        value = decimal_format(measurement->official.value_e4, text);
    return arena_printf(arena, "%s%lld: %s (indicador %lld, %d)", detail_start,
                        (long long)measurement->version, value,
                        (long long)measurement->indicator_id, measurement->year);
}

int64_t record_measurement_version_of(const char *detail)
{
    const size_t length = sizeof detail_start - 1;
    return strncmp(detail, detail_start, length) == 0 ? strtoll(detail + length, NULL, 10) : 0;
}

static enum action_status trace(struct recording *work, const struct measurement *measurement,
                                struct record_answer *answer)
{
    struct action_context *context = work->context;
    const char *object = action_object(context, "measurement", measurement->id);
    if (!action_trace(context, object, describe(context->arena, measurement)))
        return ACTION_FAILED;
    *answer = (struct record_answer){.measurement_id = measurement->id,
                                     .version = measurement->version,
                                     .receipt = context->trace_sequence};
    return ACTION_DONE;
}

/* From what was read to the row and its trace, inside the transaction. */
static enum action_status write(struct recording *work, enum measurement_step step,
                                struct record_answer *answer)
{
    struct measurement measurement = work->place.measurement;
    enum action_status status = recording_check(work);
    if (status != ACTION_DONE)
        return status;
    if (action_has_messages(work->context))
        return ACTION_INVALID;
    measurement_entry_apply(work->context, &work->reading, &measurement);
    status = recording_move(work, &measurement, step);
    if (status == ACTION_DONE)
        status = recording_store(work, &measurement);
    return status == ACTION_DONE ? trace(work, &measurement, answer) : status;
}

static enum action_status finish(struct action_context *context, enum action_status status)
{
    return status == ACTION_DONE ? action_close(context) : action_abandon(context, status);
}

enum action_status record_measurement(struct action_context *context,
                                      const struct record_measurement *input,
                                      struct record_answer *answer)
{
    struct recording work;
    bool was_sent = false;
    if (!action_is_allowed(context, measurement_case_action(context->identity)))
        return ACTION_FORBIDDEN;
    enum action_status status = recording_begin(&work, context, input);
    if (status == ACTION_DONE && !find_answer(&work, answer, &was_sent))
        status = ACTION_FAILED;
    if (was_sent)
        return action_abandon(context, ACTION_DONE);
    if (status == ACTION_DONE) {
        measurement_entry_read(context, &work.place, &input->entry, MEASUREMENT_ENTRY_RECORD,
                               &work.reading);
        status = write(&work, MEASUREMENT_RECORD, answer);
        if (status == ACTION_DONE && !remember_answer(&work, answer))
            status = ACTION_FAILED;
    }
    return finish(context, status);
}

static bool is_same_quantity(struct quantity one, struct quantity other)
{
    return one.state == other.state && one.value_e4 == other.value_e4;
}

/* Whether the draft as stored says just what the form says. */
static bool is_stored(struct recording *work)
{
    const struct measurement *stored = &work->place.measurement;
    struct measurement typed = *stored;
    if (stored->state != MEASUREMENT_DRAFT || action_has_messages(work->context))
        return false;
    measurement_entry_apply(work->context, &work->reading, &typed);
    return typed.is_not_reported == stored->is_not_reported &&
           is_same_quantity(typed.official, stored->official) &&
           is_same_quantity(typed.entered, stored->entered) &&
           typed.entry_mode == stored->entry_mode &&
           strcmp(typed.cut_off_date, stored->cut_off_date) == 0 &&
           strcmp(typed.source_kind, stored->source_kind) == 0 &&
           strcmp(typed.source_text, stored->source_text) == 0 &&
           strcmp(typed.note, stored->note) == 0 &&
           strcmp(typed.odd_reason, stored->odd_reason) == 0;
}

enum action_status save_measurement_draft(struct action_context *context,
                                          const struct record_measurement *input,
                                          struct record_answer *answer)
{
    struct recording work;
    if (!action_is_allowed(context, ACTION_SAVE_DRAFT))
        return ACTION_FORBIDDEN;
    enum action_status status = recording_begin(&work, context, input);
    if (status == ACTION_DONE) {
        measurement_entry_read(context, &work.place, &input->entry, MEASUREMENT_ENTRY_DRAFT,
                               &work.reading);
        if (is_stored(&work)) {
            *answer = (struct record_answer){.measurement_id = work.place.measurement.id,
                                             .version = work.place.measurement.version};
            return action_abandon(context, ACTION_DONE);
        }
        status = write(&work, MEASUREMENT_SAVE_DRAFT, answer);
    }
    return finish(context, status);
}
