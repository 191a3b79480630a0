/* The results of a row: new ones, and those that may be written over. */
#include "actions/import_plan_row.h"

#include <string.h>

#include "base/text.h"
#include "storage/measurement_store.h"

#include "base/banned.h"

bool import_work_load_results(struct import_work *work)
{
    struct measurement_list results = {0};
    struct action_context *context = work->context;
    if (!measurement_store_list_figures(context->database,
                                        (struct object_key){work->plan->council_id, work->plan->id},
                                        context->arena, &results, &context->error))
        return false;
    work->results = results.items;
    work->result_count = results.count;
    return true;
}

static const struct measurement *find_result(const struct import_work *work, int64_t indicator_id,
                                             int year)
{
    for (size_t i = 0; i < work->result_count; i++)
        if (work->results[i].indicator_id == indicator_id && work->results[i].year == year)
            return &work->results[i];
    return NULL;
}

static struct measurement_change change_now(const struct import_work *work)
{
    return (struct measurement_change){.action = action_code(ACTION_IMPORT_PLAN),
                                       .person_id = work->context->identity->person_id,
                                       .time_utc = work->now};
}

/* The end of the year, or today while it has not come. */
static const char *find_cut_off(const struct import_work *work, int year)
{
    const char *end = arena_printf(work->context->arena, "%d-12-31", year);
    return strncmp(work->now, end, strlen(end)) < 0
               ? arena_strndup(work->context->arena, work->now, strlen(end))
               : end;
}

static bool add_result(struct import_work *work, const struct indicator *indicator, int year,
                       struct quantity value)
{
    struct measurement result = measurement_create(work->plan->council_id, indicator->id, year);
    result.state = MEASUREMENT_RECORDED;
    result.official = value;
    result.cut_off_date = find_cut_off(work, year);
    result.source_text = text_or_empty(work->draft->file_name);
    result.import_run_id = work->run_id;
    result.recorded_by = work->context->identity->person_id;
    result.recorded_utc = work->now;
    const struct measurement_change change = change_now(work);
    work->answer->results_added++;
    import_work_add_change(
        work, &(struct import_change){IMPORT_CHANGE_ADDED, indicator->name,
                                      arena_printf(work->context->arena, "resultado %d", year), "",
                                      import_work_show(work, value)});
    return measurement_store_add(work->context->database, &result, &change, &work->context->error);
}

/* A result that only imports wrote may be corrected by another; any other is a person's word, also
 * where it only corrected the figure of an import. */
static bool find_untouched(struct import_work *work, const struct measurement *result,
                           bool *is_untouched)
{
    struct action_context *context = work->context;
    struct measurement_version_list versions = {0};
    *is_untouched = false;
    if (result->state != MEASUREMENT_RECORDED || result->import_run_id == 0)
        return true;
    if (!measurement_store_list_versions(context->database,
                                         (struct object_key){result->council_id, result->id},
                                         context->arena, &versions, &context->error))
        return false;
    *is_untouched = versions.count > 0 &&
                    strcmp(versions.items[0].action, action_code(ACTION_IMPORT_PLAN)) == 0;
    return true;
}

static bool update_result(struct import_work *work, const struct indicator *indicator,
                          const struct measurement *known, struct quantity value)
{
    struct action_context *context = work->context;
    struct measurement *whole = NULL;
    if (!measurement_store_load(context->database,
                                (struct object_key){work->plan->council_id, known->id},
                                context->arena, &whole, &context->error))
        return false;
    bool is_open = false;
    if (!find_untouched(work, whole, &is_open))
        return false;
    const char *field = arena_printf(context->arena, "resultado %d", known->year);
    import_work_add_change(
        work, &(struct import_change){
                  is_open ? IMPORT_CHANGE_UPDATED : IMPORT_CHANGE_KEPT, indicator->name, field,
                  import_work_show(work, whole->official), import_work_show(work, value)});
    if (!is_open) {
        work->answer->results_kept++;
        return true;
    }
    /* It is this person's word from now on, and another one must verify it. */
    whole->official = value;
    whole->import_run_id = work->run_id;
    whole->recorded_by = context->identity->person_id;
    whole->recorded_utc = work->now;
    whole->source_text = text_or_empty(work->draft->file_name);
    const struct measurement_change change = change_now(work);
    work->answer->results_updated++;
    return measurement_store_save(context->database, whole, &change, &context->error);
}

/* The source is the file's cell only where the result is the file's. */
static bool write_result(struct import_work *work, const struct indicator *indicator, int year,
                         const struct draft_value *stated)
{
    const struct quantity value = stated->quantity;
    const struct measurement *known = find_result(work, indicator->id, year);
    const int kept = work->answer->results_kept;
    if (known == NULL ? !add_result(work, indicator, year, value)
                      : !import_work_is_same(known->official, value) &&
                            !update_result(work, indicator, known, value))
        return false;
    return work->answer->results_kept > kept ||
           import_work_save_source(work, indicator->id, "actual", year, &stated->source);
}

bool import_work_write_results(struct import_work *work, const struct draft_indicator *row,
                               const struct indicator *indicator)
{
    for (int i = 0; i < work->plan->year_count; i++) {
        const struct draft_value *stated = &import_work_find_year(work, row, i)->actual;
        if (quantity_is_number(stated->quantity) &&
            !write_result(work, indicator, work->plan->first_year + i, stated))
            return false;
    }
    return true;
}
