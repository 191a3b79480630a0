#include "reports/catalog/work_plan/work_plan_report.h"

#include "core/work_plan/month_grid.h"

#include "base/banned.h"

size_t work_plan_report_select(const struct work_plan_row *rows, size_t count, int year,
                               struct work_plan_row *selected)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].activity->start.year <= year && rows[i].activity->end.year >= year)
            selected[kept++] = rows[i];
    return kept;
}

const char *work_plan_report_time(struct arena *arena, const struct work_activity *activity,
                                  int usual_year)
{
    const struct date start = activity->start, end = activity->end;
    bool is_usual = start.year == usual_year && end.year == usual_year;
    const char *year = is_usual ? "" : arena_printf(arena, " de %d", end.year);
    if (date_compare(start, end) == 0)
        return arena_printf(arena, "%d de %s%s", start.day, month_grid_name(start.month), year);
    if (start.year == end.year && start.month == end.month)
        return arena_printf(arena, "Del %d al %d de %s%s", start.day, end.day,
                            month_grid_name(end.month), year);
    return arena_printf(arena, "Del %d de %s%s al %d de %s%s", start.day,
                        month_grid_name(start.month),
                        start.year == end.year ? "" : arena_printf(arena, " de %d", start.year),
                        end.day, month_grid_name(end.month), year);
}

static const struct document_column columns[] = {
    {.label = "Actividad", .kind = DOCUMENT_COLUMN_TEXT, .weight = 34, .is_row_header = true},
    {.label = "Cuándo", .kind = DOCUMENT_COLUMN_TEXT, .weight = 20},
    {.label = "Quién", .kind = DOCUMENT_COLUMN_TEXT, .weight = 20},
    {.label = "Producto", .kind = DOCUMENT_COLUMN_TEXT, .weight = 22},
    {.label = "Estado", .kind = DOCUMENT_COLUMN_TEXT, .weight = 14},
    {.label = "Origen", .kind = DOCUMENT_COLUMN_TEXT, .weight = 18},
};
enum { COLUMNS = sizeof columns / sizeof columns[0], FIRST_PHASE = 1, LAST_PHASE = 3 };

static const char *who(struct arena *arena, const struct work_plan_row *row)
{
    if (row->commission[0] != '\0' && row->responsible[0] != '\0')
        return arena_printf(arena, "%s: %s", row->commission, row->responsible);
    if (row->responsible[0] != '\0')
        return row->responsible;
    return row->commission[0] != '\0' ? row->commission : "Todo el consejo";
}

static void add_row(struct arena *arena, struct document_table *table,
                    const struct work_plan_report *report, const struct work_plan_row *row)
{
    const struct work_activity *it = row->activity;
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
    const char *origin = it->norm[0] != '\0' ? it->norm : activity_basis_label(it->basis);
    size_t i = 0;
    cells[i++] = document_cell_text(it->title);
    cells[i++] = document_cell_text(work_plan_report_time(arena, it, report->year));
    cells[i++] = document_cell_text(who(arena, row));
    cells[i++] = document_cell_text(it->product);
    cells[i++] =
        document_cell_text(activity_standing_label(work_activity_standing(it, report->today)));
    cells[i++] = document_cell_text(origin);
}

static void add_phase(struct arena *arena, struct document_table *table,
                      const struct work_plan_report *report, int phase)
{
    static const char *const names[] = {"Fuera de las fases del método",
                                        "Fase 1. Condiciones previas", "Fase 2. Seguimiento",
                                        "Fase 3. Informes"};
    bool has_head = false;
    for (size_t i = 0; i < report->count; i++) {
        if (work_step_phase(report->rows[i].activity->step) != phase)
            continue;
        if (!has_head)
            document_table_add_group(table, 0, names[phase], NULL);
        has_head = true;
        add_row(arena, table, report, &report->rows[i]);
    }
}

static void add_table(struct arena *arena, struct document *document,
                      const struct work_plan_report *report)
{
    const struct document_table_head head = {
        .caption = arena_printf(arena, "Actividades de %d", report->year),
        .sheet_name = "Plan de trabajo",
        .columns = columns,
        .column_count = COLUMNS,
        .is_wide = true};
    struct document_table *table = document_add_table(document, &head);
    for (int phase = FIRST_PHASE; phase <= LAST_PHASE; phase++)
        add_phase(arena, table, report, phase);
    add_phase(arena, table, report, 0);
}

static void add_lead(struct arena *arena, struct document *document,
                     const struct work_plan_report *report)
{
    struct work_activity *items = ARENA_NEW_ARRAY(arena, report->count + 1, struct work_activity);
    for (size_t i = 0; i < report->count; i++)
        items[i] = *report->rows[i].activity;
    const struct work_plan_progress progress = work_plan_progress_compute(
        &(struct work_activity_list){items, report->count}, report->today);
    document_add_lead(document, arena_printf(arena, "Actividades hechas: %d de %d. Atrasadas: %d.",
                                             progress.done, progress.total, progress.late));
}

struct document *work_plan_report_compose(struct arena *arena,
                                          const struct work_plan_report *report)
{
    const char *title = arena_printf(arena, "Plan de trabajo de %d", report->year);
    struct document *document =
        document_create(arena, &(struct document_metadata){.title = title,
                                                           .kicker = "Consejo de planeación",
                                                           .council = report->council,
                                                           .version = title,
                                                           .running_head = title,
                                                           .created = report->created});
    if (report->count == 0) {
        document_add_paragraph(document, "No hay actividades en este año.");
        return document;
    }
    add_lead(arena, document, report);
    add_table(arena, document, report);
    document_add_source(document, "La Ley 152 de 1994 no fija cuántos informes hace el consejo "
                                  "cada año. Esos informes son regla del consejo.");
    document_add_heading(document, 1, "Cronograma");
    for (size_t first = 0; first < report->count; first += WORK_PLAN_CHART_ROWS) {
        size_t left = report->count - first;
        document_add_chart(document, work_plan_report_chart(arena, report, first,
                                                            left < WORK_PLAN_CHART_ROWS
                                                                ? left
                                                                : (size_t)WORK_PLAN_CHART_ROWS));
    }
    return document;
}
