#include "reports/board/board_table.h"

#include <string.h>

#include "base/count_text.h"
#include "reports/board/assumed_columns.h"
#include "reports/board/board_formula.h"

#include "base/banned.h"

enum { NAME, CODE, UNIT, LEVEL, TYPE, BASELINE, TARGET, FIRST_YEAR, PER_YEAR = 4 };
enum {
    RATING_OF_YEAR,
    SHORT_YEAR,
    SHORT_TO_DATE,
    SHORT_TERM,
    REQUIRED_PACE,
    DUE,
    PROGRESS,
    PACE,
    RATING_OF_TERM,
    RESPONSIBLE,
    NOTICES,
    LINE,
    COMPONENT,
    PROGRAMME,
    AFTER_YEARS
};

static const struct document_column before[FIRST_YEAR] = {
    [NAME] = {.key = "indicador", .label = "Indicador", .is_row_header = true},
    [CODE] = {.key = "codigo", .label = "Código", .weight = 12},
    [UNIT] = {.key = "unidad", .label = "Unidad", .weight = 14},
    [LEVEL] = {.key = "nivel", .label = "Nivel", .weight = 10},
    [TYPE] = {.key = "tipo", .label = "Tipo de acumulación", .weight = 15},
    [BASELINE] = {.key = "linea_base", .label = "Línea base", .kind = DOCUMENT_COLUMN_NUMBER},
    [TARGET] = {.key = "meta", .label = "Meta de los cuatro años", .kind = DOCUMENT_COLUMN_NUMBER},
};
static const struct document_column after[AFTER_YEARS] = {
    [RATING_OF_YEAR] = {"estado", "Semáforo del año", .kind = DOCUMENT_COLUMN_STATE},
    [SHORT_YEAR] = {"faltante", "Faltó en el año", .kind = DOCUMENT_COLUMN_NUMBER},
    [SHORT_TO_DATE] = {"faltante_acumulado", "Falta a la fecha", .kind = DOCUMENT_COLUMN_NUMBER},
    [SHORT_TERM] = {"faltante_cuatrienio", "Falta en los cuatro años",
                    .kind = DOCUMENT_COLUMN_NUMBER},
    [REQUIRED_PACE] = {"ritmo_requerido", "Ritmo requerido por año",
                       .kind = DOCUMENT_COLUMN_NUMBER},
    [DUE] = {"debido", "Debía ir en", .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1},
    [PROGRESS] = {"avance", "Avance", .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1},
    [PACE] = {"ic", "Avance sobre lo debido", .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1},
    [RATING_OF_TERM] = {"ritmo", "Ritmo de los cuatro años", .kind = DOCUMENT_COLUMN_STATE},
    [RESPONSIBLE] = {"responsable", "Responsable"},
    [NOTICES] = {"avisos", "Avisos"},
    [LINE] = {"linea", "Línea"},
    [COMPONENT] = {"componente", "Componente"},
    [PROGRAMME] = {"programa", "Programa"},
};

/* What all rows of one export share. */
struct composer {
    struct arena *arena;
    const struct board_selection *selection;
    const struct board *board;
    const struct document_column *columns;
    size_t column_count;
};

static size_t add_year_columns(struct arena *arena, int year, struct document_column *columns)
{
    static const struct {
        const char *key, *label;
        enum document_column_kind kind;
    } kinds[PER_YEAR] = {
        {"debido", "Programado a la fecha", DOCUMENT_COLUMN_PERCENT},
        {"programado", "Programado", DOCUMENT_COLUMN_NUMBER},
        {"ejecutado", "Ejecutado", DOCUMENT_COLUMN_NUMBER},
        {"cumplimiento", "Cumplimiento", DOCUMENT_COLUMN_PERCENT},
    };
    for (size_t i = 0; i < PER_YEAR; i++)
        columns[i] =
            (struct document_column){.key = arena_printf(arena, "%s_%d", kinds[i].key, year),
                                     .label = arena_printf(arena, "%s %d", kinds[i].label, year),
                                     .kind = kinds[i].kind,
                                     .decimals = kinds[i].kind == DOCUMENT_COLUMN_PERCENT ? 1 : 0};
    return PER_YEAR;
}

