#include "reports/board/assumed_columns.h"

#include "reports/board/board_table.h"

#include "base/banned.h"

enum { COMPLIANCE, SHORT_YEAR, SHORT_TO_DATE, DUE, PACE, RATING, FIGURES };

static const struct document_column figures[FIGURES] = {
    [COMPLIANCE] = {"supuesto_cumplimiento", "Cumplimiento del año (supuesto del CTP)",
                    .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1},
    [SHORT_YEAR] = {"supuesto_faltante", "Faltó en el año (supuesto del CTP)",
                    .kind = DOCUMENT_COLUMN_NUMBER},
    [SHORT_TO_DATE] = {"supuesto_faltante_acumulado", "Falta a la fecha (supuesto del CTP)",
                       .kind = DOCUMENT_COLUMN_NUMBER},
    [DUE] = {"supuesto_debido", "Debía ir en (supuesto del CTP)", .kind = DOCUMENT_COLUMN_PERCENT,
             .decimals = 1},
    [PACE] = {"supuesto_ic", "Avance sobre lo debido (supuesto del CTP)",
              .kind = DOCUMENT_COLUMN_PERCENT, .decimals = 1},
    [RATING] = {"supuesto_ritmo", "Ritmo de los cuatro años (supuesto del CTP)",
                .kind = DOCUMENT_COLUMN_STATE},
};

size_t assumed_columns_count(const struct board *board)
{
    for (size_t i = 0; i < board->row_count; i++)
        if (board->rows[i].assumption != NULL)
            return (size_t)board->plan->year_count + FIGURES;
    return 0;
}

void assumed_columns_add(struct arena *arena, const struct board *board,
                         struct document_column *columns)
{
    for (int i = 0; i < board->plan->year_count; i++) {
        int year = board->plan->first_year + i;
        *columns++ = (struct document_column){
            .key = arena_printf(arena, "supuesto_%d", year),
            .label = arena_printf(arena, "Programado %d (supuesto del CTP)", year),
            .kind = DOCUMENT_COLUMN_NUMBER};
    }
    for (size_t i = 0; i < FIGURES; i++)
        *columns++ = figures[i];
}

void assumed_columns_fill(const struct board *board, const struct board_row *row,
                          struct document_cell *cells)
{
    if (row->assumption == NULL)
        return;
    const struct evaluation *e = &row->assumption->evaluation;
    for (int i = 0; i < board->plan->year_count; i++, cells++)
        if (quantity_is_number(row->indicator->years[i].assumed))
            *cells = document_cell_number(row->indicator->years[i].assumed);
    cells[COMPLIANCE] = document_cell_percent(board_percent(e->compliance));
    cells[SHORT_YEAR] = document_cell_number(board_quantity(e->shortfall_year));
    cells[SHORT_TO_DATE] = document_cell_number(board_quantity(e->shortfall_to_date));
    cells[DUE] = document_cell_percent(board_percent(e->due));
    cells[PACE] = document_cell_percent(board_percent(e->pace));
    cells[RATING] = document_cell_state(board_symbol(e->rating_term), rating_label(e->rating_term));
}
