/* Sheet table: technical sheets as rows, to be filled in a spreadsheet and brought back
 * (exchange/sheet_file). Every value is written so that technical_sheet_read takes it. */
#ifndef ATALAYA_REPORTS_CATALOG_TECHNICAL_SHEET_SHEET_TABLE_H
#define ATALAYA_REPORTS_CATALOG_TECHNICAL_SHEET_SHEET_TABLE_H

#include "reports/catalog/technical_sheet/sheet_book.h"
#include "reports/document.h"

/* One row for each sheet. For the public without the columns that are for members only. */
struct document_table *sheet_table_create(struct arena *arena,
                                          const struct sheet_selection *selection);
/* The same as a document with one table: for XLSX. */
struct document *sheet_table_document(struct arena *arena, const struct sheet_selection *selection,
                                      const char *council);

#endif
