#include "reports/board/board_table.h"

#include <string.h>

#include "base/banned.h"

enum chart_symbol board_symbol(enum rating rating)
{
    switch (rating) {
    case RATING_CRITICAL:
        return CHART_SYMBOL_BAND_1;
    case RATING_LOW:
        return CHART_SYMBOL_BAND_2;
    case RATING_MEDIUM:
        return CHART_SYMBOL_BAND_3;
    case RATING_SATISFACTORY:
        return CHART_SYMBOL_BAND_4;
    case RATING_OUTSTANDING:
        return CHART_SYMBOL_BAND_5;
    case RATING_MET:
        return CHART_SYMBOL_MET;
    case RATING_NO_YEARLY_TARGET:
        return CHART_SYMBOL_NO_TARGET;
    case RATING_NOT_PROGRAMMED:
        return CHART_SYMBOL_NOT_PROGRAMMED;
    case RATING_NO_REPORT:
        return CHART_SYMBOL_NO_REPORT;
    case RATING_DATA_ERROR:
        return CHART_SYMBOL_ERROR;
    case RATING_NONE:
    case RATING_REPORTED:
    case RATING_COUNT:
        break;
    }
    return CHART_SYMBOL_NONE;
}

struct quantity board_percent(struct ratio ratio)
{
    return ratio_exists(ratio) ? quantity_number(ratio_percent_e4(ratio)) : (struct quantity){0};
}

struct quantity board_quantity(struct amount amount)
{
    bool fits = amount.exists && amount.value_e4 <= INT64_MAX;
    return fits ? quantity_number((int64_t)amount.value_e4) : (struct quantity){0};
}

enum { FIXED_BEFORE = 7, PER_YEAR = 3, FIXED_AFTER = 11 };

static struct document_column column(const char *key, const char *label,
                                     enum document_column_kind kind)
{
    return (struct document_column){.key = key,
                                    .label = label,
                                    .kind = kind,
                                    .decimals = kind == DOCUMENT_COLUMN_PERCENT ? 1 : 0,
                                    .is_row_header = strcmp(key, "indicador") == 0};
}

static size_t make_columns(struct arena *arena, const struct board *board,
                           struct document_column *columns)
{
    size_t n = 0;
    columns[n++] = column("codigo", "Código", DOCUMENT_COLUMN_TEXT);
    columns[n++] = column("indicador", "Indicador", DOCUMENT_COLUMN_TEXT);
    columns[n++] = column("unidad", "Unidad", DOCUMENT_COLUMN_TEXT);
    columns[n++] = column("nivel", "Nivel", DOCUMENT_COLUMN_TEXT);
    columns[n++] = column("tipo", "Tipo de acumulación", DOCUMENT_COLUMN_TEXT);
    columns[n++] = column("linea_base", "Línea base", DOCUMENT_COLUMN_NUMBER);
    columns[n++] = column("meta", "Meta 4 años", DOCUMENT_COLUMN_NUMBER);
    for (int i = 0; i < board->plan->year_count; i++) {
        int year = board->plan->first_year + i;
        columns[n++] = column(arena_printf(arena, "programado_%d", year),
                              arena_printf(arena, "Programado %d", year), DOCUMENT_COLUMN_NUMBER);
        columns[n++] = column(arena_printf(arena, "ejecutado_%d", year),
                              arena_printf(arena, "Ejecutado %d", year), DOCUMENT_COLUMN_NUMBER);
        columns[n++] =
            column(arena_printf(arena, "cumplimiento_%d", year),
                   arena_printf(arena, "Cumplimiento %d", year), DOCUMENT_COLUMN_PERCENT);
    }
    columns[n++] = column("estado", "Semáforo del año", DOCUMENT_COLUMN_STATE);
    columns[n++] = column("faltante", "Faltó en el año", DOCUMENT_COLUMN_NUMBER);
    columns[n++] = column("faltante_acumulado", "Falta a la fecha", DOCUMENT_COLUMN_NUMBER);
    columns[n++] =
        column("faltante_cuatrienio", "Falta en los cuatro años", DOCUMENT_COLUMN_NUMBER);
    columns[n++] = column("ritmo_requerido", "Ritmo requerido por año", DOCUMENT_COLUMN_NUMBER);
    columns[n++] = column("debido", "Debía ir en", DOCUMENT_COLUMN_PERCENT);
    columns[n++] = column("avance", "Avance", DOCUMENT_COLUMN_PERCENT);
    columns[n++] = column("ic", "Avance sobre lo debido", DOCUMENT_COLUMN_PERCENT);
    columns[n++] = column("ritmo", "Ritmo de los cuatro años", DOCUMENT_COLUMN_STATE);
    columns[n++] = column("responsable", "Responsable", DOCUMENT_COLUMN_TEXT);
    columns[n++] = column("avisos", "Avisos", DOCUMENT_COLUMN_TEXT);
    return n;
}

