#include "actions/report_draft.h"

#include <string.h>

#include "actions/report_lookup.h"
#include "base/count_text.h"
#include "base/env.h"
#include "base/strbuf.h"
#include "storage/plan_store.h"
#include "storage/report_settings.h"
#include "storage/sha256.h"
#include "storage/topic_store.h"

#include "base/banned.h"

static const struct action_text_rule title_rule = {
    .field = "titulo", .label = "el título", .max_characters = 120, .is_optional = true};
static const struct action_text_rule note_rule = {
    .field = "correccion", .label = "qué se corrige", .max_characters = 1000, .has_lines = true};

/* The plan that the council follows; NULL without one. */
static bool load_plan(struct action_context *context, struct plan **plan)
{
    struct object_key key = {context->identity->council_id, 0};
    *plan = NULL;
    return plan_store_find_current(context->database, key.council_id, &key.id, &context->error) &&
           (key.id == 0 ||
            plan_store_load(context->database, key, context->arena, plan, &context->error));
}

static bool check_year(struct action_context *context, const struct plan *plan, int year)
{
    struct report_record_list reports;
    if (!report_store_list(context->database, plan->council_id, context->arena, &reports,
                           &context->error))
        return false;
    if (plan_year_index(plan, year) < 0)
        action_add_message(context, "corte", "Elija un año del plan: de %d a %d.", plan->first_year,
                           plan_last_year(plan));
    for (size_t i = 0; i < reports.count && !action_has_messages(context); i++) {
        if (reports.items[i].cut_year != year || reports.items[i].plan_id != plan->id)
            continue;
        action_add_message(
            context, "corte",
            reports.items[i].is_approved
                ? "El pronunciamiento de %d ya está aprobado. Ábralo y haga una corrección."
                : "Ya hay un borrador de %d. Ábralo en la lista de informes.",
            year);
    }
    return true;
}

static bool add_draft(struct action_context *context, struct report_record *report)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    report->council_id = context->identity->council_id;
    report->kind = "pronunciamiento";
    report->created_by = context->identity->person_id;
    report->created_utc = now;
    return report_store_add(context->database, report, &context->error);
}

enum action_status create_report(struct action_context *context, const struct create_report *input,
                                 int64_t *report_id)
{
    struct plan *plan = NULL;
    if (!action_is_allowed(context, ACTION_CREATE_REPORT))
        return ACTION_FORBIDDEN;
    const char *title = action_check_text(context, &title_rule, input->title);
    if (!load_plan(context, &plan))
        return ACTION_FAILED;
    if (plan == NULL)
        action_add_message(context, "corte", "El consejo aún no ha traído su plan. Tráigalo.");
    if (!action_begin(context))
        return ACTION_FAILED;
    if (plan != NULL && !check_year(context, plan, input->cut_year))
        return action_abandon(context, ACTION_FAILED);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    if (title[0] == '\0')
        title = arena_printf(context->arena, "Pronunciamiento anual %d", input->cut_year);
    struct report_record report = {
        .plan_id = plan->id, .cut_year = input->cut_year, .title = title};
    if (!add_draft(context, &report))
        return action_abandon(context, ACTION_FAILED);
    *report_id = report.id;
    return action_commit(context, action_object(context, "report", report.id),
                         arena_printf(context->arena, "corte %d", input->cut_year));
}

static void check_settings(struct action_context *context, const struct save_report *input,
                           struct report_settings *settings)
{
    static const struct action_text_rule addressee = {
        .field = "dirigido", .label = "a quién va", .max_characters = 200, .is_optional = true};
    static const struct action_text_rule approval = {
        .field = "acta", .label = "el acta", .max_characters = 200, .is_optional = true};
    static const struct action_text_rule president = {
        .field = "presidencia", .label = "el nombre", .max_characters = 120, .is_optional = true};
    static const struct action_text_rule secretary = {
        .field = "secretaria", .label = "el nombre", .max_characters = 120, .is_optional = true};
    settings->addressee = action_check_text(context, &addressee, input->addressee);
    settings->approval_note = action_check_text(context, &approval, input->approval_note);
    settings->president = action_check_text(context, &president, input->president);
    settings->secretary = action_check_text(context, &secretary, input->secretary);
}

