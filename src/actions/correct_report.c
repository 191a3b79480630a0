/* The correction of an approved pronouncement: a new draft that names the one it will supersede. */
#include "actions/report_draft.h"
#include "actions/report_lookup.h"
#include "base/env.h"

#include "base/banned.h"

/* Whether somebody is correcting it already. */
static bool find_correction(struct action_context *context, int64_t report_id, bool *is_there)
{
    struct report_record_list reports;
    *is_there = false;
    if (!report_store_list(context->database, context->identity->council_id, context->arena,
                           &reports, &context->error))
        return false;
    for (size_t i = 0; i < reports.count; i++)
        *is_there = *is_there || reports.items[i].supersedes_id == report_id;
    return true;
}

static bool copy_texts(struct action_context *context, const struct report_record *from,
                       int64_t draft_id, const char *now)
{
    const struct object_key key = {from->council_id, from->id};
    struct report_text_list texts;
    if (!report_store_list_texts(context->database, key, context->arena, &texts, &context->error))
        return false;
    for (size_t i = 0; i < texts.count; i++) {
        struct report_text text = texts.items[i];
        text.report_id = draft_id;
        text.version = 0;
        text.updated_utc = now;
        if (!report_store_save_text(context->database, &text, &context->error))
            return false;
    }
    return true;
}

static enum action_status write_correction(struct action_context *context,
                                           const struct report_record *former, const char *note,
                                           int64_t *draft_id)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    struct report_record draft = {.council_id = former->council_id,
                                  .plan_id = former->plan_id,
                                  .kind = former->kind,
                                  .cut_year = former->cut_year,
                                  .version = former->version + 1,
                                  .title = former->title,
                                  .settings_json = former->settings_json,
                                  .created_by = context->identity->person_id,
                                  .created_utc = now,
                                  .supersedes_id = former->id,
                                  .correction_note = note};
    if (!report_store_add(context->database, &draft, &context->error) ||
        !copy_texts(context, former, draft.id, now))
        return action_abandon(context, ACTION_FAILED);
    *draft_id = draft.id;
    return action_commit(context, action_object(context, "report", draft.id),
                         arena_printf(context->arena, "corrige %lld", (long long)former->id));
}

enum action_status correct_report(struct action_context *context,
                                  const struct correct_report *input, int64_t *draft_id)
{
    static const struct action_text_rule rule = {.field = "correccion",
                                                 .label = "qué se corrige",
                                                 .max_characters = 1000,
                                                 .has_lines = true};
    struct report_record *former = NULL;
    bool is_in_work = false;
    if (!action_is_allowed(context, ACTION_CORRECT_REPORT))
        return ACTION_FORBIDDEN;
    const char *note = action_check_text(context, &rule, input->note);
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = report_find(context, input->report_id, &former);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    if (!find_correction(context, former->id, &is_in_work))
        return action_abandon(context, ACTION_FAILED);
    if (!former->is_approved || former->superseded_by != 0 || is_in_work)
        return action_abandon(context, ACTION_CONFLICT);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    return write_correction(context, former, note, draft_id);
}
