#include "reports/formats/html/html_blocks.h"

#include <string.h>

#include "reports/chart/svg.h"
#include "reports/formats/html/html_parts.h"

#include "base/banned.h"

void html_blocks_add_figures(struct strbuf *html, const struct document_block *block)
{
    strbuf_add(html, "<dl class=\"cifras\">\n");
    for (size_t i = 0; i < block->figures.count; i++) {
        const struct document_figure *figure = &block->figures.items[i];
        strbuf_add(html, "<div><dt>");
        chart_svg_add_escaped(html, figure->label);
        strbuf_add(html, "</dt><dd><span class=\"num\">");
        chart_svg_add_escaped(html, document_figure_format(figure, html->arena));
        strbuf_add(html, "</span>");
        if (figure->word != NULL) {
            html_parts_add_state(html, figure->symbol, figure->word);
            strbuf_add(html, "<br>");
        }
        chart_svg_add_escaped(html, figure->note);
        strbuf_add(html, "</dd></div>\n");
    }
    strbuf_add(html, "</dl>\n");
}

static void add_lines(struct strbuf *html, const char *text)
{
    for (size_t length = strcspn(text, "\n"); text[length] != '\0';
         text += length + 1, length = strcspn(text, "\n")) {
        chart_svg_add_escaped(html, arena_strndup(html->arena, text, length));
        strbuf_add(html, "<br>");
    }
    chart_svg_add_escaped(html, text);
}

static void add_entry(struct strbuf *html, const char *term, const char *text)
{
    strbuf_add(html, "<dt>");
    chart_svg_add_escaped(html, term);
    strbuf_add(html, "</dt><dd>");
    add_lines(html, text);
    strbuf_add(html, "</dd>\n");
}

void html_blocks_add_definitions(struct strbuf *html, const struct document_block *block)
{
    strbuf_add(html, "<dl class=\"ficha\">\n");
    for (size_t i = 0; i < block->definitions.count; i++)
        add_entry(html, block->definitions.items[i].term, block->definitions.items[i].description);
    strbuf_add(html, "</dl>\n");
}

void html_blocks_add_boxes(struct strbuf *html, const struct document_block *block)
{
    strbuf_add(html, "<dl class=\"ficha\">\n");
    for (size_t i = 0; i < block->boxes.count; i++)
        add_entry(html, block->boxes.items[i].label, block->boxes.items[i].text);
    strbuf_add(html, "</dl>\n");
}

void html_blocks_add_signatures(struct strbuf *html, const struct document_block *block)
{
    strbuf_add(html, "<div class=\"dos\">\n");
    for (size_t i = 0; i < block->signatures.count; i++) {
        strbuf_add(html, "<p class=\"firma\"><b>");
        chart_svg_add_escaped(html, block->signatures.items[i].name);
        strbuf_add(html, "</b><br><span class=\"n\">");
        chart_svg_add_escaped(html, block->signatures.items[i].office);
        strbuf_add(html, "</span></p>\n");
    }
    strbuf_add(html, "</div>\n");
}

static void add_legend(struct strbuf *html, const struct chart *chart)
{
    strbuf_add(html, "<ul class=\"ley\">");
    for (size_t i = 0; i < chart->stack.count; i++) {
        const struct chart_segment *segment = &chart->stack.items[i];
        if (segment->count > 0) {
            strbuf_add(html, "<li>");
            html_parts_add_state(html, segment->symbol, segment->word);
            strbuf_printf(html, " <b>%lld</b></li>", (long long)segment->count);
        }
    }
    strbuf_add(html, "</ul>\n");
}

void html_blocks_add_chart(struct strbuf *html, const struct chart *chart)
{
    strbuf_add(html, "<figure>\n");
    if (chart->title != NULL) {
        strbuf_add(html, "<p><b>");
        chart_svg_add_escaped(html, chart->title);
        strbuf_add(html, "</b></p>\n");
    }
    if (chart->subtitle != NULL) {
        strbuf_add(html, "<p class=\"n\">");
        chart_svg_add_escaped(html, chart->subtitle);
        strbuf_add(html, "</p>\n");
    }
    chart_svg_write(html, chart);
    strbuf_add(html, "\n");
    if (chart->kind == CHART_STACK) {
        add_legend(html, chart);
    }
    if (chart->source != NULL) {
        strbuf_add(html, "<figcaption class=\"n\">Fuente: ");
        chart_svg_add_escaped(html, chart->source);
        strbuf_add(html, "</figcaption>\n");
    }
    strbuf_add(html, "</figure>\n");
}
