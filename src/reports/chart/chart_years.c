#include "reports/chart/chart_kinds.h"

#include "reports/chart/chart_pen.h"

#include "base/banned.h"

enum { YEARS_BASE = 270, YEARS_TOP = 66, YEARS_LEFT = 800, YEARS_HEIGHT = 330 };

/* The end of the axis: the smallest of 1, 2, 2.5, 5 × 10^k that covers the greatest value. */
static int64_t axis_end(const struct chart *chart)
{
    int64_t greatest = quantity_is_number(chart->years.target) ? chart->years.target.value_e4 : 0;
    for (size_t i = 0; i < chart->years.count; i++) {
        const struct chart_year *year = &chart->years.items[i];
        greatest = year->planned.value_e4 > greatest ? year->planned.value_e4 : greatest;
        greatest = year->actual.value_e4 > greatest ? year->actual.value_e4 : greatest;
    }
    static const int64_t steps_of_4[] = {4, 8, 10, 12, 16, 20, 24, 30, 40};
    for (int64_t scale = 1; scale < INT64_MAX / 400; scale *= 10) {
        for (size_t i = 0; i < sizeof steps_of_4 / sizeof steps_of_4[0]; i++) {
            if (steps_of_4[i] * scale >= greatest) {
                return steps_of_4[i] * scale;
            }
        }
    }
    return greatest;
}

static int year_height(int64_t value_e4, int64_t end)
{
    enum { ROOM = YEARS_BASE - YEARS_TOP };
    if (value_e4 <= 0) {
        return 0;
    }
    return (int)((__int128)value_e4 * ROOM / end);
}

static void draw_axis(struct chart_drawing *drawing, int64_t end)
{
    for (int part = 0; part <= 2; part++) {
        int64_t value = end / 2 * part;
        int y = YEARS_BASE - year_height(value, end);
        if (part > 0) {
            chart_pen_add_line(drawing, YEARS_LEFT, CHART_WHOLE, y, CHART_RULE);
        }
        struct chart_shape *text =
            chart_pen_add_text(drawing, YEARS_LEFT - 150, y + 5,
                               chart_pen_format(value, drawing->arena), CHART_ANCHOR_END);
        text->colour = CHART_GREY;
    }
}

static void draw_actual(struct chart_drawing *drawing, const struct chart_year *year, int64_t end,
                        const int edges[2])
{
    int middle = (edges[0] + edges[1]) / 2;
    if (year->actual.state == QUANTITY_NOT_PROGRAMMED) {
        chart_pen_add_text(drawing, middle, YEARS_BASE - 12, "NP", CHART_ANCHOR_MIDDLE)->colour =
            CHART_GREY;
        return;
    }
    if (year->actual.state == QUANTITY_MISSING) {
        struct chart_shape *box =
            chart_pen_add_rect(drawing, edges[0], edges[1], YEARS_BASE - 34, YEARS_BASE);
        box->fill = CHART_FILL_HATCHED;
        box->has_stroke = true;
        box->stroke_width_px10 = 10;
        chart_pen_add_text(drawing, middle, YEARS_BASE - 46, "sin dato", CHART_ANCHOR_MIDDLE)
            ->colour = CHART_GREY;
        return;
    }
    int height = year_height(year->actual.value_e4, end);
    struct chart_shape *bar =
        chart_pen_add_rect(drawing, edges[0], edges[1], YEARS_BASE - height, YEARS_BASE);
    bar->fill = CHART_FILL_COLOUR;
    bar->colour = CHART_PINE;
    bool is_inside = height > 40;
    struct chart_shape *text = chart_pen_add_text(
        drawing, middle, YEARS_BASE - height + (is_inside ? 26 : -10),
        chart_pen_format(year->actual.value_e4, drawing->arena), CHART_ANCHOR_MIDDLE);
    text->is_bold = true;
    text->colour = is_inside ? CHART_WHITE : CHART_INK;
}

static void draw_year(struct chart_drawing *drawing, const struct chart_year *year, int64_t end,
                      const int edges[2])
{
    draw_actual(drawing, year, end, edges);
    if (quantity_is_number(year->planned)) {
        struct chart_shape *box =
            chart_pen_add_rect(drawing, edges[0], edges[1],
                               YEARS_BASE - year_height(year->planned.value_e4, end), YEARS_BASE);
        box->has_stroke = true;
        box->is_dashed = true;
        box->stroke_colour = CHART_EDGE;
        box->stroke_width_px10 = 15;
    }
    chart_pen_add_text(drawing, (edges[0] + edges[1]) / 2, YEARS_BASE + 26,
                       arena_printf(drawing->arena, "%d", year->year), CHART_ANCHOR_MIDDLE);
}

struct chart_drawing chart_draw_years(const struct chart *chart, struct arena *arena)
{
    struct chart_drawing drawing = {.css_class = "graf", .height_px = YEARS_HEIGHT, .arena = arena};
    if (chart->years.count == 0) {
        return drawing;
    }
    int64_t end = axis_end(chart);
    draw_axis(&drawing, end);
    int slot = (CHART_WHOLE - YEARS_LEFT) / (int)chart->years.count;
    for (size_t i = 0; i < chart->years.count; i++) {
        int left = YEARS_LEFT + slot * (int)i;
        const int edges[2] = {left + slot / 6, left + slot - slot / 6};
        draw_year(&drawing, &chart->years.items[i], end, edges);
    }
    if (quantity_is_number(chart->years.target)) {
        int y = YEARS_BASE - year_height(chart->years.target.value_e4, end);
        chart_pen_add_line(&drawing, YEARS_LEFT, CHART_WHOLE, y, CHART_INK)->stroke_width_px10 = 30;
        if (chart->years.target_label != NULL) {
            chart_pen_add_text(&drawing, CHART_WHOLE, y - 12, chart->years.target_label,
                               CHART_ANCHOR_END);
        }
    }
    chart_pen_add_line(&drawing, YEARS_LEFT, CHART_WHOLE, YEARS_BASE, CHART_EDGE);
    return drawing;
}
