#include "reports/chart/chart_kinds.h"

#include "reports/chart/chart_pen.h"

#include "base/banned.h"

/* The name stands above its line: beside it, it would lie on the discs of a telephone. The edges
 * leave room for a number of three digits. */
enum { PACE_LEFT = 700, PACE_WIDTH = 8100, PACE_STEP = 58, PACE_NAME = 18, PACE_LINE = 38 };

static int pace_position(struct quantity percent)
{
    int64_t cut = percent.value_e4 < 0         ? 0
                  : percent.value_e4 > 1000000 ? 1000000
                                               : percent.value_e4;
    return PACE_LEFT + (int)(cut * PACE_WIDTH / 1000000);
}

/* A disc with its rounded number on the side away from the other disc. */
static void draw_disc(struct chart_drawing *drawing, struct quantity percent, int y, bool is_due,
                      bool is_left)
{
    int x = pace_position(percent);
    struct chart_shape *disc = chart_pen_add_shape(drawing, CHART_SHAPE_DISC);
    disc->x1 = x;
    disc->y1 = y;
    disc->radius_px = is_due ? 7 : 8;
    disc->fill = CHART_FILL_COLOUR;
    disc->colour = is_due ? CHART_WHITE : CHART_PINE;
    disc->has_stroke = is_due;
    disc->stroke_width_px10 = 20;
    int64_t whole = (percent.value_e4 + (percent.value_e4 < 0 ? -5000 : 5000)) / DECIMAL_SCALE;
    struct chart_shape *text = chart_pen_add_text(
        drawing, x, y + 5, chart_pen_format(whole * DECIMAL_SCALE, drawing->arena),
        is_left ? CHART_ANCHOR_END : CHART_ANCHOR_START);
    text->shift_px = is_left ? -14 : 14;
    text->is_bold = !is_due;
    text->colour = is_due ? CHART_GREY : CHART_INK;
}

static void draw_pace_line(struct chart_drawing *drawing, const struct chart_pace *line, int y)
{
    chart_pen_add_text(drawing, 0, y - PACE_LINE + PACE_NAME, line->label, CHART_ANCHOR_START);
    chart_pen_add_line(drawing, PACE_LEFT, PACE_LEFT + PACE_WIDTH, y, CHART_RULE);
    bool has_progress = quantity_is_number(line->progress_percent);
    bool has_due = quantity_is_number(line->due_percent);
    if (!has_progress) {
        chart_pen_add_text(drawing, PACE_LEFT, y + 5, "sin dato", CHART_ANCHOR_START)->colour =
            CHART_GREY;
    }
    bool is_behind =
        has_progress && has_due && line->progress_percent.value_e4 < line->due_percent.value_e4;
    if (has_progress && has_due) {
        chart_pen_add_line(drawing, pace_position(line->progress_percent),
                           pace_position(line->due_percent), y, CHART_INK)
            ->stroke_width_px10 = 30;
    }
    if (has_due) {
        draw_disc(drawing, line->due_percent, y, true, has_progress && !is_behind);
    }
    if (has_progress) {
        draw_disc(drawing, line->progress_percent, y, false, is_behind);
    }
}

struct chart_drawing chart_draw_pace(const struct chart *chart, struct arena *arena)
{
    struct chart_drawing drawing = {.css_class = "graf bajo",
                                    .height_px = PACE_STEP * (int)chart->pace.count + 6,
                                    .arena = arena};
    for (size_t i = 0; i < chart->pace.count; i++) {
        draw_pace_line(&drawing, &chart->pace.items[i], PACE_LINE + PACE_STEP * (int)i);
    }
    return drawing;
}
