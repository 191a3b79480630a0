/* PDF table: rows that are never split, header rows repeated on each page, columns as wide as their
 * words need. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_TABLE_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_TABLE_H

#include "reports/formats/pdf/pdf_page.h"

void pdf_table_add(struct pdf *pdf, const struct document_table *table);

#endif
