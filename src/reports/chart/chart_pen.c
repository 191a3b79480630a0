#include "reports/chart/chart_pen.h"

#include "base/banned.h"

struct chart_shape *chart_pen_add_shape(struct chart_drawing *drawing, enum chart_shape_kind kind)
{
    drawing->shapes =
        arena_grow(drawing->arena, drawing->shapes, drawing->count, sizeof drawing->shapes[0]);
    struct chart_shape *shape = &drawing->shapes[drawing->count++];
    *shape = (struct chart_shape){.kind = kind, .colour = CHART_INK, .stroke_colour = CHART_INK};
    return shape;
}

struct chart_shape *chart_pen_add_rect(struct chart_drawing *drawing, int x1, int x2, int y1,
                                       int y2)
{
    struct chart_shape *shape = chart_pen_add_shape(drawing, CHART_SHAPE_RECT);
    shape->x1 = x1;
    shape->x2 = x2;
    shape->y1 = y1;
    shape->y2 = y2;
    return shape;
}

struct chart_shape *chart_pen_add_line(struct chart_drawing *drawing, int x1, int x2, int y,
                                       unsigned colour)
{
    struct chart_shape *shape = chart_pen_add_shape(drawing, CHART_SHAPE_LINE);
    shape->x1 = x1;
    shape->x2 = x2;
    shape->y1 = y;
    shape->y2 = y;
    shape->has_stroke = true;
    shape->stroke_colour = colour;
    shape->stroke_width_px10 = 10;
    return shape;
}

struct chart_shape *chart_pen_add_text(struct chart_drawing *drawing, int x, int y,
                                       const char *text, enum chart_anchor anchor)
{
    struct chart_shape *shape = chart_pen_add_shape(drawing, CHART_SHAPE_TEXT);
    shape->x1 = x;
    shape->y1 = y;
    shape->text = text;
    shape->anchor = anchor;
    return shape;
}

const char *chart_pen_format(int64_t value_e4, struct arena *arena)
{
    char text[DECIMAL_TEXT_SIZE];
    return arena_strdup(arena, decimal_format_es(value_e4, 0, text));
}
