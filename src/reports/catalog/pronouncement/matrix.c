/* The matrix of the plan, and the annex with what explains each row. */
#include <string.h>

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
        {.key = "programado",
         .label = "Progra­mado",
         .group = year,
         .kind = DOCUMENT_COLUMN_NUMBER,
         .weight = 10},
        {.key = "ejecutado",
         .label = "Ejecu­tado",
         .group = year,
         .kind = DOCUMENT_COLUMN_NUMBER,
         .weight = 10},
        {.key = "cumplio",
         .label = "Cumplió",
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

/* Types that compare what was done with what was planned directly are live in a spreadsheet. */
static bool is_plain_quotient(const struct indicator *indicator)
{
    return indicator->type == ACCUMULATION_SUM || indicator->type == ACCUMULATION_FLOW ||
           (indicator->type == ACCUMULATION_MAINTENANCE &&
            indicator->direction != DIRECTION_LOWER_IS_BETTER);
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
    if (ratio_exists(row->evaluation.compliance) && is_plain_quotient(row->indicator))
        cells[5].formula = "{ejecutado}/{programado}";
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
    return arena_printf(part->arena, "%d de %d reportados · avance %s\u00a0%% de %s\u00a0%% debido",
                        sum->reported, expected, ratio_format_percent_es(sum->progress, progress),
                        ratio_format_percent_es(sum->due, due));
}

static struct document_table *begin_level(const struct pronouncement_part *part,
                                          enum indicator_level level, const char *caption)
{
    return document_add_table(
        part->document,
        &(struct document_table_head){
            .caption = caption,
            .subtitle = "NP: ese año no tenía meta. Raya: no se calcula. El avance va sin tope; "
                        "pasar de 100\u00a0% pide revisar la meta.",
            .columns = make_columns(part),
            .column_count = MATRIX_COLUMNS,
            .sheet_name = level == INDICATOR_LEVEL_PRODUCT ? "Productos" : "Resultados"});
}

/* The mean as a sum that a spreadsheet works out again: each value capped at 100 %, over as many as
 * were expected. NULL where the council's weighting, or the time before the deadline, makes the
 * mean another one; the value computed here stands then. */
static const char *total_formula(const struct pronouncement_part *part, enum indicator_level level,
                                 const struct node_summary *sum)
{
    int expected = sum->reported + sum->no_report;
    struct ratio compliance;
    int64_t total_e4 = 0;
    for (size_t i = 0; i < part->board->row_count; i++) {
        const struct board_row *row = &part->board->rows[i];
        compliance = row->evaluation.compliance;
        if (row->indicator->level == level && ratio_exists(compliance))
            total_e4 += ratio_percent_e4(ratio_cap(compliance));
    }
    if (expected == 0 || !ratio_exists(sum->compliance))
        return NULL;
    int64_t difference = total_e4 / expected - ratio_percent_e4(sum->compliance);
    if (difference > 1 || difference < -1)
        return NULL;
    return arena_printf(part->arena,
                        "SUMPRODUCT(({cumplio:all}<=1)*{cumplio:all}+({cumplio:all}>1)*1)/%d",
                        expected);
}

static void add_total(const struct pronouncement_part *part, enum indicator_level level,
                      const struct node_summary *sum, struct document_table *table)
{
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_TOTAL);
    int expected = sum->reported + sum->no_report + sum->with_error;
    cells[0] = document_cell_text(
        sum->not_programmed == 0
            ? arena_printf(part->arena, "Total: %d de %d reportados", sum->reported, expected)
            : arena_printf(part->arena, "Total: %d de %d reportados, %d no programados",
                           sum->reported, expected, sum->not_programmed));
    cells[5] = document_cell_percent(board_percent(sum->compliance));
    cells[5].formula = total_formula(part, level, sum);
    cells[6] = document_cell_bar(board_percent(sum->progress), board_percent(sum->due));
    if (sum->rating_term != RATING_NONE)
        cells[8] =
            document_cell_state(board_symbol(sum->rating_term), rating_label(sum->rating_term));
}

/* The plan's line above a row; NULL for a row that hangs directly under the plan. */
static const struct plan_node *find_line(const struct board *board, const struct board_row *row)
{
    int index = row->indicator->node_index;
    return index < 0 ? NULL : plan_find_ancestor(board->plan, &board->plan->nodes[index], 1);
}

static void add_topic_head(const struct pronouncement_part *part, size_t topic,
                           enum indicator_level level, struct document_table *table)
{
    const struct pronouncement_topics *topics = &part->pronouncement->topics;
    const struct node_summary sum = pronouncement_sum_topic(part, topic, level);
    const char *note = coverage_note(part, &sum);
    int elsewhere = topic < topics->count ? pronouncement_count_elsewhere(part, topic, level) : 0;
    if (elsewhere > 0)
        note = arena_printf(part->arena, "%s · %d en un tema anterior", note, elsewhere);
    document_table_add_group(
        table, 0, topic < topics->count ? topics->items[topic].name : "Sin tema prioritario", note);
}

static void add_by_topic(const struct pronouncement_part *part, enum indicator_level level,
                         struct document_table *table)
{
    const struct board *board = part->board;
    for (size_t topic = 0; topic <= part->pronouncement->topics.count; topic++) {
        bool is_open = false;
        for (size_t i = 0; i < board->row_count; i++) {
            const struct board_row *row = &board->rows[i];
            if (row->indicator->level != level || pronouncement_find_topic(part, row) != topic)
                continue;
            if (!is_open)
                add_topic_head(part, topic, level, table);
            is_open = true;
            add_row(part, row, table);
        }
    }
}

static void add_by_line(const struct pronouncement_part *part, enum indicator_level level,
                        struct document_table *table)
{
    const struct board *board = part->board;
    const struct plan_node *line = NULL;
    const struct node_summary *sums =
        level == INDICATOR_LEVEL_PRODUCT ? board->products : board->results;
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        if (row->indicator->level != level)
            continue;
        const struct plan_node *here = find_line(board, row);
        if (here != NULL && here != line)
            document_table_add_group(table, 0, here->name,
                                     coverage_note(part, &sums[here - board->plan->nodes + 1]));
        line = here;
        add_row(part, row, table);
    }
}

static void add_level(const struct pronouncement_part *part, enum indicator_level level,
                      const char *caption)
{
    const struct board *board = part->board;
    struct document_table *table = begin_level(part, level, caption);
    if (part->pronouncement->topics.count > 0)
        add_by_topic(part, level, table);
    else
        add_by_line(part, level, table);
    add_total(part, level,
              level == INDICATOR_LEVEL_PRODUCT ? &board->products[0] : &board->results[0], table);
}

static bool has_level(const struct board *board, enum indicator_level level)
{
    for (size_t i = 0; i < board->row_count; i++)
        if (board->rows[i].indicator->level == level)
            return true;
    return false;
}

void pronouncement_add_matrix(const struct pronouncement_part *part)
{
    document_add_heading(part->document, 1, "Matriz del plan");
    if (has_level(part->board, INDICATOR_LEVEL_PRODUCT))
        add_level(part, INDICATOR_LEVEL_PRODUCT, "Indicadores de producto: qué se entregó");
    if (has_level(part->board, INDICATOR_LEVEL_RESULT))
        add_level(part, INDICATOR_LEVEL_RESULT, "Indicadores de resultado: qué cambió");
}

static const char *explain_row(const struct pronouncement_part *part, const struct board_row *row)
{
    const struct explain_context context = pronouncement_explain(part, row);
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
