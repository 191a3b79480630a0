/* PDF contents: where each heading falls, the table of contents and the outline that programs show
 * beside the page. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_CONTENTS_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_CONTENTS_H

#include "reports/formats/pdf/pdf_page.h"

/* Remembers where a heading stands (first round) and makes it findable (second round). */
void pdf_contents_register(struct pdf *pdf, const struct document_block *block, const char *words);
/* The headings of the upper two levels with their pages, as links. */
void pdf_contents_add(struct pdf *pdf);

#endif
