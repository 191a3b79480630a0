/* Chart pen: adds shapes to a drawing in the product's colours. Private to the charts; positions as
 * chart.h says. */
#ifndef ATALAYA_REPORTS_CHART_CHART_PEN_H
#define ATALAYA_REPORTS_CHART_CHART_PEN_H

#include "reports/chart/chart.h"

enum {
    CHART_INK = 0x1b201e,
    CHART_GREY = 0x535b57,
    CHART_RULE = 0xdbdcd5,
    CHART_EDGE = 0x7b837d,
    CHART_PINE = 0x14513f,
    CHART_WHITE = 0xffffff,
    CHART_WHOLE = 10000 /* the whole width in hundredths of a percent */
};

/* Each answers the shape, borrowed until the next one is added, so that its looks can be set. */
struct chart_shape *chart_pen_add_shape(struct chart_drawing *drawing, enum chart_shape_kind kind);
struct chart_shape *chart_pen_add_rect(struct chart_drawing *drawing, int x1, int x2, int y1,
                                       int y2);
struct chart_shape *chart_pen_add_line(struct chart_drawing *drawing, int x1, int x2, int y,
                                       unsigned colour);
struct chart_shape *chart_pen_add_text(struct chart_drawing *drawing, int x, int y,
                                       const char *text, enum chart_anchor anchor);
/* A number as people write it, without needless decimals. */
const char *chart_pen_format(int64_t value_e4, struct arena *arena);

#endif
