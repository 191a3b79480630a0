#include "reports/chart/tree_svg.h"

#include "reports/chart/svg.h"

#include "base/banned.h"

enum { SCREEN_PERCENT = 140, MARGIN = 20, LETTER_RISE = 80 };

/* A number of tenths of a point: "12.5". */
static void add(struct strbuf *html, const char *attribute, int tenths)
{
    strbuf_printf(html, " %s=\"%d.%d\"", attribute, tenths / 10, tenths % 10);
}

static void write_line(struct strbuf *html, const struct tree_line *line)
{
    strbuf_printf(html, "M%d.%d %d.%dL%d.%d %d.%d", line->x1 / 10, line->x1 % 10, line->y1 / 10,
                  line->y1 % 10, line->x2 / 10, line->x2 % 10, line->y2 / 10, line->y2 % 10);
}

static void write_card(struct strbuf *html, const struct tree_card *card)
{
    strbuf_printf(html, "<rect class=\"n%d%s\"", card->depth > 2 ? 2 : card->depth,
                  card->is_dashed ? " sin" : "");
    add(html, "x", card->x);
    add(html, "y", card->y);
    add(html, "width", card->width);
    add(html, "height", card->height);
    strbuf_add(html, "/><text>");
    for (size_t i = 0; i < card->line_count; i++) {
        strbuf_add(html, i == 0 ? "<tspan" : " <tspan");
        add(html, "x", card->x + TREE_CARD_PADDING);
        add(html, "y", card->y + TREE_CARD_PADDING + (int)i * TREE_LINE_HEIGHT + LETTER_RISE);
        strbuf_add(html, ">");
        chart_svg_add_escaped(html, card->lines[i]);
        strbuf_add(html, "</tspan>");
    }
    strbuf_add(html, "</text>");
}

static void write_head(struct strbuf *html, const struct tree_drawing *drawing, const char *id)
{
    int width = drawing->width + 2 * MARGIN, height = drawing->height + 2 * MARGIN;
    strbuf_printf(html,
                  "<svg class=\"arbol\" role=\"img\" aria-labelledby=\"%s-t %s-d\" viewBox=\"-%d "
                  "-%d %d %d\" width=\"%d\" height=\"%d\"><title id=\"%s-t\">",
                  id, id, MARGIN / 10, MARGIN / 10, width / 10, height / 10,
                  width * SCREEN_PERCENT / 1000, height * SCREEN_PERCENT / 1000, id);
    chart_svg_add_escaped(html, drawing->title);
    strbuf_printf(html, "</title><desc id=\"%s-d\">", id);
    chart_svg_add_escaped(html, drawing->description);
    strbuf_add(html, "</desc>");
}

void tree_svg_write(struct strbuf *html, const struct tree_drawing *drawing, const char *id)
{
    if (drawing->card_count == 0)
        return;
    write_head(html, drawing, id);
    if (drawing->line_count > 0) {
        strbuf_add(html, "<path d=\"");
        for (size_t i = 0; i < drawing->line_count; i++)
            write_line(html, &drawing->lines[i]);
        strbuf_add(html, "\"/>");
    }
    for (size_t i = 0; i < drawing->card_count; i++)
        write_card(html, &drawing->cards[i]);
    for (size_t i = 0; i < drawing->label_count; i++) {
        strbuf_add(html, "<text class=\"z\"");
        add(html, "x", drawing->labels[i].x);
        add(html, "y", drawing->labels[i].y);
        strbuf_add(html, ">");
        chart_svg_add_escaped(html, drawing->labels[i].text);
        strbuf_add(html, "</text>");
    }
    strbuf_add(html, "</svg>");
}
