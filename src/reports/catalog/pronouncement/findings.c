/* What is pending, what was verified, where official figures differ, how it was computed. */
#include <string.h>

#include "core/evaluation/explain.h"
#include "reports/board/board_table.h"
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

enum { WORST_COUNT = 10 };

static size_t find_worst(const struct board *board, const struct board_row *worst[WORST_COUNT])
{
    size_t count = 0;
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        if (!board_row_is_behind(row))
            continue;
        int64_t pace = ratio_percent_e4(row->evaluation.pace);
        size_t place = count;
        while (place > 0 && pace < ratio_percent_e4(worst[place - 1]->evaluation.pace))
            place--;
        if (place == WORST_COUNT)
            continue;
        size_t last = count < WORST_COUNT ? count++ : WORST_COUNT - 1;
        for (; last > place; last--)
            worst[last] = worst[last - 1];
        worst[place] = row;
    }
    return count;
}

static struct explain_context explain_for(const struct pronouncement_part *part,
                                          const struct board_row *row)
{
    return (struct explain_context){.arena = part->arena,
                                    .input = &row->input,
                                    .evaluation = &row->evaluation,
                                    .bands = &part->board->request.bands,
                                    .first_year = part->board->plan->first_year,
                                    .cut = part->board->cut,
                                    .unit = row->indicator->unit,
                                    .is_before_deadline = !part->board->is_deadline_passed};
}

void pronouncement_add_pending(const struct pronouncement_part *part)
{
    static const struct document_column columns[] = {
        {.label = "Indicador", .kind = DOCUMENT_COLUMN_TEXT, .is_row_header = true, .weight = 30},
        {.label = "Avance, de lo debido", .kind = DOCUMENT_COLUMN_BAR, .decimals = 1, .weight = 20},
        {.label = "Qué haría falta", .kind = DOCUMENT_COLUMN_TEXT, .weight = 40},
    };
    const struct board_row *worst[WORST_COUNT];
    size_t count = find_worst(part->board, worst);
    if (count == 0)
        return;
    document_add_heading(part->document, 2, "Lo que va más atrasado");
    struct document_table *table = document_add_table(
        part->document, &(struct document_table_head){.caption = "Los indicadores de menor ritmo",
                                                      .sheet_name = "Atrasos",
                                                      .columns = columns,
                                                      .column_count = 3});
    for (size_t i = 0; i < count; i++) {
        struct explain_context context = explain_for(part, worst[i]);
        const char *needed = explain_required_pace(&context);
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[0] = document_cell_text(worst[i]->indicator->name);
        cells[1] = document_cell_bar(board_percent(worst[i]->evaluation.progress),
                                     board_percent(worst[i]->evaluation.due));
        cells[2] =
            document_cell_text(needed[0] != '\0' ? needed : explain_shortfall_term(&context));
    }
}

void pronouncement_add_verification(const struct pronouncement_part *part)
{
    int verdicts[VERDICT_COUNT] = {0}, figures = 0;
    for (size_t i = 0; i < part->board->row_count; i++) {
        const struct board_year *year = &part->board->rows[i].years[part->board->cut - 1];
        if (!quantity_is_number(year->actual) || year->measurement == NULL)
            continue;
        figures++;
        verdicts[year->measurement->verdict]++;
    }
    document_add_heading(part->document, 1, "Lo que verificó el consejo");
    document_add_paragraph(
        part->document,
        arena_printf(part->arena,
                     "De %d cifras de %d, el consejo confirmó %d y confirmó %d con observación. No "
                     "confirmó %d. En %d el soporte no permite saber. Quedan %d por verificar.",
                     figures, part->board->request.cut_year, verdicts[VERDICT_CONFIRMED],
                     verdicts[VERDICT_CONFIRMED_WITH_REMARK], verdicts[VERDICT_NOT_CONFIRMED],
                     verdicts[VERDICT_NOT_VERIFIABLE], verdicts[VERDICT_NONE]));
}

void pronouncement_add_differences(const struct pronouncement_part *part)
{
    static const struct document_column columns[] = {
        {.label = "Indicador", .kind = DOCUMENT_COLUMN_TEXT, .is_row_header = true, .weight = 28},
        {.label = "Alcaldía", .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1, .weight = 12},
        {.label = "Consejo", .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1, .weight = 12},
        {.label = "Motivo", .kind = DOCUMENT_COLUMN_TEXT, .weight = 44},
    };
    struct document_table *table = NULL;
    for (size_t i = 0; i < part->pronouncement->official.count; i++) {
        const struct official_figure *figure = &part->pronouncement->official.items[i];
        const struct board_row *row = board_find_row(part->board, figure->indicator_id);
        if (strcmp(figure->kind, "total_progress") != 0 || row == NULL || !row->is_evaluated)
            continue;
        struct explain_context context = explain_for(part, row);
        const char *reason = explain_difference(&context, figure->value_e4);
        if (reason[0] == '\0')
            continue;
        if (table == NULL) {
            document_add_heading(part->document, 1, "Diferencias con la cifra oficial");
            table = document_add_table(part->document,
                                       &(struct document_table_head){
                                           .caption = "Avance de los cuatro años según cada parte",
                                           .sheet_name = "Diferencias",
                                           .columns = columns,
                                           .column_count = 4});
        }
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[0] = document_cell_text(row->indicator->name);
        cells[1] = document_cell_percent(quantity_number(figure->value_e4));
        cells[2] = document_cell_percent(board_percent(row->evaluation.progress));
        cells[3] = document_cell_text(reason);
    }
}

void pronouncement_add_method(const struct pronouncement_part *part)
{
    const struct board_request *request = &part->board->request;
    const int *lower = request->bands.lower_e4;
    char limits[4][DECIMAL_TEXT_SIZE];
    for (int i = 0; i < 4; i++)
        decimal_format_es((int64_t)lower[i] * 100, 0, limits[i]);
    document_add_heading(part->document, 1, "Cómo se calculó");
    document_add_paragraph(
        part->document,
        arena_printf(
            part->arena,
            "El consejo sigue %zu indicadores. %s. Ningún valor pasa de 100 %% al promediar. "
            "Productos y resultados no se promedian juntos.",
            part->board->row_count, weighting_label(request->weighting)));
    document_add_paragraph(
        part->document,
        arena_printf(
            part->arena,
            "Rangos: Crítico, menos de %s; Bajo, desde %s; Medio, desde %s; Satisfactorio, "
            "desde %s; Sobresaliente, %s o más.",
            limits[0], limits[0], limits[1], limits[2], limits[3]));
    document_add_paragraph(
        part->document,
        part->board->is_deadline_passed
            ? "El plazo para reportar ya pasó: lo programado sin reporte cuenta como cero."
            : "El plazo para reportar no ha pasado: lo que falta aún no cuenta como cero.");
}

void pronouncement_add_signatures(const struct pronouncement_part *part)
{
    static const struct document_signature signatures[] = {
        {.name = "Presidencia", .office = "Consejo Territorial de Planeación"},
        {.name = "Secretaría técnica", .office = "Consejo Territorial de Planeación"},
    };
    document_add_signatures(part->document, signatures, 2);
}
