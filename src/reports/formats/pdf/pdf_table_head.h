/* PDF table head: the names of the columns, and above them those of groups of columns. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_TABLE_HEAD_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_TABLE_HEAD_H

#include "reports/formats/pdf/pdf_columns.h"

/* Adds the head from pdf->y on. It is read once: where it is not the first, on further pages, it is
 * for the eye only. */
void pdf_table_head_add(struct pdf *pdf, const struct pdf_columns *columns, bool is_first);

#endif
