#include "reports/chart/chart.h"

#include <assert.h>

#include "reports/chart/chart_kinds.h"

#include "base/banned.h"

struct chart_drawing chart_draw(const struct chart *chart, struct arena *arena)
{
    switch (chart->kind) {
    case CHART_STACK:
        return chart_draw_stack(chart, arena);
    case CHART_YEARS:
        return chart_draw_years(chart, arena);
    case CHART_PACE:
        return chart_draw_pace(chart, arena);
    case CHART_SPANS:
        return chart_draw_spans(chart, arena);
    }
    assert(false);
    return (struct chart_drawing){0};
}

static int cut_percent(int64_t percent_e4)
{
    int64_t cut = percent_e4 < 0 ? 0 : percent_e4 > 1000000 ? 1000000 : percent_e4;
    return (int)(cut / 100);
}

struct chart_micro_bar chart_micro_bar(struct quantity progress_percent,
                                       struct quantity due_percent)
{
    return (struct chart_micro_bar){
        quantity_is_number(progress_percent) ? cut_percent(progress_percent.value_e4) : 0,
        quantity_is_number(due_percent) ? cut_percent(due_percent.value_e4) : -1};
}