static const char *list_notices(struct arena *arena, const struct board_row *row)
{
    struct strbuf list;
    strbuf_init(&list, arena);
    if (!row->is_evaluated)
        return "TIPO_POR_DEFINIR";
    if (row->evaluation.error != EVALUATION_OK)
        strbuf_add(&list, evaluation_error_code(row->evaluation.error));
    for (int notice = 0; notice < NOTICE_COUNT; notice++) {
        if (!evaluation_has_notice(&row->evaluation, (enum notice)notice))
            continue;
        strbuf_printf(&list, "%s%s", list.length > 0 ? "; " : "", notice_code((enum notice)notice));
    }
    return list.data;
}

/* The plain compliance of types that compare E with P directly is live in a spreadsheet; the others
 * depend on the type's rule and stay as the value computed here. */
static const char *compliance_formula(struct arena *arena, const struct board_row *row, int year)
{
    bool is_plain = row->indicator->type == ACCUMULATION_SUM ||
                    row->indicator->type == ACCUMULATION_FLOW ||
                    (row->indicator->type == ACCUMULATION_MAINTENANCE &&
                     row->indicator->direction != DIRECTION_LOWER_IS_BETTER);
    if (!is_plain)
        return NULL;
    return arena_printf(arena, "{ejecutado_%d}/{programado_%d}", year, year);
}

static void fill_years(struct arena *arena, const struct board *board, const struct board_row *row,
                       struct document_cell *cells)
{
    for (int i = 0; i < board->plan->year_count; i++) {
        const struct board_year *place = &row->years[i];
        cells[PER_YEAR * i] = document_cell_number(place->planned);
        cells[PER_YEAR * i + 1] = document_cell_number(place->actual);
        cells[PER_YEAR * i + 2] = document_cell_percent(board_percent(place->compliance));
        if (ratio_exists(place->compliance))
            cells[PER_YEAR * i + 2].formula =
                compliance_formula(arena, row, board->plan->first_year + i);
    }
}

static void fill_row(struct arena *arena, const struct board *board, const struct board_row *row,
                     struct document_cell *cells)
{
    const struct indicator *indicator = row->indicator;
    const struct evaluation *e = &row->evaluation;
    cells[0] = document_cell_text(indicator->code);
    cells[1] = document_cell_text(indicator->name);
    cells[2] = document_cell_text(indicator->unit);
    cells[3] = document_cell_text(indicator_level_label(indicator->level));
    cells[4] = document_cell_text(accumulation_type_label(indicator->type));
    cells[5] = document_cell_number(indicator->baseline);
    cells[6] = document_cell_number(indicator->target);
    fill_years(arena, board, row, cells + FIXED_BEFORE);
    struct document_cell *after = cells + FIXED_BEFORE + PER_YEAR * board->plan->year_count;
    after[0] = document_cell_state(board_symbol(e->rating_year), rating_label(e->rating_year));
    after[1] = document_cell_number(board_quantity(e->shortfall_year));
    after[2] = document_cell_number(board_quantity(e->shortfall_to_date));
    after[3] = document_cell_number(board_quantity(e->shortfall_term));
    after[4] = document_cell_number(board_quantity(e->required_pace));
    after[5] = document_cell_percent(board_percent(e->due));
    after[6] = document_cell_percent(board_percent(e->progress));
    after[7] = document_cell_percent(board_percent(e->pace));
    after[8] = document_cell_state(board_symbol(e->rating_term), rating_label(e->rating_term));
    after[9] = document_cell_text(indicator->responsible);
    after[10] = document_cell_text(list_notices(arena, row));
}

