/* What advanced and what is pending, what was verified, where official figures differ. */
#include <string.h>

#include "base/strbuf.h"
#include "reports/board/board_table.h"
#include "reports/board/ranking.h"
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

static struct document_table *begin_ranking(const struct pronouncement_part *part,
                                            const char *caption, const char *sheet)
{
    static const struct document_column columns[] = {
        {.label = "Indicador", .kind = DOCUMENT_COLUMN_TEXT, .is_row_header = true, .weight = 30},
        {.label = "Avance, de lo debido", .kind = DOCUMENT_COLUMN_BAR, .decimals = 1, .weight = 20},
        {.label = "Por qué", .kind = DOCUMENT_COLUMN_TEXT, .weight = 40},
    };
    return document_add_table(part->document, &(struct document_table_head){.caption = caption,
                                                                            .sheet_name = sheet,
                                                                            .columns = columns,
                                                                            .column_count = 3});
}

static void add_ranked(struct document_table *table, const struct board_row *row,
                       const char *reason)
{
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
    cells[0] = document_cell_text(row->indicator->name);
    cells[0].note = row->indicator->code[0] != '\0' ? row->indicator->code : NULL;
    cells[1] = document_cell_bar(board_percent(row->evaluation.progress),
                                 board_percent(row->evaluation.due));
    cells[2] = document_cell_text(reason);
}

struct ranked {
    const struct board_row *rows[PRONOUNCEMENT_WORST_COUNT];
    size_t count;
};

static struct ranked find_best(const struct board *board, enum indicator_level level)
{
    struct ranked best;
    best.count = board_rank_ahead(board, level, best.rows, PRONOUNCEMENT_BEST_COUNT);
    return best;
}

static struct ranked find_worst(const struct board *board, enum indicator_level level)
{
    struct ranked worst;
    worst.count = board_rank_behind(board, level, worst.rows, PRONOUNCEMENT_WORST_COUNT);
    return worst;
}

static void add_best(const struct pronouncement_part *part, const struct ranked *best,
                     const char *caption, const char *sheet)
{
    if (best->count == 0)
        return;
    struct document_table *table = begin_ranking(part, caption, sheet);
    for (size_t i = 0; i < best->count; i++) {
        struct explain_context context = pronouncement_explain(part, best->rows[i]);
        add_ranked(table, best->rows[i], explain_progress(&context));
    }
}

void pronouncement_add_advances(const struct pronouncement_part *part)
{
    const struct ranked products = find_best(part->board, INDICATOR_LEVEL_PRODUCT);
    const struct ranked results = find_best(part->board, INDICATOR_LEVEL_RESULT);
    const char *text = part->pronouncement->texts[REPORT_SECTION_ADVANCES];
    if (products.count + results.count == 0 && text[0] == '\0')
        return;
    document_add_heading(part->document, 1, "Lo que avanzó");
    document_add_markdown(part->document, text, strlen(text), 1);
    add_best(part, &products, "Los indicadores de producto que más adelante van", "Avances");
    add_best(part, &results, "Los indicadores de resultado que más adelante van",
             "Avances de resultado");
}

static void add_unreported(const struct pronouncement_part *part)
{
    int count = pronouncement_count_unreported(part->board);
    if (count == 0)
        return;
    document_add_paragraph(
        part->document,
        arena_printf(part->arena,
                     count == 1 ? "Falta el reporte de %d indicador de producto programado para %d."
                                : "Falta el reporte de %d indicadores de producto programados "
                                  "para %d.",
                     count, part->board->request.cut_year));
}

static void add_worst(const struct pronouncement_part *part, const struct ranked *worst,
                      const char *caption, const char *sheet)
{
    if (worst->count == 0)
        return;
    struct document_table *table = begin_ranking(part, caption, sheet);
    for (size_t i = 0; i < worst->count; i++) {
        struct explain_context context = pronouncement_explain(part, worst->rows[i]);
        const char *needed = explain_required_pace(&context);
        add_ranked(table, worst->rows[i],
                   needed[0] != '\0' ? needed : explain_shortfall_term(&context));
    }
}

void pronouncement_add_pending(const struct pronouncement_part *part)
{
    const struct ranked products = find_worst(part->board, INDICATOR_LEVEL_PRODUCT);
    const struct ranked results = find_worst(part->board, INDICATOR_LEVEL_RESULT);
    const char *text = part->pronouncement->texts[REPORT_SECTION_PENDING];
    if (products.count + results.count == 0 && text[0] == '\0' &&
        pronouncement_count_unreported(part->board) == 0)
        return;
    document_add_heading(part->document, 1, "Lo que falta");
    document_add_markdown(part->document, text, strlen(text), 1);
    add_unreported(part);
    add_worst(part, &products, "Los indicadores de producto más atrasados", "Atrasos");
    add_worst(part, &results, "Los indicadores de resultado más atrasados", "Atrasos de resultado");
}

/* What was found of a row in the cut year; NULL where nobody looked. */
static const struct measurement *find_verified(const struct board *board,
                                               const struct board_row *row)
{
    const struct measurement *found = row->years[board->cut - 1].measurement;
    return found != NULL && found->verdict != VERDICT_NONE ? found : NULL;
}

