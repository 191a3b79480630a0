/* PDF records: blocks of short fields side by side: key figures, terms with what they mean, and
 * places to sign. Like all blocks they begin at pdf->y and leave it below themselves. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_RECORDS_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_RECORDS_H

#include "reports/formats/pdf/pdf_page.h"

void pdf_records_add_figures(struct pdf *pdf, const struct document_block *block);
void pdf_records_add_definitions(struct pdf *pdf, const struct document_block *block);
void pdf_records_add_signatures(struct pdf *pdf, const struct document_block *block);

#endif
