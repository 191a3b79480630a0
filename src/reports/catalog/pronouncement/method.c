/* How it was computed, what it stands on, and who signs. */
#include <string.h>

#include "reports/board/board_table.h"
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

static void add_scope(const struct pronouncement_part *part)
{
    const struct board *board = part->board;
    int all = part->pronouncement->plan_indicator_count;
    const char *scope =
        (int)board->row_count == all
            ? arena_printf(part->arena, "El consejo sigue los %d indicadores del plan.", all)
            : arena_printf(part->arena, "El consejo sigue %zu de los %d indicadores del plan.",
                           board->row_count, all);
    document_add_paragraph(
        part->document,
        arena_printf(
            part->arena,
            "%s %s. Ningún valor pasa de 100\u00a0%% al promediar. Productos y resultados no "
            "se promedian juntos.",
            scope, weighting_label(board->request.weighting)));
}

/* "menos de 40 %", "de 40 % a menos de 60 %", "80 % o más". */
static const char *format_band(const struct pronouncement_part *part, int band)
{
    const int *lower = part->board->request.bands.lower_e4;
    char from[DECIMAL_TEXT_SIZE] = "", to[DECIMAL_TEXT_SIZE];
    if (band > 0)
        decimal_format_es((int64_t)lower[band - 1] * 100, 0, from);
    if (band == 4)
        return arena_printf(part->arena, "%s\u00a0%% o más", from);
    decimal_format_es((int64_t)lower[band] * 100, 0, to);
    if (band == 0)
        return arena_printf(part->arena, "menos de %s\u00a0%%", to);
    return arena_printf(part->arena, "de %s\u00a0%% a menos de %s\u00a0%%", from, to);
}

static void add_bands(const struct pronouncement_part *part)
{
    static const struct document_column columns[] = {
        {.label = "Rango", .kind = DOCUMENT_COLUMN_STATE, .is_row_header = true, .weight = 30},
        {.label = "Avance frente a lo debido", .kind = DOCUMENT_COLUMN_TEXT, .weight = 40},
        {.label = "Indicadores de producto", .kind = DOCUMENT_COLUMN_NUMBER, .weight = 20},
    };
    struct document_table *table = document_add_table(
        part->document, &(struct document_table_head){.caption = "Rangos de este informe",
                                                      .sheet_name = "Rangos",
                                                      .columns = columns,
                                                      .column_count = 3});
    for (int band = 0; band < 5; band++) {
        enum rating rating = (enum rating)(RATING_CRITICAL + band);
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[0] = document_cell_state(board_symbol(rating), rating_label(rating));
        cells[1] = document_cell_text(format_band(part, band));
        cells[2] = document_cell_number(
            quantity_number((int64_t)part->board->products[0].ratings[rating] * DECIMAL_SCALE));
    }
}

/* What lets a reader check the copy that he holds. */
static void add_proof(const struct pronouncement_part *part)
{
    const struct pronouncement *p = part->pronouncement;
    if (p->seal.code[0] == '\0')
        return;
    document_add_paragraph(
        part->document,
        arena_printf(part->arena,
                     "Este informe quedó congelado al aprobarse: sus cifras y textos no cambian. "
                     "Su código es %s. La huella completa de su contenido es %s.",
                     p->seal.code, p->fingerprint));
    if (p->seal.chain_head[0] != '\0')
        document_add_paragraph(
            part->document,
            arena_printf(part->arena, "El registro de actuaciones del consejo iba en el código %s.",
                         p->seal.chain_head));
}

void pronouncement_add_method(const struct pronouncement_part *part)
{
    document_add_heading(part->document, 1, "Cómo se calculó");
    add_scope(part);
    document_add_paragraph(
        part->document,
        part->board->is_deadline_passed
            ? "El plazo para reportar ya pasó: lo programado sin reporte cuenta como cero."
            : "El plazo para reportar no ha pasado: lo que falta aún no cuenta como cero.");
    document_add_paragraph(part->document,
                           part->board->request.view == BOARD_PUBLIC
                               ? "Cuentan solo las cifras que el consejo publicó."
                               : "Cuentan las cifras que el consejo registró, también las que aún "
                                 "no verifica. Donde verificó otra cifra, cuenta la verificada.");
    add_bands(part);
    add_proof(part);
}

void pronouncement_add_signatures(const struct pronouncement_part *part)
{
    const struct report_settings *settings = &part->pronouncement->settings;
    struct document_signature *signatures =
        ARENA_NEW_ARRAY(part->arena, 2, struct document_signature);
    signatures[0] = (struct document_signature){settings->president[0] != '\0' ? settings->president
                                                                               : "Presidencia",
                                                "Presidencia del consejo"};
    signatures[1] = (struct document_signature){
        settings->secretary[0] != '\0' ? settings->secretary : "Secretaría técnica",
        "Secretaría técnica del consejo"};
    document_add_signatures(part->document, signatures, 2);
}