/* What a reader must know: the figure did not simply hold. */
static bool is_notable(const struct measurement *found)
{
    return found->verdict != VERDICT_CONFIRMED || quantity_is_number(found->verified);
}

static struct document_table *begin_verified(const struct pronouncement_part *part,
                                             const char *caption, const char *sheet)
{
    static const struct document_column columns[] = {
        {.label = "Indicador", .kind = DOCUMENT_COLUMN_TEXT, .is_row_header = true, .weight = 30},
        {.label = "Cifra oficial", .kind = DOCUMENT_COLUMN_NUMBER, .weight = 12},
        {.label = "Verificada", .kind = DOCUMENT_COLUMN_NUMBER, .weight = 13},
        {.label = "Resultado", .kind = DOCUMENT_COLUMN_TEXT, .weight = 20},
        {.label = "Qué se encontró", .kind = DOCUMENT_COLUMN_TEXT, .weight = 32},
    };
    return document_add_table(
        part->document, &(struct document_table_head){
                            .caption = caption,
                            .subtitle = "Raya en «Verificada»: el consejo no encontró otra cifra.",
                            .sheet_name = sheet,
                            .columns = columns,
                            .column_count = 5});
}

static void add_verified_row(struct document_table *table, const struct board_row *row,
                             const struct measurement *found)
{
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
    cells[0] = document_cell_text(row->indicator->name);
    cells[0].note = row->indicator->unit;
    cells[1] = document_cell_number(found->official);
    cells[2] = document_cell_number(found->verified);
    cells[3] = document_cell_text(measurement_verdict_label(found->verdict));
    cells[4] = document_cell_text(found->verdict_note);
}

static void add_notable(const struct pronouncement_part *part)
{
    struct document_table *table = NULL;
    for (size_t i = 0; i < part->board->row_count; i++) {
        const struct measurement *found = find_verified(part->board, &part->board->rows[i]);
        if (found == NULL || !is_notable(found))
            continue;
        if (table == NULL)
            table = begin_verified(part, "Cifras con observación o sin confirmar", "Observadas");
        add_verified_row(table, &part->board->rows[i], found);
    }
}

void pronouncement_add_verification(const struct pronouncement_part *part)
{
    document_add_heading(part->document, 1, "Lo que verificó el consejo");
    document_add_paragraph(part->document,
                           pronouncement_verdict_sentence(part->arena, part->board));
    add_notable(part);
    pronouncement_add_text(part, REPORT_SECTION_VERIFICATION, 2);
}

void pronouncement_add_verified_annex(const struct pronouncement_part *part)
{
    struct document_table *table = NULL;
    for (size_t i = 0; i < part->board->row_count; i++) {
        const struct measurement *found = find_verified(part->board, &part->board->rows[i]);
        if (found == NULL)
            continue;
        if (table == NULL) {
            document_add_annex(part->document, "Verificación");
            table = begin_verified(part, "Todas las cifras verificadas", "Verificación");
        }
        add_verified_row(table, &part->board->rows[i], found);
    }
}

static struct document_table *begin_differences(const struct pronouncement_part *part)
{
    static const struct document_column columns[] = {
        {.label = "Indicador", .kind = DOCUMENT_COLUMN_TEXT, .is_row_header = true, .weight = 28},
        {.label = "Oficial", .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1, .weight = 12},
        {.label = "Consejo", .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1, .weight = 12},
        {.label = "Motivo", .kind = DOCUMENT_COLUMN_TEXT, .weight = 44},
    };
    document_add_heading(part->document, 1, "Diferencias con la cifra oficial");
    return document_add_table(
        part->document,
        &(struct document_table_head){.caption = "Avance de los cuatro años según cada parte",
                                      .sheet_name = "Diferencias",
                                      .columns = columns,
                                      .column_count = 4});
}

/* NULL where both agree, or the figure is of another kind. */
static const char *find_reason(const struct pronouncement_part *part,
                               const struct official_figure *figure, const struct board_row *row)
{
    if (strcmp(figure->kind, "total_progress") != 0 || row == NULL || !row->is_evaluated)
        return NULL;
    struct explain_context context = pronouncement_explain(part, row);
    const struct official_figure *actual = import_store_find_figure(
        &part->pronouncement->official, figure->indicator_id, "total_actual", 0);
    const struct explain_official official = {figure->value_e4,
                                              actual == NULL ? (struct quantity){0}
                                                             : quantity_number(actual->value_e4)};
    const char *reason = explain_difference(&context, &official);
    return reason[0] == '\0' ? NULL : reason;
}

void pronouncement_add_differences(const struct pronouncement_part *part)
{
    struct document_table *table = NULL;
    for (size_t i = 0; i < part->pronouncement->official.count; i++) {
        const struct official_figure *figure = &part->pronouncement->official.items[i];
        const struct board_row *row = board_find_row(part->board, figure->indicator_id);
        const char *reason = find_reason(part, figure, row);
        if (reason == NULL)
            continue;
        if (table == NULL)
            table = begin_differences(part);
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[0] = document_cell_text(row->indicator->name);
        cells[1] = document_cell_percent(quantity_number(figure->value_e4));
        cells[2] = document_cell_percent(board_percent(row->evaluation.progress));
        cells[3] = document_cell_text(reason);
    }
    pronouncement_add_text(part, REPORT_SECTION_DIFFERENCES, table == NULL ? 1 : 2);
}
