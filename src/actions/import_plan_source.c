/* Where each value of a row came from, and what the file itself says of it. */
#include "actions/import_plan_row.h"

#include "base/text.h"
#include "storage/import_store.h"

#include "base/banned.h"

bool import_work_save_source(struct import_work *work, int64_t indicator_id, const char *field,
                             int year, const struct cell_source *source)
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
    return !import_work_is_same(standing, stated->quantity) ||
           import_work_save_source(work, id, year == 0 ? "target" : "planned", year,
                                   &stated->source);
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

bool import_work_save_sources(struct import_work *work, const struct draft_indicator *row,
                              const struct indicator *indicator)
{
    struct action_context *context = work->context;
    const int64_t id = indicator->id;
    if ((has_figures(work, row) &&
         !import_store_delete_figures(context->database,
                                      (struct object_key){work->plan->council_id, id},
                                      &context->error)) ||
        !import_work_save_source(work, id, "row", 0, &row->source) ||
        !import_work_save_source(work, id, "baseline", 0, &row->baseline.source) ||
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