static struct composer begin(struct arena *arena, const struct board_selection *selection)
{
    const struct plan *plan = selection->board->plan;
    size_t year_columns = (size_t)plan->year_count * PER_YEAR, n = 0;
    size_t assumed = assumed_columns_count(selection->board);
    struct document_column *columns = ARENA_NEW_ARRAY(
        arena, FIRST_YEAR + year_columns + AFTER_YEARS + assumed, struct document_column);
    memcpy(columns, before, sizeof before);
    n = FIRST_YEAR;
    for (int i = 0; i < plan->year_count; i++)
        n += add_year_columns(arena, plan->first_year + i, columns + n);
    memcpy(columns + n, after, sizeof after);
    n += AFTER_YEARS;
    if (assumed > 0)
        assumed_columns_add(arena, selection->board, columns + n);
    return (struct composer){arena, selection, selection->board, columns, n + assumed};
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

static struct document_cell live(struct document_cell cell, const char *formula)
{
    cell.formula = formula;
    return cell;
}

static struct document_cell percent(struct ratio ratio, const char *formula)
{
    return live(document_cell_percent(board_percent(ratio)), formula);
}

static struct document_cell amount(struct amount value, const char *formula)
{
    return live(document_cell_number(board_quantity(value)), formula);
}

static struct document_cell state(enum rating rating, const char *formula)
{
    return live(document_cell_state(board_symbol(rating), rating_label(rating)), formula);
}

static void fill_years(const struct board_formula *formula, struct document_cell *cells)
{
    const struct board_row *row = formula->row;
    for (int i = 0; i < formula->board->plan->year_count; i++, cells += PER_YEAR) {
        struct ratio due =
            row->is_evaluated ? evaluation_year_due(&row->input, i + 1) : (struct ratio){0, 0};
        cells[0] = percent(due, board_formula_due(formula, i + 1));
        cells[1] = document_cell_number(row->years[i].planned);
        cells[2] = document_cell_number(row->years[i].actual);
        cells[3] = percent(row->years[i].compliance, board_formula_compliance(formula, i + 1));
    }
}

static const char *node_name(const struct plan_node *node)
{
    return node == NULL ? "" : node->name;
}

static void fill_after(const struct board_formula *formula, struct document_cell *cells)
{
    const struct board_row *row = formula->row;
    const struct evaluation *e = &row->evaluation;
    cells[RATING_OF_YEAR] = state(e->rating_year, board_formula_rating_year(formula));
    cells[SHORT_YEAR] = amount(e->shortfall_year, board_formula_shortfall_year(formula));
    cells[SHORT_TO_DATE] = amount(e->shortfall_to_date, board_formula_shortfall_to_date(formula));
    cells[SHORT_TERM] = amount(e->shortfall_term, board_formula_shortfall_term(formula));
    cells[REQUIRED_PACE] = amount(e->required_pace, board_formula_required_pace(formula));
    cells[DUE] = percent(e->due, board_formula_due(formula, 0));
    cells[PROGRESS] = percent(e->progress, board_formula_progress(formula));
    cells[PACE] = percent(e->pace, board_formula_pace(formula));
    cells[RATING_OF_TERM] = state(e->rating_term, board_formula_rating_term(formula));
    cells[RESPONSIBLE] = document_cell_text(row->indicator->responsible);
    cells[NOTICES] = document_cell_text(list_notices(formula->arena, row));
    for (int depth = 1; depth <= PLAN_LEVELS; depth++)
        cells[LINE + depth - 1] =
            document_cell_text(node_name(board_row_node(formula->board, row, depth)));
}

static void fill_row(const struct composer *composer, const struct board_row *row,
                     struct document_cell *cells)
{
    const struct indicator *indicator = row->indicator;
    const struct board_formula formula = {composer->arena, composer->board, row};
    cells[NAME] = document_cell_text(indicator->name);
    cells[CODE] = document_cell_text(indicator->code);
    cells[UNIT] = document_cell_text(indicator->unit);
    cells[LEVEL] = document_cell_text(indicator_level_label(indicator->level));
    cells[TYPE] = document_cell_text(accumulation_type_label(indicator->type));
    cells[BASELINE] = document_cell_number(indicator->baseline);
    cells[TARGET] = document_cell_number(indicator->target);
    fill_years(&formula, cells + FIRST_YEAR);
    cells += FIRST_YEAR + PER_YEAR * composer->board->plan->year_count;
    fill_after(&formula, cells);
    assumed_columns_fill(composer->board, row, cells + AFTER_YEARS);
}

/* The group rows that a row opens: those of its nodes that are not open already. */
static void open_groups(const struct composer *composer, const struct board_row *row,
                        const struct plan_node *open[PLAN_LEVELS], struct document_table *table)
{
    const struct node_summary *summaries = row->indicator->level == INDICATOR_LEVEL_PRODUCT
                                               ? composer->board->products
                                               : composer->board->results;
    bool is_new = false;
    for (int depth = 1; depth <= PLAN_LEVELS; depth++) {
        const struct plan_node *node = board_row_node(composer->board, row, depth);
        is_new = is_new || node != open[depth - 1];
        open[depth - 1] = node;
        if (is_new && node != NULL)
            document_table_add_group(
                table, depth - 1, node->name,
                board_summary_text(composer->arena, composer->board,
                                   &summaries[node - composer->board->plan->nodes + 1]));
    }
}

static void add_rows(const struct composer *composer, enum indicator_level level, bool with_groups,
                     struct document_table *table)
{
    const struct plan_node *open[PLAN_LEVELS] = {NULL};
    bool is_in_order = composer->selection->filter.order == BOARD_ORDER_PLAN;
    for (size_t i = 0; i < composer->selection->row_count; i++) {
        const struct board_row *row = composer->selection->rows[i];
        if (row->indicator->level != level)
            continue;
        if (with_groups && is_in_order)
            open_groups(composer, row, open, table);
        fill_row(composer, row, document_table_add_row(table, DOCUMENT_ROW_DATA));
    }
}

/* A mean is live where each row counts once and its cell says what it counts for. */
static bool has_live_means(const struct composer *composer)
{
    for (size_t i = 0; i < composer->selection->row_count; i++)
        if (composer->selection->rows[i]->evaluation.error == EVALUATION_TARGET_REQUIRED)
            return false;
    return composer->board->request.weighting == WEIGHTING_BY_INDICATORS;
}

static void add_total(const struct composer *composer, const struct node_summary *summary,
                      struct document_table *table)
{
    const struct board *board = composer->board;
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_TOTAL);
    struct document_cell *of_year = cells + FIRST_YEAR + PER_YEAR * (board->cut - 1);
    struct document_cell *end = cells + FIRST_YEAR + PER_YEAR * board->plan->year_count;
    bool is_live = has_live_means(composer);
    const char *zeros = board->is_deadline_passed
                            ? arena_printf(composer->arena, "COUNTIF({estado:all},\"%s\")",
                                           rating_label(RATING_NO_REPORT))
                            : "";
    const char *year_key =
        arena_printf(composer->arena, "cumplimiento_%d", board->request.cut_year);
    cells[NAME] = document_cell_text(
        arena_printf(composer->arena, "Total de %s. %s",
                     count_text(composer->arena, summary->indicators, "indicador", "indicadores"),
                     board_summary_text(composer->arena, board, summary)));
    of_year[PER_YEAR - 1] = percent(
        summary->compliance, is_live ? board_formula_mean(composer->arena, year_key, zeros) : NULL);
    end[RATING_OF_YEAR] = state(summary->rating_year, NULL);
    end[DUE] =
        percent(summary->due, is_live ? board_formula_mean(composer->arena, "debido", "") : NULL);
    end[PROGRESS] = percent(summary->progress,
                            is_live ? board_formula_mean(composer->arena, "avance", "") : NULL);
    end[PACE] = percent(summary->pace, NULL);
    end[RATING_OF_TERM] = state(summary->rating_term, NULL);
}

