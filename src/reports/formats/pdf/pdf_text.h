/* PDF text: what pdf_text.c, which sets texts, and pdf_text_draw.c share. Other files call what
 * pdf_page.h offers. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_TEXT_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_TEXT_H

#include "reports/formats/pdf/pdf_page.h"

unsigned pdf_text_colour(enum pdf_style style);
/* Makes it the layout that was set last; takes the caller's reference. */
void pdf_use_layout(struct pdf *pdf, PangoLayout *layout);

#endif
