/* PDF tree: a drawing of a problem tree on one page, from the same geometry as the web. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_TREE_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_TREE_H

#include "reports/formats/pdf/pdf_page.h"

/* Draws it from pdf->y on, on a lying page, as large as it fits and no larger than its letters of 9
 * points; next is the block after it, NULL at the end: it begins a new page. */
void pdf_tree_add(struct pdf *pdf, const struct tree_drawing *drawing,
                  const struct document_block *next);

#endif
