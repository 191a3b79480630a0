/* Text: writes a document as plain UTF-8 text in lines of at most 100 columns, tables excepted. It
 * is what tests compare with golden files and what the command line prints. */
#ifndef ATALAYA_REPORTS_FORMATS_TEXT_REPORT_TEXT_H
#define ATALAYA_REPORTS_FORMATS_TEXT_REPORT_TEXT_H

#include "base/strbuf.h"
#include "reports/document.h"

void report_text_render(struct strbuf *out, const struct document *document);

/* One table: columns are as wide as their widest cell, numbers stand at the right. */
void report_text_render_table(struct strbuf *out, const struct document_table *table);

#endif
