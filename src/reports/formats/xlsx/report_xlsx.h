/* XLSX: writes a document's tables as sheets that can be computed with, printed and filtered.
 *
 * Numbers and percentages are numbers with a format, states are words coloured by a conditional
 * format, formulas are live where a cell carries one. Text stays text whatever it begins with. Each
 * sheet has frozen panes, a filter, repeated header rows and fits one page in width. The words of
 * the document stand in a first sheet "Informe". The same document gives the same bytes. Charts are
 * not written: their numbers stand in the tables. */
#ifndef ATALAYA_REPORTS_FORMATS_XLSX_REPORT_XLSX_H
#define ATALAYA_REPORTS_FORMATS_XLSX_REPORT_XLSX_H

#include "base/error.h"
#include "base/strbuf.h"
#include "reports/document.h"

/* Adds the file's bytes to out. The library needs a file: one is made in TMPDIR (or /tmp) and
 * removed. False where it cannot be written. */
bool report_xlsx_render(struct strbuf *out, const struct document *document, struct error *error);

#endif
