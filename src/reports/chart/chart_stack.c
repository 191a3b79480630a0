#include "reports/chart/chart_kinds.h"

#include <assert.h>

#include "reports/chart/chart_pen.h"

#include "base/banned.h"

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
    struct chart_shape *rect = chart_pen_add_rect(drawing, x1, x2, 0, HEIGHT);
    rect->fill = segment->symbol == CHART_SYMBOL_NO_REPORT ? CHART_FILL_HATCHED : CHART_FILL_COLOUR;
    rect->colour = shape->background;
    rect->has_stroke = true;
    rect->stroke_width_px10 = 10;
    if (x2 - x1 >= ROOM_FOR_SYMBOL) { /* on a photocopy two colours may be the same grey */
        struct chart_shape *symbol = chart_pen_add_shape(drawing, CHART_SHAPE_SYMBOL);
        symbol->symbol = segment->symbol;
        symbol->x1 = (x1 + x2) / 2;
        symbol->y1 = 9;
    }
    if (segment->symbol == CHART_SYMBOL_NO_REPORT || x2 - x1 < 250) {
        return; /* the legend beneath has its number; letters on hatching cannot be read */
    }
    struct chart_shape *text = chart_pen_add_text(
        drawing, (x1 + x2) / 2, BASELINE,
        chart_pen_format(segment->count * DECIMAL_SCALE, drawing->arena), CHART_ANCHOR_MIDDLE);
    text->is_bold = true;
    text->colour = shape->foreground;
    if (has_room(segment->word, x2 - x1)) {
        text->wide_text = arena_printf(drawing->arena, " %s", segment->word);
    }
}

struct chart_drawing chart_draw_stack(const struct chart *chart, struct arena *arena)
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
            draw_segment(&drawing, segment, (int)((before * CHART_WHOLE + total / 2) / total),
                         (int)((after * CHART_WHOLE + total / 2) / total));
            before = after;
        }
    }
    return drawing;
}
