#include "actions/import_plan_row.h"

#include <string.h>

#include "storage/import_store.h"
#include "storage/indicator_store.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

void import_work_add_change(struct import_work *work, const struct import_change *change)
{
    if (work->answer->is_first)
        return;
    const size_t count = work->change_count;
    const size_t size = sizeof work->changes[0];
    if ((count & (count - 1)) == 0) /* full at every power of two */
        work->changes = arena_realloc(work->context->arena, work->changes, count * size,
                                      (count == 0 ? 1 : 2 * count) * size);
    work->changes[work->change_count++] = *change;
}

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

static const char *text_or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* What a file does not say does not erase what is known. */
static const char *text_or_known(const char *text, const char *known)
{
    return text_or_empty(text)[0] != '\0' ? text : text_or_empty(known);
}

static struct quantity value_or_known(struct quantity value, struct quantity known)
{
    return value.state == QUANTITY_MISSING ? known : value;
}

static void fill_indicator(const struct import_work *work, const struct draft_indicator *row,
                           struct indicator *indicator)
{
    indicator->code = text_or_known(row->code, indicator->code);
    indicator->mga_code = text_or_known(row->mga_code, indicator->mga_code);
    indicator->programme_code = text_or_known(row->programme_code, indicator->programme_code);
    indicator->name = text_or_known(row->name, indicator->name);
    indicator->unit = text_or_known(row->unit, indicator->unit);
    if (!row->responsible_is_guess || text_or_empty(indicator->responsible)[0] == '\0')
        indicator->responsible = text_or_known(row->responsible, indicator->responsible);
    indicator->baseline_note = text_or_known(row->baseline_note, indicator->baseline_note);
    indicator->baseline = value_or_known(row->baseline.quantity, indicator->baseline);
    indicator->weight = value_or_known(row->weight, indicator->weight);
    indicator->first_year = work->plan->first_year;
    indicator->year_count = work->plan->year_count;
}

/* What a person confirmed is not proposed again. */
static void fill_proposals(const struct draft_indicator *row, struct indicator *indicator)
{
    if (!indicator->type_confirmed) {
        indicator->type = row->type;
        indicator->type_confirmed = row->type_confirmed;
        indicator->type_reason = text_or_empty(row->type_reason);
        indicator->target_includes_baseline = row->target_includes_baseline;
        indicator->direction = row->direction;
    }
    if (!indicator->level_confirmed) {
        indicator->level = row->level;
        indicator->level_confirmed = row->level_confirmed;
    }
}

static bool is_same_quantity(struct quantity one, struct quantity other)
{
    return one.state == other.state && one.value_e4 == other.value_e4;
}

const char *import_work_show(struct import_work *work, struct quantity quantity)
{
    char text[DECIMAL_TEXT_SIZE];
    if (quantity.state == QUANTITY_NOT_PROGRAMMED)
        return "NP";
    if (quantity.state == QUANTITY_MISSING)
        return "";
    return arena_strdup(work->context->arena, decimal_format_es(quantity.value_e4, 0, text));
}

static bool note_quantity(struct import_work *work, const struct indicator *indicator,
                          const char *field, struct quantity before, struct quantity after)
{
    if (is_same_quantity(before, after))
        return false;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, indicator->name,
                                                         field, import_work_show(work, before),
                                                         import_work_show(work, after)});
    return true;
}

static bool note_text(struct import_work *work, const struct indicator *indicator,
                      const char *field, const char *before, const char *after)
{
    if (strcmp(before, after) == 0)
        return false;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, indicator->name,
                                                         field, before, after});
    return true;
}

/* "Línea › Componente › Programa" */
static const char *name_place(const struct import_work *work, int64_t node_id)
{
    const char *place = "";
    for (size_t i = work->plan->node_count; i-- > 0;) {
        const struct plan_node *node = &work->plan->nodes[i];
        if (node->id != node_id)
            continue;
        place = place[0] == '\0' ? node->name
                                 : arena_printf(work->context->arena, "%s › %s", node->name, place);
        node_id = node->parent_id;
        i = work->plan->node_count;
    }
    return place;
}

