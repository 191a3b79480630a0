/* Chart kinds: the geometry of each kind of chart, in a file of its own. Called by chart_draw only.
 */
#ifndef ATALAYA_REPORTS_CHART_CHART_KINDS_H
#define ATALAYA_REPORTS_CHART_CHART_KINDS_H

#include "reports/chart/chart.h"

struct chart_drawing chart_draw_stack(const struct chart *chart, struct arena *arena);
struct chart_drawing chart_draw_years(const struct chart *chart, struct arena *arena);
struct chart_drawing chart_draw_pace(const struct chart *chart, struct arena *arena);
struct chart_drawing chart_draw_spans(const struct chart *chart, struct arena *arena);

#endif