/* The names of the line and component above a row; "" where there is none. */
static void find_groups(const struct board *board, const struct board_row *row,
                        const char *names[2])
{
    names[0] = names[1] = "";
    if (row->indicator->node_index < 0)
        return;
    const struct plan_node *node = &board->plan->nodes[row->indicator->node_index];
    for (int depth = 1; depth <= 2; depth++) {
        const struct plan_node *above = plan_find_ancestor(board->plan, node, depth);
        names[depth - 1] = above == NULL ? "" : above->name;
    }
}

static void add_rows(struct arena *arena, const struct board *board, enum indicator_level level,
                     const struct board_filter *filter, struct document_table *table)
{
    const char *last[2] = {"", ""};
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        const char *names[2];
        if (row->indicator->level != level ||
            (filter != NULL && !filter->keeps(row, filter->context)))
            continue;
        find_groups(board, row, names);
        bool is_new_line = strcmp(names[0], last[0]) != 0;
        if (is_new_line)
            document_table_add_group(table, 0, names[0], NULL);
        if ((is_new_line || strcmp(names[1], last[1]) != 0) && names[1][0] != '\0')
            document_table_add_group(table, 1, names[1], NULL);
        last[0] = names[0];
        last[1] = names[1];
        fill_row(arena, board, row, document_table_add_row(table, DOCUMENT_ROW_DATA));
    }
}

static const struct document_column *all_columns(struct arena *arena, const struct board *board,
                                                 size_t *count)
{
    struct document_column *columns = ARENA_NEW_ARRAY(
        arena, FIXED_BEFORE + FIXED_AFTER + PER_YEAR * PLAN_MAX_YEARS, struct document_column);
    *count = make_columns(arena, board, columns);
    return columns;
}

struct document_table *board_single_table(struct arena *arena, const struct board *board,
                                          const struct board_filter *filter)
{
    struct document_table_head head = {.caption = "Tablero de control", .is_wide = true};
    head.columns = all_columns(arena, board, &head.column_count);
    struct document_table *table = document_table_create(arena, &head);
    add_rows(arena, board, INDICATOR_LEVEL_PRODUCT, filter, table);
    add_rows(arena, board, INDICATOR_LEVEL_RESULT, filter, table);
    return table;
}

struct document *board_document(struct arena *arena, const struct board *board, const char *council,
                                const struct board_filter *filter)
{
    size_t column_count = 0;
    const struct document_column *columns = all_columns(arena, board, &column_count);
    struct document *document = document_create(
        arena, &(struct document_metadata){
                   .title = arena_printf(arena, "Tablero de control %d", board->request.cut_year),
                   .council = council,
                   .cut = arena_printf(arena, "%s · corte: 31 de diciembre de %d",
                                       board->plan->name, board->request.cut_year)});
    static const struct {
        enum indicator_level level;
        const char *caption, *sheet;
    } trees[] = {{INDICATOR_LEVEL_PRODUCT, "Indicadores de producto", "Productos"},
                 {INDICATOR_LEVEL_RESULT, "Indicadores de resultado", "Resultados"}};
    for (size_t i = 0; i < 2; i++) {
        struct document_table *table = document_add_table(
            document, &(struct document_table_head){.caption = trees[i].caption,
                                                    .subtitle = "NP: ese año no tenía meta.",
                                                    .sheet_name = trees[i].sheet,
                                                    .columns = columns,
                                                    .column_count = column_count,
                                                    .is_wide = true});
        add_rows(arena, board, trees[i].level, filter, table);
    }
    return document;
}