static const char *sum_of(struct arena *arena, const struct strbuf *text)
{
    char sum[SHA256_TEXT_SIZE];
    sha256_format(text->data, text->length, sum);
    return arena_strdup(arena, sum);
}

const char *report_mark_choice(struct arena *arena, const struct report_record *report)
{
    struct report_settings settings;
    struct strbuf text;
    report_settings_read(report->settings_json, arena, &settings);
    strbuf_init(&text, arena);
    for (size_t i = 0; i < settings.indicator_count; i++)
        strbuf_printf(&text, "%lld ", (long long)settings.indicator_ids[i]);
    return sum_of(arena, &text);
}

const char *report_mark_data(struct arena *arena, const struct report_record *report)
{
    struct report_settings settings;
    struct strbuf text;
    report_settings_read(report->settings_json, arena, &settings);
    const char *const parts[] = {report->title,      settings.addressee, settings.approval_note,
                                 settings.president, settings.secretary, report->correction_note};
    strbuf_init(&text, arena);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        strbuf_printf(&text, "%zu:%s", strlen(parts[i]), parts[i]);
    return sum_of(arena, &text);
}

/* A form that comes late: fine where it says what is stored already, as a form sent twice does. */
static bool is_overtaken(const char *seen, const char *stored, const char *typed)
{
    return seen != NULL && strcmp(seen, stored) != 0 && strcmp(typed, stored) != 0;
}

static enum action_status write_draft(struct action_context *context,
                                      const struct report_record *report, const char *detail)
{
    bool was_draft = false;
    if (!report_store_save(context->database, report, &was_draft, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_draft)
        return action_abandon(context, ACTION_CONFLICT);
    return action_commit(context, action_object(context, "report", report->id), detail);
}

enum action_status save_report(struct action_context *context, const struct save_report *input)
{
    struct report_record *report = NULL;
    struct report_settings settings;
    if (!action_is_allowed(context, ACTION_SAVE_REPORT))
        return ACTION_FORBIDDEN;
    enum action_status status = report_begin_draft(context, input->report_id, &report);
    if (status != ACTION_DONE)
        return status;
    const char *stored = report_mark_data(context->arena, report);
    report_settings_read(report->settings_json, context->arena, &settings);
    check_settings(context, input, &settings);
    const char *title = action_check_text(context, &title_rule, input->title);
    if (report->supersedes_id != 0)
        report->correction_note = action_check_text(context, &note_rule, input->correction_note);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    if (title[0] != '\0')
        report->title = title;
    report->settings_json = report_settings_write(&settings, context->arena);
    if (is_overtaken(input->seen, stored, report_mark_data(context->arena, report))) {
        action_add_message(
            context, "",
            "Otra persona cambió estos datos mientras usted escribía. Debajo de cada "
            "casilla está lo guardado. Compare y guarde de nuevo.");
        return action_abandon(context, ACTION_CONFLICT);
    }
    return write_draft(context, report, "datos");
}

/* The ids in the plan's order; false for one that is not of the plan. */
static bool sort_out(const struct plan *plan, const struct choose_report_indicators *input,
                     int64_t *ids, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < plan->indicator_count; i++)
        for (size_t j = 0; j < input->count; j++)
            if (input->indicator_ids[j] == plan->indicators[i].id) {
                ids[(*count)++] = plan->indicators[i].id;
                break;
            }
    return *count == input->count;
}

