/* PDF picture: charts, symbols and micro bars drawn with cairo, from the same geometry as the web.
 */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_PICTURE_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_PICTURE_H

#include "reports/formats/pdf/pdf_page.h"

/* A chart with title, subtitle, legend and source from pdf->y on, kept on one page. */
void pdf_picture_add_chart(struct pdf *pdf, const struct chart *chart);
/* A state's mark in a square of that size. */
void pdf_picture_draw_symbol(struct pdf *pdf, enum chart_symbol symbol, const double corner[2],
                             double size);
/* A micro bar in box (x, y, width, height). */
void pdf_picture_draw_bar(struct pdf *pdf, struct chart_micro_bar bar, const double box[4]);

#endif
