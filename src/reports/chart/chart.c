#include "reports/chart/chart.h"

#include <assert.h>

#include "base/banned.h"

enum {
    INK = 0x1b201e,
    GREY = 0x535b57,
    RULE = 0xdbdcd5,
    EDGE = 0x7b837d,
    PINE = 0x14513f,
    WHITE = 0xffffff,
    FULL = 10000 /* the whole width in hundredths of a percent */
};

static struct chart_shape *add_shape(struct chart_drawing *drawing, enum chart_shape_kind kind)
{
    drawing->shapes =
        arena_grow(drawing->arena, drawing->shapes, drawing->count, sizeof drawing->shapes[0]);
    struct chart_shape *shape = &drawing->shapes[drawing->count++];
    *shape = (struct chart_shape){.kind = kind, .colour = INK, .stroke_colour = INK};
    return shape;
}

static struct chart_shape *add_rect(struct chart_drawing *drawing, int x1, int x2, int y1, int y2)
{
    struct chart_shape *shape = add_shape(drawing, CHART_SHAPE_RECT);
    shape->x1 = x1;
    shape->x2 = x2;
    shape->y1 = y1;
    shape->y2 = y2;
    return shape;
}

static struct chart_shape *add_line(struct chart_drawing *drawing, int x1, int x2, int y,
                                    unsigned colour)
{
    struct chart_shape *shape = add_shape(drawing, CHART_SHAPE_LINE);
    shape->x1 = x1;
    shape->x2 = x2;
    shape->y1 = y;
    shape->y2 = y;
    shape->has_stroke = true;
    shape->stroke_colour = colour;
    shape->stroke_width_px10 = 10;
    return shape;
}

static struct chart_shape *add_text(struct chart_drawing *drawing, int x, int y, const char *text,
                                    enum chart_anchor anchor)
{
    struct chart_shape *shape = add_shape(drawing, CHART_SHAPE_TEXT);
    shape->x1 = x;
    shape->y1 = y;
    shape->text = text;
    shape->anchor = anchor;
    return shape;
}

static const char *format_value(int64_t value_e4, struct arena *arena)
{
    char text[DECIMAL_TEXT_SIZE];
    return arena_strdup(arena, decimal_format_es(value_e4, 0, text));
}

/* A word is written inside its segment where about so many hundredths of a percent hold it: a
 * letter takes 1.3 % of the bar's usual 700 pixels, and two signs of air stand beside it. */
static bool has_room(const char *word, int width)
{
    int letters = 0;
    for (const char *c = word; *c != '\0'; c++) {
        letters += (*c & 0xC0) != 0x80;
    }
    return (letters + 5) * 145 <= width;
}

static void draw_segment(struct chart_drawing *drawing, const struct chart_segment *segment, int x1,
                         int x2)
{
    enum { HEIGHT = 60, BASELINE = 50, ROOM_FOR_SYMBOL = 450 };
    const struct chart_symbol_shape *shape = chart_symbol_shape(segment->symbol);
    struct chart_shape *rect = add_rect(drawing, x1, x2, 0, HEIGHT);
    rect->fill = segment->symbol == CHART_SYMBOL_NO_REPORT ? CHART_FILL_HATCHED : CHART_FILL_COLOUR;
    rect->colour = shape->background;
    rect->has_stroke = true;
    rect->stroke_width_px10 = 10;
    if (x2 - x1 >= ROOM_FOR_SYMBOL) { /* on a photocopy two colours may be the same grey */
        struct chart_shape *symbol = add_shape(drawing, CHART_SHAPE_SYMBOL);
        symbol->symbol = segment->symbol;
        symbol->x1 = (x1 + x2) / 2;
        symbol->y1 = 9;
    }
    if (segment->symbol == CHART_SYMBOL_NO_REPORT || x2 - x1 < 250) {
        return; /* the legend beneath has its number; letters on hatching cannot be read */
    }
    struct chart_shape *text =
        add_text(drawing, (x1 + x2) / 2, BASELINE,
                 format_value(segment->count * DECIMAL_SCALE, drawing->arena), CHART_ANCHOR_MIDDLE);
    text->is_bold = true;
    text->colour = shape->foreground;
    if (has_room(segment->word, x2 - x1)) {
        text->wide_text = arena_printf(drawing->arena, " %s", segment->word);
    }
}