enum action_status choose_report_indicators(struct action_context *context,
                                            const struct choose_report_indicators *input)
{
    struct report_record *report = NULL;
    struct report_settings settings;
    struct plan *plan = NULL;
    if (!action_is_allowed(context, ACTION_SAVE_REPORT))
        return ACTION_FORBIDDEN;
    if (input->count == 0) {
        action_add_message(context, "", "Marque al menos un indicador.");
        return ACTION_INVALID;
    }
    enum action_status status = report_begin_draft(context, input->report_id, &report);
    if (status != ACTION_DONE)
        return status;
    const struct object_key key = {report->council_id, report->plan_id};
    if (!plan_store_load(context->database, key, context->arena, &plan, &context->error))
        return action_abandon(context, ACTION_FAILED);
    size_t count = plan == NULL ? 0 : plan->indicator_count;
    int64_t *ids = ARENA_NEW_ARRAY(context->arena, count + 1, int64_t);
    if (plan == NULL || !sort_out(plan, input, ids, &count))
        return action_abandon(context, ACTION_NOT_FOUND);
    const char *stored = report_mark_choice(context->arena, report);
    report_settings_read(report->settings_json, context->arena, &settings);
    settings.indicator_ids = ids;
    settings.indicator_count = count == plan->indicator_count ? 0 : count;
    report->settings_json = report_settings_write(&settings, context->arena);
    if (is_overtaken(input->seen, stored, report_mark_choice(context->arena, report))) {
        action_add_message(
            context, "",
            "Otra persona cambió la elección mientras usted marcaba. Lo que guardó está "
            "al lado de cada indicador que no coincide. Compare y guarde de nuevo.");
        return action_abandon(context, ACTION_CONFLICT);
    }
    return write_draft(context, report,
                       count_text(context->arena, (int64_t)count, "indicador", "indicadores"));
}

/* Whether the draft has a place for the text: a section, or a topic of its plan. */
static enum action_status check_section(struct action_context *context, const char *code,
                                        const struct report_record *report)
{
    enum report_section section;
    struct priority_topic *topic = NULL;
    struct object_key key = {report->council_id, 0};
    if (report_section_parse(code, &section))
        return ACTION_DONE;
    if (!report_section_parse_topic(code, &key.id))
        return ACTION_NOT_FOUND;
    if (!topic_store_load(context->database, key, context->arena, &topic, &context->error))
        return ACTION_FAILED;
    return topic != NULL && topic->plan_id == report->plan_id ? ACTION_DONE : ACTION_NOT_FOUND;
}

enum action_status save_report_text(struct action_context *context,
                                    const struct save_report_text *input)
{
    static const struct action_text_rule rule = {.field = "texto",
                                                 .label = "el texto",
                                                 .max_characters = REPORT_TEXT_MAX_CHARACTERS,
                                                 .is_optional = true,
                                                 .has_lines = true};
    struct report_record *report = NULL;
    char now[ENV_TIMESTAMP_SIZE];
    if (!action_is_allowed(context, ACTION_SAVE_REPORT_TEXT))
        return ACTION_FORBIDDEN;
    struct report_text text = {.council_id = context->identity->council_id,
                               .report_id = input->report_id,
                               .section = input->section,
                               .markdown = action_check_text(context, &rule, input->markdown),
                               .version = input->version,
                               .updated_by = context->identity->person_id,
                               .updated_utc = now};
    if (action_has_messages(context))
        return ACTION_INVALID;
    env_now_iso(now);
    enum action_status status = report_begin_draft(context, input->report_id, &report);
    if (status != ACTION_DONE)
        return status;
    status = check_section(context, input->section, report);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    if (!report_store_save_text(context->database, &text, &context->error))
        return action_abandon(context, action_failure(context));
    return action_commit(context, action_object(context, "report", report->id), input->section);
}

enum action_status delete_report(struct action_context *context, int64_t report_id)
{
    struct report_record *report = NULL;
    bool was_draft = false;
    if (!action_is_allowed(context, ACTION_DELETE_REPORT))
        return ACTION_FORBIDDEN;
    enum action_status status = report_begin_draft(context, report_id, &report);
    if (status != ACTION_DONE)
        return status;
    const struct object_key key = {report->council_id, report->id};
    if (!report_store_delete_draft(context->database, key, &was_draft, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_draft)
        return action_abandon(context, ACTION_CONFLICT);
    return action_commit(context, action_object(context, "report", report_id),
                         arena_printf(context->arena, "corte %d", report->cut_year));
}
