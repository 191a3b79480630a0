/* Layout header: the texts of a header of several rows, and what stands below each column. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_HEADER_H
#define ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_HEADER_H

#include "exchange/plan_file/column.h"
#include "exchange/workbook/workbook.h"

/* The header of one column: its rows joined top to bottom, "2024 Avance". A text over several
 * columns belongs to each of them: merged, or with empty cells to its right (CSV). */
const char *layout_header_text(struct arena *arena, const struct sheet *sheet, int column, int row,
                               int rows);

/* False for a row that holds figures: it is data, no header. */
bool layout_header_is_possible(const struct sheet *sheet, int row);

/* True when cells merged downwards go on below the last of these rows: the header is taller. */
bool layout_header_is_cut(const struct sheet *sheet, int row, int rows);

/* What the cells of a sheet's first rows are, each read once: whoever tries a hundred headers looks
 * at the same cells for each of them, and reading a figure from a text takes microseconds. */
struct layout_sample {
    const struct sheet *sheet;
    int width;            /* columns that are remembered */
    unsigned char *kinds; /* of LAYOUT_SAMPLE_ROWS rows */
};

enum { LAYOUT_SAMPLE_ROWS = 256 };

/* Lives in the arena. width is at least 1. */
struct layout_sample layout_sample_create(struct arena *arena, const struct sheet *sheet,
                                          int width);

/* The kind of most cells in the rows from first_row on (a sample of them). */
enum column_content layout_header_content(struct layout_sample *sample, int column, int first_row);

/* How many different texts in a hundred cells, of a sample. */
int layout_header_distinct_percent(const struct sheet *sheet, int column, int first_row);

/* The texts above the header, one a line. */
const char *layout_header_title(struct arena *arena, const struct sheet *sheet, int header_row);

#endif