struct document_table *board_single_table(struct arena *arena,
                                          const struct board_selection *selection)
{
    const struct composer composer = begin(arena, selection);
    struct document_table *table = document_table_create(
        arena, &(struct document_table_head){.caption = "Tablero de control",
                                             .columns = composer.columns,
                                             .column_count = composer.column_count,
                                             .is_wide = true});
    add_rows(&composer, INDICATOR_LEVEL_PRODUCT, false, table);
    add_rows(&composer, INDICATOR_LEVEL_RESULT, false, table);
    return table;
}

static void add_sheet(const struct composer *composer, struct document *document,
                      enum indicator_level level)
{
    bool is_product = level == INDICATOR_LEVEL_PRODUCT;
    struct document_table *table = document_add_table(
        document,
        &(struct document_table_head){
            .caption = is_product ? "Indicadores de producto" : "Indicadores de resultado",
            .subtitle = "NP: ese año no tenía meta. Los porcentajes son fórmulas.",
            .sheet_name = is_product ? "Productos" : "Resultados",
            .columns = composer->columns,
            .column_count = composer->column_count,
            .is_wide = true});
    add_rows(composer, level, true, table);
    if (table->row_count > 0)
        add_total(composer,
                  is_product ? &composer->selection->products : &composer->selection->results,
                  table);
}

struct document *board_document(struct arena *arena, const struct board_selection *selection,
                                const char *council)
{
    const struct composer composer = begin(arena, selection);
    const struct board *board = selection->board;
    struct document *document = document_create(
        arena, &(struct document_metadata){
                   .title = arena_printf(arena, "Tablero de control %d", board->request.cut_year),
                   .council = council,
                   .cut = arena_printf(arena, "%s · corte: 31 de diciembre de %d",
                                       board->plan->name, board->request.cut_year)});
    if (selection->is_filtered)
        document_add_notice(document, DOCUMENT_NOTICE_INFORMATION, NULL,
                            arena_printf(arena,
                                         "Este archivo trae %zu de %zu indicadores: los del "
                                         "filtro que estaba puesto en el tablero.",
                                         selection->row_count, board->row_count));
    document_add_paragraph(
        document, arena_printf(arena, "Promedios: %s.", weighting_label(board->request.weighting)));
    add_sheet(&composer, document, INDICATOR_LEVEL_PRODUCT);
    add_sheet(&composer, document, INDICATOR_LEVEL_RESULT);
    return document;
}
