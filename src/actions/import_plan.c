#include "actions/import_plan.h"

#include <string.h>

#include "actions/import_plan_row.h"
#include "base/count_text.h"
#include "base/env.h"
#include "base/text.h"
#include "core/plan/act_kind.h"
#include "storage/database.h"
#include "storage/import_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

static bool check(struct action_context *context, const struct plan_draft *draft)
{
    if (draft->indicator_count == 0)
        action_add_message(context, "archivo",
                           "El archivo no tiene ningún indicador que se pueda traer.");
    if (draft->year_count < 1 || draft->year_count > PLAN_MAX_YEARS || draft->first_year < 1990 ||
        draft->first_year > 2200)
        action_add_message(context, "archivo", "No encontramos los años del plan en el archivo.");
    return !action_has_messages(context);
}

/* What the caller says of changed targets, checked into work. */
static bool check_targets(struct import_work *work, const struct import_plan *input)
{
    static const struct action_text_rule reason = {
        .field = "nota", .label = "por qué se corrige", .max_characters = 1000, .has_lines = true};
    work->targets = input->targets;
    if (input->targets == IMPORT_TARGETS_BY_ACT) {
        work->act = target_act_check(work->context, &input->act, input->draft->first_year);
    } else if (input->targets == IMPORT_TARGETS_CORRECT) {
        char today[DATE_ISO_SIZE];
        work->act.kind = ACT_KIND_CORRECTION;
        work->act.number =
            arena_printf(work->context->arena, "archivo %.8s", input->draft->file_sha256);
        work->act.date = arena_strdup(work->context->arena, date_format_iso(env_today(), today));
        work->act.note = action_check_text(work->context, &reason, input->act.note);
    }
    return !action_has_messages(work->context);
}

static bool may_change_targets(const struct action_context *context)
{
    return context->identity->person_id != 0 &&
           identity_can(context->identity, action_capability(ACTION_CHANGE_TARGETS));
}

/* Two periods of the same council that share years are of one plan: a file of 2025 alone belongs to
 * the plan of 2024 to 2027. One that goes beyond the plan is refused; the plan's term is fixed. */
static bool refuse_period(struct import_work *work, const struct plan *plan)
{
    const struct plan_draft *draft = work->draft;
    action_add_message(work->context, "archivo",
                       "El plan del consejo va de %d a %d y el archivo, de %d a %d. Quite del "
                       "archivo los años que sobran.",
                       plan->first_year, plan_last_year(plan), draft->first_year,
                       draft->first_year + draft->year_count - 1);
    return false;
}

/* The council's plan that has the years of the file: *plan_id 0 where there is none. False when it
 * failed, or the file's years go beyond that plan. */
static bool find_plan(struct import_work *work, int64_t *plan_id, bool *is_newest)
{
    struct action_context *context = work->context;
    struct plan_list plans = {0};
    const int first = work->draft->first_year;
    const int last = first + work->draft->year_count - 1;
    if (!plan_store_list(context->database, context->identity->council_id, context->arena, &plans,
                         &context->error))
        return false;
    for (size_t i = 0; i < plans.count; i++) {
        const struct plan *plan = &plans.items[i];
        *is_newest &= first > plan->first_year;
        if (last < plan->first_year || first > plan_last_year(plan))
            continue;
        if (first < plan->first_year || last > plan_last_year(plan))
            return refuse_period(work, plan);
        if (*plan_id == 0 || plan->is_current)
            *plan_id = plan->id;
    }
    return true;
}

/* The plan that the council has for these years, or a new one; followed from now on where it is the
 * newest. */
static bool open_plan(struct import_work *work, const struct import_plan *input)
{
    struct action_context *context = work->context;
    struct object_key key = {context->identity->council_id, 0};
    bool is_newest = true;
    if (!find_plan(work, &key.id, &is_newest))
        return false;
    const struct plan_draft *draft = input->draft;
    if (key.id != 0)
        return plan_store_load(context->database, key, context->arena, &work->plan,
                               &context->error);
    const char *typed = text_collapse(context->arena, text_or_empty(input->plan_name));
    const char *found = text_collapse(context->arena, text_or_empty(draft->plan_name));
    work->plan = ARENA_NEW(context->arena, struct plan);
    *work->plan = (struct plan){
        .council_id = key.council_id,
        .name = typed[0] != '\0' ? typed
                : found[0] != '\0'
                    ? found
                    : arena_printf(context->arena, "Plan de desarrollo %d-%d", draft->first_year,
                                   draft->first_year + draft->year_count - 1),
        .first_year = draft->first_year,
        .year_count = draft->year_count,
        .is_current = false,
        .created_utc = work->now};
    work->answer->is_first = true;
    return plan_store_add(context->database, work->plan, &context->error) &&
           (!is_newest ||
            plan_store_make_current(context->database,
                                    (struct object_key){key.council_id, work->plan->id},
                                    &context->error));
}

