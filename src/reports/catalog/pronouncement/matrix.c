/* The matrix of the plan, and the annex with what explains each row. */
#include <string.h>

#include "core/evaluation/explain.h"
#include "reports/board/board_table.h"
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

enum { MATRIX_COLUMNS = 9 };

static const struct document_column *make_columns(const struct pronouncement_part *part)
{
    struct document_column *columns =
        ARENA_NEW_ARRAY(part->arena, MATRIX_COLUMNS, struct document_column);
    const char *year = arena_printf(part->arena, "Año %d", part->board->request.cut_year);
    const struct document_column made[MATRIX_COLUMNS] = {
        {.label = "Indicador", .kind = DOCUMENT_COLUMN_TEXT, .is_row_header = true, .weight = 50},
        {.label = "Línea base", .kind = DOCUMENT_COLUMN_NUMBER, .weight = 9},
        {.label = "Meta", .kind = DOCUMENT_COLUMN_NUMBER, .weight = 10},
        {.label = "Progra­mado", .group = year, .kind = DOCUMENT_COLUMN_NUMBER, .weight = 10},
        {.label = "Ejecu­tado", .group = year, .kind = DOCUMENT_COLUMN_NUMBER, .weight = 10},
        {.label = "Cumplió",
         .group = year,
         .kind = DOCUMENT_COLUMN_PERCENT,
         .decimals = 1,
         .weight = 12},
        {.label = "Avance, de lo debido",
         .group = "Los cuatro años",
         .kind = DOCUMENT_COLUMN_BAR,
         .decimals = 1,
         .weight = 20},
        {.label = "Falta",
         .group = "Los cuatro años",
         .kind = DOCUMENT_COLUMN_NUMBER,
         .weight = 10},
        {.label = "Ritmo", .group = "Los cuatro años", .kind = DOCUMENT_COLUMN_STATE, .weight = 22},
    };
    memcpy(columns, made, sizeof made);
    return columns;
}

static void add_row(const struct pronouncement_part *part, const struct board_row *row,
                    struct document_table *table)
{
    const struct board_year *year = &row->years[part->board->cut - 1];
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
    cells[0] = document_cell_text(row->indicator->name);
    cells[0].note = row->indicator->unit;
    cells[1] = document_cell_number(row->indicator->baseline);
    cells[2] = document_cell_number(row->indicator->target);
    cells[3] = document_cell_number(year->planned);
    cells[4] = document_cell_number(year->actual);
    cells[5] = document_cell_percent(board_percent(row->evaluation.compliance));
    cells[6] = document_cell_bar(board_percent(row->evaluation.progress),
                                 board_percent(row->evaluation.due));
    cells[7] = document_cell_number(board_quantity(row->evaluation.shortfall_term));
    cells[8] = document_cell_state(board_symbol(row->evaluation.rating_term),
                                   rating_label(row->evaluation.rating_term));
}

static const char *coverage_note(const struct pronouncement_part *part,
                                 const struct node_summary *sum)
{
    char progress[RATIO_TEXT_SIZE], due[RATIO_TEXT_SIZE];
    int expected = sum->reported + sum->no_report + sum->with_error;
    if (!ratio_exists(sum->progress))
        return arena_printf(part->arena, "%d de %d reportados", sum->reported, expected);
    return arena_printf(part->arena, "%d de %d reportados · avance %s %% de %s %% debido",
                        sum->reported, expected, ratio_format_percent_es(sum->progress, progress),
                        ratio_format_percent_es(sum->due, due));
}

static void add_level(const struct pronouncement_part *part, enum indicator_level level,
                      const char *caption)
{
    const struct board *board = part->board;
    const struct plan_node *line = NULL;
    const struct node_summary *sums =
        level == INDICATOR_LEVEL_PRODUCT ? board->products : board->results;
    struct document_table *table = document_add_table(
        part->document,
        &(struct document_table_head){
            .caption = caption,
            .subtitle = "NP: ese año no tenía meta. Raya: no se calcula. El avance va sin tope.",
            .columns = make_columns(part),
            .column_count = MATRIX_COLUMNS,
            .sheet_name = level == INDICATOR_LEVEL_PRODUCT ? "Productos" : "Resultados"});
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        if (row->indicator->level != level)
            continue;
        const struct plan_node *here =
            row->indicator->node_index < 0
                ? NULL
                : plan_find_ancestor(board->plan, &board->plan->nodes[row->indicator->node_index],
                                     1);
        if (here != NULL && here != line)
            document_table_add_group(table, 0, here->name,
                                     coverage_note(part, &sums[here - board->plan->nodes + 1]));
        line = here;
        add_row(part, row, table);
    }
}

void pronouncement_add_matrix(const struct pronouncement_part *part)
{
    if (part->board->product_count > 0)
        add_level(part, INDICATOR_LEVEL_PRODUCT, "Indicadores de producto: qué se entregó");
    if (part->board->result_count > 0)
        add_level(part, INDICATOR_LEVEL_RESULT, "Indicadores de resultado: qué cambió");
}

static const char *explain_row(const struct pronouncement_part *part, const struct board_row *row)
{
    const struct explain_context context = {.arena = part->arena,
                                            .input = &row->input,
                                            .evaluation = &row->evaluation,
                                            .bands = &part->board->request.bands,
                                            .first_year = part->board->plan->first_year,
                                            .cut = part->board->cut,
                                            .unit = row->indicator->unit,
                                            .is_before_deadline = !part->board->is_deadline_passed};
    if (!row->is_evaluated)
        return explain_type(ACCUMULATION_NONE);
    if (row->evaluation.state == RATING_DATA_ERROR) /* once, not for each figure */
        return explain_error(row->evaluation.error);
    return arena_printf(part->arena, "%s %s", explain_compliance(&context),
                        explain_progress(&context));
}

void pronouncement_add_annex(const struct pronouncement_part *part)
{
    static const struct document_column columns[] = {
        {.label = "Código", .kind = DOCUMENT_COLUMN_TEXT, .weight = 12},
        {.label = "Indicador", .kind = DOCUMENT_COLUMN_TEXT, .is_row_header = true, .weight = 30},
        {.label = "Cómo se acumula", .kind = DOCUMENT_COLUMN_TEXT, .weight = 16},
        {.label = "De dónde sale la cifra", .kind = DOCUMENT_COLUMN_TEXT, .weight = 50},
    };
    document_add_annex(part->document, "Indicadores");
    struct document_table *table = document_add_table(
        part->document, &(struct document_table_head){.caption = "Cada cifra, explicada",
                                                      .sheet_name = "Explicación",
                                                      .columns = columns,
                                                      .column_count = 4});
    for (size_t i = 0; i < part->board->row_count; i++) {
        const struct board_row *row = &part->board->rows[i];
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[0] = document_cell_text(row->indicator->code);
        cells[1] = document_cell_text(row->indicator->name);
        cells[2] = document_cell_text(accumulation_type_label(row->indicator->type));
        cells[3] = document_cell_text(explain_row(part, row));
    }
}