static bool note_place(struct import_work *work, const struct indicator *before,
                       const struct indicator *after)
{
    if (before->node_id == after->node_id)
        return false;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, before->name,
                                                         "lugar en el plan",
                                                         name_place(work, before->node_id),
                                                         name_place(work, after->node_id)});
    return true;
}

/* The key did not find it: said, because another column now names the indicators. */
static void note_key(struct import_work *work, const struct indicator *known,
                     const struct draft_indicator *row)
{
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, known->name,
                                                         "código (se reconoció por su nombre)",
                                                         known->code, text_or_empty(row->code)});
}

static bool note_differences(struct import_work *work, const struct indicator *before,
                             const struct indicator *after)
{
    bool is_changed = note_text(work, before, "nombre", before->name, after->name);
    is_changed |= note_text(work, before, "unidad", before->unit, after->unit);
    is_changed |= note_text(work, before, "responsable", before->responsible, after->responsible);
    is_changed |= note_text(work, before, "código MGA", text_or_empty(before->mga_code),
                            text_or_empty(after->mga_code));
    is_changed |= note_text(work, before, "nivel", indicator_level_label(before->level),
                            indicator_level_label(after->level));
    is_changed |= note_text(work, before, "sentido", indicator_direction_label(before->direction),
                            indicator_direction_label(after->direction));
    is_changed |= note_text(work, before, "la meta incluye la línea base",
                            before->target_includes_baseline ? "sí" : "no",
                            after->target_includes_baseline ? "sí" : "no");
    is_changed |= note_quantity(work, before, "peso", before->weight, after->weight);
    is_changed |= note_quantity(work, before, "línea base", before->baseline, after->baseline);
    is_changed |=
        note_text(work, before, "tipo de acumulación", accumulation_type_label(before->type),
                  accumulation_type_label(after->type));
    is_changed |= note_place(work, before, after);
    return is_changed;
}

static bool add_indicator(struct import_work *work, const struct draft_indicator *row,
                          struct indicator *indicator)
{
    indicator->import_key = row->key;
    indicator->plan_id = work->plan->id;
    indicator->note = "";
    fill_indicator(work, row, indicator);
    fill_proposals(row, indicator);
    import_targets_fill_new(work, row, indicator);
    work->answer->added++;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_ADDED, indicator->name,
                                                         "indicador", "", "nuevo"});
    return indicator_store_add(work->context->database, work->plan, indicator,
                               &work->context->error);
}

static bool update_indicator(struct import_work *work, const struct draft_indicator *row,
                             struct indicator *indicator, int64_t node_id)
{
    const struct indicator before = *indicator;
    const bool is_rekeyed = strcmp(indicator->import_key, row->key) != 0;
    fill_indicator(work, row, indicator);
    fill_proposals(row, indicator);
    indicator->import_key = row->key;
    indicator->node_id = node_id;
    struct target_change change = {.indicator_id = indicator->id};
    bool is_changed = note_differences(work, &before, indicator);
    is_changed |= import_targets_take(work, row, indicator, &change);
    if (!is_changed && !is_rekeyed) {
        work->answer->unchanged++;
        return true;
    }
    work->answer->updated++;
    return indicator_store_save(work->context->database, work->plan->council_id, indicator,
                                &work->context->error) &&
           import_targets_note(work, &change);
}

static bool write_indicator(struct import_work *work, const struct draft_indicator *row,
                            int position, struct indicator *indicator)
{
    int64_t node_id = 0;
    if (!import_work_find_place(work, row, &node_id))
        return false;
    const struct import_match *match = &work->matches[position];
    if (match->index >= 0) {
        work->is_seen[match->index] = true;
        *indicator = work->plan->indicators[match->index];
        if (match->is_by_name)
            note_key(work, indicator, row);
        return update_indicator(work, row, indicator, node_id);
    }
    *indicator = (struct indicator){.node_id = node_id, .position = position};
    return add_indicator(work, row, indicator);
}

