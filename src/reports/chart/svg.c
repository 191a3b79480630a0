#include "reports/chart/svg.h"

#include "base/banned.h"

void chart_svg_add_escaped(struct strbuf *html, const char *text)
{
    for (const char *c = text; c != NULL && *c != '\0'; c++) {
        switch (*c) {
        case '&':
            strbuf_add(html, "&amp;");
            break;
        case '<':
            strbuf_add(html, "&lt;");
            break;
        case '>':
            strbuf_add(html, "&gt;");
            break;
        case '"':
            strbuf_add(html, "&quot;");
            break;
        case '\'':
            strbuf_add(html, "&#39;");
            break;
        default: {
            unsigned char byte = (unsigned char)*c;
            bool is_forbidden = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
            strbuf_add_char(html, is_forbidden ? ' ' : *c);
        }
        }
    }
}

static void add_percent(struct strbuf *html, const char *attribute, int hundredths)
{
    strbuf_printf(html, " %s=\"%d.%02d%%\"", attribute, hundredths / 100, hundredths % 100);
}

static void add_number(struct strbuf *html, const char *attribute, int value)
{
    strbuf_printf(html, " %s=\"%d\"", attribute, value);
}

static void add_paint(struct strbuf *html, const struct chart_shape *shape)
{
    if (shape->fill == CHART_FILL_COLOUR) {
        strbuf_printf(html, " fill=\"#%06x\"", shape->colour);
    } else {
        strbuf_add(html,
                   shape->fill == CHART_FILL_HATCHED ? " fill=\"url(#ray)\"" : " fill=\"none\"");
    }
    if (shape->has_stroke) {
        strbuf_printf(html, " stroke=\"#%06x\" stroke-width=\"%d.%d\"", shape->stroke_colour,
                      shape->stroke_width_px10 / 10, shape->stroke_width_px10 % 10);
    }
    if (shape->is_dashed) {
        strbuf_add(html, " stroke-dasharray=\"4 4\"");
    }
    strbuf_add(html, "/>");
}

static void write_rect(struct strbuf *html, const struct chart_shape *shape)
{
    strbuf_add(html, "<rect");
    add_percent(html, "x", shape->x1);
    add_percent(html, "width", shape->x2 - shape->x1);
    add_number(html, "y", shape->y1);
    add_number(html, "height", shape->y2 - shape->y1);
    add_paint(html, shape);
}

static void write_line(struct strbuf *html, const struct chart_shape *shape)
{
    strbuf_add(html, "<line");
    add_percent(html, "x1", shape->x1);
    add_percent(html, "x2", shape->x2);
    add_number(html, "y1", shape->y1);
    add_number(html, "y2", shape->y2);
    strbuf_printf(html, " stroke=\"#%06x\" stroke-width=\"%d.%d\"/>", shape->stroke_colour,
                  shape->stroke_width_px10 / 10, shape->stroke_width_px10 % 10);
}

static void write_disc(struct strbuf *html, const struct chart_shape *shape)
{
    strbuf_add(html, "<circle");
    add_percent(html, "cx", shape->x1);
    add_number(html, "cy", shape->y1);
    add_number(html, "r", shape->radius_px);
    add_paint(html, shape);
}

static void write_text(struct strbuf *html, const struct chart_shape *shape)
{
    static const char *const anchors[] = {"", "m", "f"};
    strbuf_printf(html, "<text class=\"%s%s\"", anchors[shape->anchor], shape->is_bold ? " z" : "");
    add_percent(html, "x", shape->x1);
    add_number(html, "y", shape->y1);
    if (shape->shift_px != 0) {
        add_number(html, "dx", shape->shift_px);
    }
    strbuf_printf(html, " fill=\"#%06x\">", shape->colour);
    chart_svg_add_escaped(html, shape->text);
    if (shape->wide_text != NULL) {
        strbuf_add(html, "<tspan class=\"p\">");
        chart_svg_add_escaped(html, shape->wide_text);
        strbuf_add(html, "</tspan>");
    }
    strbuf_add(html, "</text>");
}

static void write_symbol(struct strbuf *html, const struct chart_shape *shape)
{
    strbuf_add(html, "<svg");
    add_percent(html, "x", shape->x1);
    add_number(html, "y", shape->y1);
    strbuf_printf(html,
                  " width=\"20\" height=\"20\" overflow=\"visible\"><use href=\"#%s\" x=\"-10\" "
                  "width=\"20\" height=\"20\"/></svg>",
                  chart_symbol_shape(shape->symbol)->id);
}

void chart_svg_write(struct strbuf *html, const struct chart *chart)
{
    struct chart_drawing drawing = chart_draw(chart, html->arena);
    strbuf_printf(html, "<svg class=\"%s\" height=\"%d\" role=\"img\" aria-label=\"",
                  drawing.css_class != NULL ? drawing.css_class : "graf", drawing.height_px);
    chart_svg_add_escaped(html, chart->description != NULL ? chart->description : chart->title);
    strbuf_add(html, "\">");
    for (size_t i = 0; i < drawing.count; i++) {
        const struct chart_shape *shape = &drawing.shapes[i];
        switch (shape->kind) {
        case CHART_SHAPE_RECT:
            write_rect(html, shape);
            break;
        case CHART_SHAPE_LINE:
            write_line(html, shape);
            break;
        case CHART_SHAPE_DISC:
            write_disc(html, shape);
            break;
        case CHART_SHAPE_TEXT:
            write_text(html, shape);
            break;
        case CHART_SHAPE_SYMBOL:
            write_symbol(html, shape);
            break;
        }
    }
    strbuf_add(html, "</svg>");
}

void chart_svg_write_micro_bar(struct strbuf *html, struct chart_micro_bar bar)
{
    strbuf_add(html, "<svg class=\"b\" aria-hidden=\"true\"><rect class=\"b0\" width=\"100%\" "
                     "height=\"14\"/><rect class=\"b1\"");
    add_percent(html, "width", bar.progress);
    strbuf_add(html, " height=\"14\"/>");
    if (bar.due >= 0) {
        strbuf_add(html, "<rect class=\"b2\"");
        add_percent(html, "x", bar.due);
        strbuf_add(html, " y=\"-4\" width=\"4\" height=\"22\"/>");
    }
    strbuf_add(html, "</svg>");
}
