#include "actions/attach_evidence.h"

#include <string.h>

#include "actions/evidence_intake.h"
#include "actions/measurement_case.h"
#include "actions/measurement_step.h"
#include "base/env.h"
#include "core/measurement/evidence_kind.h"

#include "base/banned.h"

struct intake {
    struct evidence *rows;
    const struct evidence_upload **files; /* whose row is at the same place */
    size_t count;
    const char *located;
    bool is_held_back; /* the result is published, and the person does not publish */
};

/* The place of a photograph may be somebody's home. */
static void check_location(struct intake *intake, const struct evidence_upload *file,
                           struct evidence *row)
{
    if (!evidence_kind_has_location(file->bytes, file->length))
        return;
    row->is_public = false;
    intake->located = row->file_name;
}

/* Files first, on the disk; only what is fine goes on. */
static enum action_status take_files(struct action_context *context,
                                     const struct attach_evidence *input, struct intake *intake)
{
    struct evidence words = {0};
    intake->rows = ARENA_NEW_ARRAY(context->arena, input->count + 1, struct evidence);
    intake->files =
        ARENA_NEW_ARRAY(context->arena, input->count + 1, const struct evidence_upload *);
    evidence_intake_read(context, &input->words, &words);
    for (size_t i = 0; i < input->count; i++) {
        struct evidence *row = &intake->rows[intake->count];
        *row = words;
        enum action_status status = evidence_intake(context, &input->files[i], row);
        if (status == ACTION_FAILED)
            return status;
        if (status == ACTION_DONE) {
            check_location(intake, &input->files[i], row);
            intake->files[intake->count++] = &input->files[i];
        }
    }
    if (intake->count == 0 && !action_has_messages(context))
        action_add_message(context, "archivos", "Elija el archivo que quiere adjuntar.");
    return intake->count == 0 ? ACTION_INVALID : ACTION_DONE;
}

/* Evidence may come while the result is judged, but not into what the person may not see. */
static enum action_status check_place(struct action_context *context,
                                      const struct measurement_case *place)
{
    enum measurement_state state = place->measurement.state;
    bool is_open = state == MEASUREMENT_NEW || state == MEASUREMENT_DRAFT;
    if (!is_open)
        return ACTION_DONE;
    if (!identity_can(context->identity, CAPABILITY_RECORD_OFFICIAL))
        return ACTION_NOT_FOUND;
    const char *refusal = measurement_case_refuse(place, context->identity);
    if (refusal == NULL)
        return ACTION_DONE;
    action_add_message(context, "", "%s", refusal);
    return ACTION_CONFLICT;
}

static bool make_draft(struct action_context *context, struct measurement *measurement)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    const struct measurement_move move = {
        .step = MEASUREMENT_SAVE_DRAFT, .person_id = context->identity->person_id, .time_utc = now};
    const struct measurement_change change = {
        .action = action_code(ACTION_SAVE_DRAFT), .person_id = move.person_id, .time_utc = now};
    return measurement_transition(measurement, &move) == MEASUREMENT_ALLOWED &&
           measurement_store_add(context->database, measurement, &change, &context->error);
}

static bool is_attached(const struct measurement_case *place, const struct evidence *row)
{
    for (size_t i = 0; i < place->evidence.count; i++) {
        const struct evidence *known = &place->evidence.items[i];
        if (evidence_is_present(known) && strcmp(known->sha256, row->sha256) == 0 &&
            strcmp(known->file_name, row->file_name) == 0)
            return true;
    }
    return false;
}

static size_t count_present(const struct evidence_list *list)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += evidence_is_present(&list->items[i]);
    return count;
}

static enum action_status add_rows(struct action_context *context, struct measurement_case *place,
                                   struct intake *intake, size_t *added)
{
    size_t present = count_present(&place->evidence);
    for (size_t i = 0; i < intake->count; i++) {
        struct evidence *row = &intake->rows[i];
        if (is_attached(place, row))
            continue;
        if (present == EVIDENCE_MAX_FILES) {
            action_add_message(context, "archivos",
                               "Este resultado ya tiene %d soportes. Quite uno antes de agregar "
                               "otro.",
                               EVIDENCE_MAX_FILES);
            return *added == 0 ? ACTION_INVALID : ACTION_DONE;
        }
        row->measurement_id = place->measurement.id;
        row->is_public = row->is_public && !intake->is_held_back;
        if (!evidence_store_add(context->database, row, &context->error))
            return ACTION_FAILED;
        present++;
        (*added)++;
    }
    return ACTION_DONE;
}

static enum action_status write_rows(struct action_context *context,
                                     const struct attach_evidence *input, struct intake *intake,
                                     struct attach_answer *answer)
{
    struct measurement_case place;
    size_t added = 0;
    enum action_status status =
        measurement_case_load(context, input->indicator_id, input->year, &place);
    if (status == ACTION_DONE)
        status = check_place(context, &place);
    if (status != ACTION_DONE)
        return status;
    answer->has_new_draft = place.measurement.id == 0;
    if (answer->has_new_draft && !make_draft(context, &place.measurement))
        return ACTION_FAILED;
    intake->is_held_back = measurement_counts_for_public(&place.measurement) &&
                           !identity_can(context->identity, CAPABILITY_PUBLISH);
    status = add_rows(context, &place, intake, &added);
    answer->measurement_id = place.measurement.id;
    answer->version = place.measurement.version;
    answer->attached = intake->count;
    answer->located = intake->located;
    answer->is_held_back = intake->is_held_back && input->words.is_public;
    return status;
}

static const char *describe(struct arena *arena, const struct intake *intake)
{
    return arena_printf(arena, "%zu %s, huella %.12s", intake->count,
                        intake->count == 1 ? "archivo" : "archivos", intake->rows[0].sha256);
}

enum action_status attach_evidence(struct action_context *context,
                                   const struct attach_evidence *input,
                                   struct attach_answer *answer)
{
    struct intake intake = {0};
    if (!action_is_allowed(context, ACTION_ATTACH_EVIDENCE))
        return ACTION_FORBIDDEN;
    enum action_status status = take_files(context, input, &intake);
    if (status != ACTION_DONE)
        return status;
    if (!action_begin(context))
        return ACTION_FAILED;
    status = write_rows(context, input, &intake, answer);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    status = action_commit(context, action_object(context, "measurement", answer->measurement_id),
                           describe(context->arena, &intake));
    for (size_t i = 0; status == ACTION_DONE && i < intake.count; i++)
        if (!evidence_intake_ensure(context, intake.files[i], &intake.rows[i]))
            status = ACTION_FAILED;
    return status;
}
