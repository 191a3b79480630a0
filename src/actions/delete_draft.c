/* The part of record_measurement.h that removes drafts. */
#include "actions/evidence_intake.h"
#include "actions/measurement_step.h"
#include "actions/recording.h"

#include "base/banned.h"

/* The last version that was no draft; NULL where there never was one. */
static const struct measurement_version *find_before_draft(const struct measurement_case *place)
{
    for (size_t i = 0; i < place->versions.count; i++)
        if (place->versions.items[i].measurement.state != MEASUREMENT_DRAFT)
            return &place->versions.items[i];
    return NULL;
}

/* Back to what was returned: a draft begins only from there. */
static enum action_status restore(struct recording *work, const struct measurement *before)
{
    struct measurement measurement = work->place.measurement;
    measurement.state = before->state;
    measurement.official = before->official;
    measurement.entered = (struct quantity){0};
    measurement.entry_mode = 0;
    measurement.is_not_reported = before->is_not_reported;
    measurement.cut_off_date = before->cut_off_date;
    measurement.source_kind = before->source_kind;
    measurement.source_text = before->source_text;
    measurement.note = before->note;
    measurement.odd_reason = before->odd_reason;
    return recording_store(work, &measurement);
}

static enum action_status delete_whole(struct recording *work)
{
    struct action_context *context = work->context;
    const struct object_key key = {context->identity->council_id, work->place.measurement.id};
    bool was_draft = false;
    if (!evidence_store_delete_of_draft(context->database, key, &context->error) ||
        !measurement_store_delete_draft(context->database, key, &was_draft, &context->error))
        return ACTION_FAILED;
    return was_draft ? ACTION_DONE : ACTION_NOT_FOUND;
}

static enum action_status delete_draft(struct recording *work)
{
    enum action_status status = recording_check(work);
    if (work->place.measurement.state != MEASUREMENT_DRAFT)
        return ACTION_NOT_FOUND;
    if (status != ACTION_DONE)
        return status;
    const struct measurement_version *before = find_before_draft(&work->place);
    return before == NULL ? delete_whole(work) : restore(work, &before->measurement);
}

enum action_status delete_measurement_draft(struct action_context *context,
                                            const struct delete_draft *input)
{
    struct recording work;
    const struct record_measurement place = {
        .indicator_id = input->indicator_id, .year = input->year, .version = input->version};
    if (!action_is_allowed(context, ACTION_DELETE_DRAFT))
        return ACTION_FORBIDDEN;
    enum action_status status = recording_begin(&work, context, &place);
    if (status == ACTION_DONE)
        status = delete_draft(&work);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    const int64_t id = work.place.measurement.id;
    status = action_commit(context, action_object(context, "measurement", id), NULL);
    if (status == ACTION_DONE && find_before_draft(&work.place) == NULL)
        evidence_intake_forget(context, &work.place.evidence);
    return status;
}
