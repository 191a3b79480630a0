/* Assumed columns: what stands on the council's suppositions, in columns of their own behind the
 * plan's figures, each with the words "supuesto del CTP" in its name. A file of a plan without
 * suppositions has none of them. */
#ifndef ATALAYA_REPORTS_BOARD_ASSUMED_COLUMNS_H
#define ATALAYA_REPORTS_BOARD_ASSUMED_COLUMNS_H

#include "reports/board/board.h"
#include "reports/document_table.h"

enum { ASSUMED_COLUMNS_MAX = PLAN_MAX_YEARS + 6 };

/* How many there are; 0 where no row of the board has a supposition. */
size_t assumed_columns_count(const struct board *board);
/* Fills that many columns. */
void assumed_columns_add(struct arena *arena, const struct board *board,
                         struct document_column *columns);
/* Fills their cells; a row without a supposition leaves them empty. */
void assumed_columns_fill(const struct board *board, const struct board_row *row,
                          struct document_cell *cells);

#endif
