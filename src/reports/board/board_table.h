/* The board as a document with one table: what CSV, XLSX and printed annexes write. */
#ifndef ATALAYA_REPORTS_BOARD_BOARD_TABLE_H
#define ATALAYA_REPORTS_BOARD_BOARD_TABLE_H

#include "reports/board/board.h"
#include "reports/document.h"

/* One row for each indicator that filter keeps (NULL: all), under its line and component. XLSX
 * cells of sums carry live formulas. council names the document. */
struct board_filter {
    bool (*keeps)(const struct board_row *row, const void *context);
    const void *context;
};
struct document *board_document(struct arena *arena, const struct board *board, const char *council,
                                const struct board_filter *filter);

/* The same rows in one table, both levels after each other: for CSV. */
struct document_table *board_single_table(struct arena *arena, const struct board *board,
                                          const struct board_filter *filter);

/* The symbol of a state or band. */
enum chart_symbol board_symbol(enum rating rating);

/* A raw ratio as a percentage cell: missing where it does not exist. */
struct quantity board_percent(struct ratio ratio);

/* An amount as a cell: missing where it does not exist or outgrows a cell. */
struct quantity board_quantity(struct amount amount);

#endif
