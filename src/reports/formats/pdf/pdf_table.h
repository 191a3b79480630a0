/* PDF table: rows that are never split, header rows repeated on each page, columns as wide as their
 * words need. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_TABLE_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_TABLE_H

#include "reports/formats/pdf/pdf_page.h"

/* A wide table lies on a page of its own kind; next is the block after it, NULL at the end: what
 * leads to another wide table goes on there (pdf_turn.h), anything else stands upright on a new
 * page. */
void pdf_table_add(struct pdf *pdf, const struct document_table *table,
                   const struct document_block *next);

#endif
