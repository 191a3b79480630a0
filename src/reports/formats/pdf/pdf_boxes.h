/* PDF boxes: a form as people know it from paper: framed boxes in lines, a label above each text.
 */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_BOXES_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_BOXES_H

#include "reports/formats/pdf/pdf_page.h"

/* Draws the boxes from pdf->y on; a line of boxes is never parted over two pages. */
void pdf_boxes_add(struct pdf *pdf, const struct document_block *block);

#endif
