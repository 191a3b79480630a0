/* What the council supposed for the years that the plan leaves open, apart from the plan's figures.
 */
#include "core/plan/assumption.h"
#include "reports/board/board_table.h"
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

enum { NAME, YEARS, COMPLIANCE, DUE, SHORT, RATING, COLUMNS };

static const struct document_column columns[COLUMNS] = {
    [NAME] = {.label = "Indicador", .is_row_header = true, .weight = 40},
    [YEARS] = {.label = "Metas (supuesto del CTP)", .weight = 34},
    [COMPLIANCE] = {.label = "Cumplió",
                    .group = "Con supuesto del CTP",
                    .kind = DOCUMENT_COLUMN_PERCENT,
                    .decimals = 1,
                    .weight = 12},
    [DUE] = {.label = "Avance, de lo debido",
             .group = "Con supuesto del CTP",
             .kind = DOCUMENT_COLUMN_BAR,
             .decimals = 1,
             .weight = 20},
    [SHORT] = {.label = "Falta a la fecha",
               .group = "Con supuesto del CTP",
               .kind = DOCUMENT_COLUMN_NUMBER,
               .weight = 12},
    [RATING] = {.label = "Ritmo",
                .group = "Con supuesto del CTP",
                .kind = DOCUMENT_COLUMN_STATE,
                .weight = 22},
};

static void add_row(const struct pronouncement_part *part, const struct board_row *row,
                    struct document_table *table)
{
    const struct evaluation *e = &row->assumption->evaluation;
    struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
    cells[NAME] = document_cell_text(row->indicator->name);
    cells[NAME].note = row->indicator->unit;
    cells[YEARS] = document_cell_text(assumption_text(part->arena, row->indicator));
    cells[COMPLIANCE] = document_cell_percent(board_percent(e->compliance));
    cells[DUE] = document_cell_bar(board_percent(e->progress), board_percent(e->due));
    cells[SHORT] = document_cell_number(board_quantity(e->shortfall_to_date));
    cells[RATING] = document_cell_state(board_symbol(e->rating_term), rating_label(e->rating_term));
}

void pronouncement_add_assumptions(const struct pronouncement_part *part)
{
    struct document_table *table = NULL;
    for (size_t i = 0; i < part->board->row_count; i++) {
        const struct board_row *row = &part->board->rows[i];
        if (row->assumption == NULL)
            continue;
        if (table == NULL) {
            document_add_annex(part->document, "Supuestos del CTP");
            document_add_paragraph(
                part->document,
                "El plan no dice la meta de estos años. El consejo supuso una para leer el avance. "
                "No es una meta oficial. Estas cifras no entran en la matriz ni en los promedios.");
            table = document_add_table(part->document, &(struct document_table_head){
                                                           .caption = "Cifras con supuesto del CTP",
                                                           .sheet_name = "Supuestos del CTP",
                                                           .columns = columns,
                                                           .column_count = COLUMNS});
        }
        add_row(part, row, table);
    }
}
