/* PDF columns: how the width of the paper is shared out among the columns of a table, by the words
 * that stand in them, and in which letters the table is set. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_COLUMNS_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_COLUMNS_H

#include "reports/formats/pdf/pdf_page.h"

/* Between a cell's edge and its words. */
#define PDF_CELL_PADDING_PT 3.0

struct pdf_columns {
    const struct document_table *table;
    double *lefts; /* column_count + 1 edges */
    enum pdf_style plain, strong, head;
    bool is_squeezed; /* narrower than its longest words: even numbers may be broken */
};

/* Places the columns of columns->table between the text's edges of the page at hand. */
void pdf_columns_place(struct pdf *pdf, struct pdf_columns *columns);

/* Whether its figures stand one below the other. */
bool pdf_columns_is_right_aligned(const struct document_column *column);

#endif