static struct chart_drawing draw_stack(const struct chart *chart, struct arena *arena)
{
    struct chart_drawing drawing = {.css_class = "barra", .height_px = 60, .arena = arena};
    int64_t total = 0;
    for (size_t i = 0; i < chart->stack.count; i++) {
        assert(chart->stack.items[i].count >= 0);
        total += chart->stack.items[i].count;
    }
    int64_t before = 0;
    for (size_t i = 0; i < chart->stack.count; i++) {
        const struct chart_segment *segment = &chart->stack.items[i];
        if (segment->count > 0) {
            int64_t after = before + segment->count;
            draw_segment(&drawing, segment, (int)((before * FULL + total / 2) / total),
                         (int)((after * FULL + total / 2) / total));
            before = after;
        }
    }
    return drawing;
}

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
            add_line(drawing, YEARS_LEFT, FULL, y, RULE);
        }
        struct chart_shape *text = add_text(drawing, YEARS_LEFT - 150, y + 5,
                                            format_value(value, drawing->arena), CHART_ANCHOR_END);
        text->colour = GREY;
    }
}

static void draw_actual(struct chart_drawing *drawing, const struct chart_year *year, int64_t end,
                        const int edges[2])
{
    int middle = (edges[0] + edges[1]) / 2;
    if (year->actual.state == QUANTITY_NOT_PROGRAMMED) {
        add_text(drawing, middle, YEARS_BASE - 12, "NP", CHART_ANCHOR_MIDDLE)->colour = GREY;
        return;
    }
    if (year->actual.state == QUANTITY_MISSING) {
        struct chart_shape *box =
            add_rect(drawing, edges[0], edges[1], YEARS_BASE - 34, YEARS_BASE);
        box->fill = CHART_FILL_HATCHED;
        box->has_stroke = true;
        box->stroke_width_px10 = 10;
        add_text(drawing, middle, YEARS_BASE - 46, "sin dato", CHART_ANCHOR_MIDDLE)->colour = GREY;
        return;
    }
    int height = year_height(year->actual.value_e4, end);
    struct chart_shape *bar =
        add_rect(drawing, edges[0], edges[1], YEARS_BASE - height, YEARS_BASE);
    bar->fill = CHART_FILL_COLOUR;
    bar->colour = PINE;
    bool is_inside = height > 40;
    struct chart_shape *text =
        add_text(drawing, middle, YEARS_BASE - height + (is_inside ? 26 : -10),
                 format_value(year->actual.value_e4, drawing->arena), CHART_ANCHOR_MIDDLE);
    text->is_bold = true;
    text->colour = is_inside ? WHITE : INK;
}

static void draw_year(struct chart_drawing *drawing, const struct chart_year *year, int64_t end,
                      const int edges[2])
{
    draw_actual(drawing, year, end, edges);
    if (quantity_is_number(year->planned)) {
        struct chart_shape *box =
            add_rect(drawing, edges[0], edges[1],
                     YEARS_BASE - year_height(year->planned.value_e4, end), YEARS_BASE);
        box->has_stroke = true;
        box->is_dashed = true;
        box->stroke_colour = EDGE;
        box->stroke_width_px10 = 15;
    }
    add_text(drawing, (edges[0] + edges[1]) / 2, YEARS_BASE + 26,
             arena_printf(drawing->arena, "%d", year->year), CHART_ANCHOR_MIDDLE);
}

static struct chart_drawing draw_years(const struct chart *chart, struct arena *arena)
{
    struct chart_drawing drawing = {.css_class = "graf", .height_px = YEARS_HEIGHT, .arena = arena};
    if (chart->years.count == 0) {
        return drawing;
    }
    int64_t end = axis_end(chart);
    draw_axis(&drawing, end);
    int slot = (FULL - YEARS_LEFT) / (int)chart->years.count;
    for (size_t i = 0; i < chart->years.count; i++) {
        int left = YEARS_LEFT + slot * (int)i;
        const int edges[2] = {left + slot / 6, left + slot - slot / 6};
        draw_year(&drawing, &chart->years.items[i], end, edges);
    }
    if (quantity_is_number(chart->years.target)) {
        int y = YEARS_BASE - year_height(chart->years.target.value_e4, end);
        add_line(&drawing, YEARS_LEFT, FULL, y, INK)->stroke_width_px10 = 30;
        if (chart->years.target_label != NULL) {
            add_text(&drawing, FULL, y - 12, chart->years.target_label, CHART_ANCHOR_END);
        }
    }
    add_line(&drawing, YEARS_LEFT, FULL, YEARS_BASE, EDGE);
    return drawing;
}

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
    struct chart_shape *disc = add_shape(drawing, CHART_SHAPE_DISC);
    disc->x1 = x;
    disc->y1 = y;
    disc->radius_px = is_due ? 7 : 8;
    disc->fill = CHART_FILL_COLOUR;
    disc->colour = is_due ? WHITE : PINE;
    disc->has_stroke = is_due;
    disc->stroke_width_px10 = 20;
    int64_t whole = (percent.value_e4 + (percent.value_e4 < 0 ? -5000 : 5000)) / DECIMAL_SCALE;
    struct chart_shape *text =
        add_text(drawing, x, y + 5, format_value(whole * DECIMAL_SCALE, drawing->arena),
                 is_left ? CHART_ANCHOR_END : CHART_ANCHOR_START);
    text->shift_px = is_left ? -14 : 14;
    text->is_bold = !is_due;
    text->colour = is_due ? GREY : INK;
}

