#include "reports/formats/html/html_parts.h"

#include "reports/chart/svg.h"

#include "base/banned.h"

/* "//host" is another site's address in disguise. */
static bool is_own_path(const char *href)
{
    return href != NULL &&
           ((href[0] == '/' && href[1] != '/' && href[1] != '\\') || href[0] == '#');
}

bool html_parts_open_link(struct strbuf *html, const char *href)
{
    if (!document_is_safe_link(href) && !is_own_path(href)) {
        return false;
    }
    strbuf_add(html, "<a href=\"");
    chart_svg_add_escaped(html, href);
    strbuf_add(html, "\">");
    return true;
}

void html_parts_add_state(struct strbuf *html, enum chart_symbol symbol, const char *word)
{
    strbuf_add(html, "<span class=\"est\">");
    chart_symbol_write_use(html, symbol);
    chart_svg_add_escaped(html, word);
    strbuf_add(html, "</span>");
}

static void add_span(struct strbuf *html, const struct document_span *span)
{
    bool is_link = html_parts_open_link(html, span->href);
    strbuf_add(html, span->is_strong ? "<strong>" : "");
    strbuf_add(html, span->is_emphasis ? "<em>" : "");
    strbuf_add(html, span->is_code ? "<code>" : "");
    chart_svg_add_escaped(html, span->text);
    strbuf_add(html, span->is_code ? "</code>" : "");
    strbuf_add(html, span->is_emphasis ? "</em>" : "");
    strbuf_add(html, span->is_strong ? "</strong>" : "");
    strbuf_add(html, is_link ? "</a>" : "");
    if (span->note > 0) {
        strbuf_printf(html, "<sup><a id=\"r%d\" href=\"#n%d\">[%d]</a></sup>", span->note,
                      span->note, span->note);
    }
    strbuf_add(html, span->breaks_line ? "<br>" : "");
}

void html_parts_add_text(struct strbuf *html, const struct document_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        add_span(html, &text->spans[i]);
    }
}
