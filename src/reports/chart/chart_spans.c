#include "reports/chart/chart_kinds.h"

#include "reports/chart/chart_pen.h"

#include "base/banned.h"

enum { SPANS_TOP = 30, SPANS_STEP = 46, SPANS_LABEL = 16, SPANS_BAR = 22, SPANS_BAR_END = 36 };
enum { SPANS_NARROWEST = 60 }; /* so that a single day can be seen */

static void draw_ticks(struct chart_drawing *drawing, const struct chart *chart)
{
    for (size_t i = 0; i < chart->spans.tick_count; i++) {
        const struct chart_tick *tick = &chart->spans.ticks[i];
        struct chart_shape *text = chart_pen_add_text(drawing, tick->position, SPANS_TOP - 12,
                                                      tick->label, CHART_ANCHOR_START);
        text->colour = CHART_GREY;
        text->shift_px = 3;
        chart_pen_add_line(drawing, tick->position, tick->position, SPANS_TOP - 6, CHART_RULE)->y2 =
            drawing->height_px;
    }
    if (chart->spans.now >= 0) {
        struct chart_shape *line = chart_pen_add_line(drawing, chart->spans.now, chart->spans.now,
                                                      SPANS_TOP - 6, CHART_INK);
        line->y2 = drawing->height_px;
        line->stroke_width_px10 = 20;
    }
}

static void draw_span(struct chart_drawing *drawing, const struct chart_span *span, int top)
{
    int start = span->start, end = span->end;
    if (end - start < SPANS_NARROWEST) {
        end = start + SPANS_NARROWEST;
        start -= end > CHART_WHOLE ? end - CHART_WHOLE : 0;
        end = end > CHART_WHOLE ? CHART_WHOLE : end;
    }
    chart_pen_add_text(drawing, 0, top + SPANS_LABEL,
                       arena_printf(drawing->arena, "%s. %s", span->label, span->word),
                       CHART_ANCHOR_START);
    struct chart_shape *bar =
        chart_pen_add_rect(drawing, start, end, top + SPANS_BAR, top + SPANS_BAR_END);
    bar->fill = span->style == CHART_SPAN_FULL      ? CHART_FILL_COLOUR
                : span->style == CHART_SPAN_HATCHED ? CHART_FILL_HATCHED
                                                    : CHART_FILL_NONE;
    bar->colour = CHART_PINE;
    bar->has_stroke = true;
    bar->is_dashed = span->style == CHART_SPAN_DASHED;
    bar->stroke_width_px10 = 20;
}

struct chart_drawing chart_draw_spans(const struct chart *chart, struct arena *arena)
{
    struct chart_drawing drawing = {.css_class = "graf bajo cron",
                                    .height_px = SPANS_TOP + SPANS_STEP * (int)chart->spans.count,
                                    .arena = arena};
    draw_ticks(&drawing, chart);
    for (size_t i = 0; i < chart->spans.count; i++)
        draw_span(&drawing, &chart->spans.items[i], SPANS_TOP + SPANS_STEP * (int)i);
    return drawing;
}