static void draw_pace_line(struct chart_drawing *drawing, const struct chart_pace *line, int y)
{
    add_text(drawing, 0, y - PACE_LINE + PACE_NAME, line->label, CHART_ANCHOR_START);
    add_line(drawing, PACE_LEFT, PACE_LEFT + PACE_WIDTH, y, RULE);
    bool has_progress = quantity_is_number(line->progress_percent);
    bool has_due = quantity_is_number(line->due_percent);
    if (!has_progress) {
        add_text(drawing, PACE_LEFT, y + 5, "sin dato", CHART_ANCHOR_START)->colour = GREY;
    }
    bool is_behind =
        has_progress && has_due && line->progress_percent.value_e4 < line->due_percent.value_e4;
    if (has_progress && has_due) {
        add_line(drawing, pace_position(line->progress_percent), pace_position(line->due_percent),
                 y, INK)
            ->stroke_width_px10 = 30;
    }
    if (has_due) {
        draw_disc(drawing, line->due_percent, y, true, has_progress && !is_behind);
    }
    if (has_progress) {
        draw_disc(drawing, line->progress_percent, y, false, is_behind);
    }
}

static struct chart_drawing draw_pace(const struct chart *chart, struct arena *arena)
{
    struct chart_drawing drawing = {.css_class = "graf bajo",
                                    .height_px = PACE_STEP * (int)chart->pace.count + 6,
                                    .arena = arena};
    for (size_t i = 0; i < chart->pace.count; i++) {
        draw_pace_line(&drawing, &chart->pace.items[i], PACE_LINE + PACE_STEP * (int)i);
    }
    return drawing;
}

enum { SPANS_TOP = 30, SPANS_STEP = 46, SPANS_LABEL = 16, SPANS_BAR = 22, SPANS_BAR_END = 36 };
enum { SPANS_NARROWEST = 60 }; /* so that a single day can be seen */

static void draw_ticks(struct chart_drawing *drawing, const struct chart *chart)
{
    for (size_t i = 0; i < chart->spans.tick_count; i++) {
        const struct chart_tick *tick = &chart->spans.ticks[i];
        struct chart_shape *text =
            add_text(drawing, tick->position, SPANS_TOP - 12, tick->label, CHART_ANCHOR_START);
        text->colour = GREY;
        text->shift_px = 3;
        add_line(drawing, tick->position, tick->position, SPANS_TOP - 6, RULE)->y2 =
            drawing->height_px;
    }
    if (chart->spans.now >= 0) {
        struct chart_shape *line =
            add_line(drawing, chart->spans.now, chart->spans.now, SPANS_TOP - 6, INK);
        line->y2 = drawing->height_px;
        line->stroke_width_px10 = 20;
    }
}

static void draw_span(struct chart_drawing *drawing, const struct chart_span *span, int top)
{
    int start = span->start, end = span->end;
    if (end - start < SPANS_NARROWEST) {
        end = start + SPANS_NARROWEST;
        start -= end > FULL ? end - FULL : 0;
        end = end > FULL ? FULL : end;
    }
    add_text(drawing, 0, top + SPANS_LABEL,
             arena_printf(drawing->arena, "%s. %s", span->label, span->word), CHART_ANCHOR_START);
    struct chart_shape *bar = add_rect(drawing, start, end, top + SPANS_BAR, top + SPANS_BAR_END);
    bar->fill = span->style == CHART_SPAN_FULL      ? CHART_FILL_COLOUR
                : span->style == CHART_SPAN_HATCHED ? CHART_FILL_HATCHED
                                                    : CHART_FILL_NONE;
    bar->colour = PINE;
    bar->has_stroke = true;
    bar->is_dashed = span->style == CHART_SPAN_DASHED;
    bar->stroke_width_px10 = 20;
}

static struct chart_drawing draw_spans(const struct chart *chart, struct arena *arena)
{
    struct chart_drawing drawing = {.css_class = "graf bajo cron",
                                    .height_px = SPANS_TOP + SPANS_STEP * (int)chart->spans.count,
                                    .arena = arena};
    draw_ticks(&drawing, chart);
    for (size_t i = 0; i < chart->spans.count; i++)
        draw_span(&drawing, &chart->spans.items[i], SPANS_TOP + SPANS_STEP * (int)i);
    return drawing;
}

struct chart_drawing chart_draw(const struct chart *chart, struct arena *arena)
{
    switch (chart->kind) {
    case CHART_STACK:
        return draw_stack(chart, arena);
    case CHART_YEARS:
        return draw_years(chart, arena);
    case CHART_PACE:
        return draw_pace(chart, arena);
    case CHART_SPANS:
        return draw_spans(chart, arena);
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