static bool add_run(struct import_work *work, const struct import_plan *input)
{
    struct action_context *context = work->context;
    const struct plan_draft *draft = input->draft;
    struct import_run run = {.council_id = work->plan->council_id,
                             .plan_id = work->plan->id,
                             .file_name = draft->file_name == NULL ? "" : draft->file_name,
                             .file_sha256 = draft->file_sha256,
                             .format_id = draft->format_id,
                             .options_json =
                                 input->options_json == NULL ? "{}" : input->options_json,
                             .indicator_count = (int64_t)draft->indicator_count,
                             .problem_count = (int64_t)draft->problem_count,
                             .imported_by = context->identity->person_id,
                             .imported_utc = work->now};
    if (!import_store_add_run(context->database, &run, &context->error))
        return false;
    work->run_id = run.id;
    return true;
}

static void name_absent(struct import_work *work)
{
    for (size_t i = 0; i < work->plan->indicator_count; i++) {
        if (work->is_seen[i])
            continue;
        work->answer->absent++;
        import_work_add_change(
            work, &(struct import_change){IMPORT_CHANGE_ABSENT, work->plan->indicators[i].name,
                                          "indicador", "está en el plan", "no está en el archivo"});
    }
}

static bool write_all(struct import_work *work, const struct import_plan *input)
{
    if (!open_plan(work, input) || !add_run(work, input))
        return false;
    work->is_seen = ARENA_NEW_ARRAY(work->context->arena, work->plan->indicator_count + 1, bool);
    work->known_node_count = work->plan->node_count;
    work->matches = import_match_rows(work->context->arena, work->plan, input->draft);
    if (!import_work_load_results(work))
        return false;
    for (size_t i = 0; i < input->draft->indicator_count; i++) {
        if (!import_work_write_row(work, &input->draft->indicators[i], (int)i))
            return error_add_context(&work->context->error, "fila de «%s»",
                                     input->draft->indicators[i].name);
        if (input->progress != NULL)
            input->progress(input->progress_context, i + 1, input->draft->indicator_count);
    }
    name_absent(work);
    return true;
}

static const char *describe_targets(const struct import_work *work)
{
    struct action_context *context = work->context;
    if (work->answer->targets_changed == 0)
        return "";
    return arena_printf(context->arena, "; %s por %s de %s",
                        count_text(context->arena, work->answer->targets_changed, "meta", "metas"),
                        target_act_name(context, &work->act), work->act.date);
}

enum action_status import_plan(struct action_context *context, const struct import_plan *input,
                               struct import_plan_answer *answer)
{
    *answer = (struct import_plan_answer){0};
    if (!action_is_allowed(context, ACTION_IMPORT_PLAN) ||
        (input->targets != IMPORT_TARGETS_KEEP && !may_change_targets(context)))
        return ACTION_FORBIDDEN;
    struct import_work work = {.context = context, .draft = input->draft, .answer = answer};
    if (!check(context, input->draft) || !check_targets(&work, input))
        return ACTION_INVALID;
    env_now_iso(work.now);
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!write_all(&work, input))
        return action_abandon(context,
                              action_has_messages(context) ? ACTION_INVALID : ACTION_FAILED);
    answer->plan_id = work.plan->id;
    answer->import_run_id = work.run_id;
    answer->changes = work.changes;
    answer->change_count = work.change_count;
    if (input->is_trial)
        return action_abandon(context, ACTION_DONE);
    const char *detail = arena_printf(
        context->arena, "%s, %s, %s, %s; %s%s",
        count_text(context->arena, answer->added, "nuevo", "nuevos"),
        count_text(context->arena, answer->updated, "cambiado", "cambiados"),
        count_text(context->arena, answer->results_added, "resultado nuevo", "resultados nuevos"),
        count_text(context->arena, answer->results_kept, "conservado", "conservados"),
        input->draft->file_sha256, describe_targets(&work));
    return action_commit(context, action_object(context, "plan", work.plan->id), detail);
}
