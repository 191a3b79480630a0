/* Sheet builder: collects the cells of one sheet in reading order and makes the sheet of them.
 *
 * It keeps the limits of rows and columns, puts cells and rows in order where a file does not, and
 * stores them row by row without the empty ones, so that a single cell at XFD1048576 costs one
 * cell. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_SHEET_BUILDER_H
#define ATALAYA_EXCHANGE_WORKBOOK_SHEET_BUILDER_H

#include "exchange/workbook/workbook_budget.h"

struct sheet_row {
    int number;
    unsigned count;
    const uint16_t *columns; /* ascending, 1-based */
    const struct cell *cells;
};

struct sheet_rows {
    const struct sheet_row *rows; /* ascending */
    size_t count;
    const int *merged_last_rows; /* for each merged range the greatest last row up to and with it */
};

struct placed_cell {
    int column;
    struct cell cell;
};

struct sheet_builder {
    struct workbook_budget *budget;
    struct sheet *sheet; /* its name is set before */
    int row;             /* the open one, 0: none */
    struct placed_cell *open_cells;
    size_t open_count, open_capacity;
    struct sheet_row *rows;
    size_t row_count;
    struct merged_range *merged;
    size_t merged_count;
};

void sheet_builder_init(struct sheet_builder *builder, struct workbook_budget *budget,
                        struct sheet *sheet);

/* Opens row `number` (1-based). False with a message outside 1..WORKBOOK_MAX_ROWS. */
bool sheet_builder_open_row(struct sheet_builder *builder, int number);

/* Adds a cell to the open row; empty cells without formula are passed over. The text must live as
 * long as the result. False with a message past a limit. */
bool sheet_builder_add(struct sheet_builder *builder, int column, const struct cell *cell);

bool sheet_builder_close_row(struct sheet_builder *builder);

bool sheet_builder_add_merged(struct sheet_builder *builder, struct merged_range range);

/* Fills the sheet. False when the same row or cell came twice. */
bool sheet_builder_finish(struct sheet_builder *builder);

#endif