static bool save_source(struct import_work *work, int64_t indicator_id, const char *field, int year,
                        const struct cell_source *source)
{
    if (source->sheet == NULL)
        return true;
    const struct value_source saved = {.council_id = work->plan->council_id,
                                       .indicator_id = indicator_id,
                                       .field = field,
                                       .year = year,
                                       .import_run_id = work->run_id,
                                       .sheet = source->sheet,
                                       .row = source->row,
                                       .column = source->column,
                                       .raw = text_or_empty(source->raw)};
    return import_store_save_source(work->context->database, &saved, &work->context->error);
}

static struct draft_value as_value(const struct draft_official *official)
{
    return (struct draft_value){.quantity = official->percent, .source = official->source};
}

static bool save_figure(struct import_work *work, int64_t indicator_id, const char *kind, int year,
                        struct draft_value value)
{
    const struct cell_source *source = &value.source;
    if (!quantity_is_number(value.quantity))
        return true;
    const struct official_figure figure = {.council_id = work->plan->council_id,
                                           .indicator_id = indicator_id,
                                           .kind = kind,
                                           .year = year,
                                           .value_e4 = value.quantity.value_e4,
                                           .sheet = text_or_empty(source->sheet),
                                           .row = source->row,
                                           .column = source->column,
                                           .raw = text_or_empty(source->raw)};
    return import_store_save_figure(work->context->database, &figure, &work->context->error);
}

/* The source of a target or programmed value, where what the file states is what stands. */
static bool save_target_source(struct import_work *work, int64_t id, int year,
                               struct quantity standing, const struct draft_value *stated)
{
    return !is_same_quantity(standing, stated->quantity) ||
           save_source(work, id, year == 0 ? "target" : "planned", year, &stated->source);
}

static bool save_year_figures(struct import_work *work, int64_t id, int year,
                              const struct draft_year *values)
{
    return save_figure(work, id, "compliance", year, as_value(&values->compliance)) &&
           save_figure(work, id, "progress", year, as_value(&values->progress));
}

/* A file without percentages of its own says nothing about those of an earlier one. */
static bool has_figures(const struct import_work *work, const struct draft_indicator *row)
{
    bool has_any = quantity_is_number(row->total_progress.percent) ||
                   quantity_is_number(row->total_actual.quantity);
    for (int i = 0; i < work->draft->year_count; i++)
        has_any |= quantity_is_number(row->years[i].compliance.percent) ||
                   quantity_is_number(row->years[i].progress.percent);
    return has_any;
}

const struct draft_year *import_work_find_year(const struct import_work *work,
                                               const struct draft_indicator *row, int index)
{
    static const struct draft_year nothing;
    const int place = work->plan->first_year + index - work->draft->first_year;
    return place < 0 || place >= work->draft->year_count ? &nothing : &row->years[place];
}

static bool save_sources(struct import_work *work, const struct draft_indicator *row,
                         const struct indicator *indicator)
{
    struct action_context *context = work->context;
    const int64_t id = indicator->id;
    if ((has_figures(work, row) &&
         !import_store_delete_figures(context->database,
                                      (struct object_key){work->plan->council_id, id},
                                      &context->error)) ||
        !save_source(work, id, "row", 0, &row->source) ||
        !save_source(work, id, "baseline", 0, &row->baseline.source) ||
        !save_target_source(work, id, 0, indicator->target, &row->target) ||
        !save_figure(work, id, "total_progress", 0, as_value(&row->total_progress)) ||
        !save_figure(work, id, "total_actual", 0, row->total_actual))
        return false;
    for (int i = 0; i < work->plan->year_count; i++) {
        const struct draft_year *stated = import_work_find_year(work, row, i);
        const int year = work->plan->first_year + i;
        if (!save_target_source(work, id, year, indicator->years[i].planned, &stated->planned) ||
            !save_year_figures(work, id, year, stated))
            return false;
    }
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
                      : !is_same_quantity(known->official, value) &&
                            !update_result(work, indicator, known, value))
        return false;
    return work->answer->results_kept > kept ||
           save_source(work, indicator->id, "actual", year, &stated->source);
}

static bool write_results(struct import_work *work, const struct draft_indicator *row,
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

bool import_work_write_row(struct import_work *work, const struct draft_indicator *row,
                           int position)
{
    struct indicator indicator;
    return write_indicator(work, row, position, &indicator) &&
           save_sources(work, row, &indicator) && write_results(work, row, &indicator);
}
