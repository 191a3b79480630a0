#include "web/html/widget.h"

#include <string.h>

#include "reports/chart/svg.h"
#include "web/html/html.h"

#include "base/banned.h"

void widget_state(struct strbuf *out, enum chart_symbol symbol, const char *word)
{
    strbuf_add(out, "<span class=\"est\">");
    chart_symbol_write_use(out, symbol);
    html_add_text(out, word);
    strbuf_add(out, "</span>");
}

void widget_micro_bar(struct strbuf *out, struct chart_micro_bar bar)
{
    chart_svg_write_micro_bar(out, bar);
}

void widget_notice(struct strbuf *out, const char *kind, const char *text)
{
    strbuf_add(out, "<div class=\"aviso");
    if (kind[0] != '\0') {
        strbuf_add_char(out, ' ');
        html_add_text(out, kind);
    }
    strbuf_add(out, strcmp(kind, "bien") == 0 ? "\" role=\"status\"><p>" : "\"><p>");
    html_add_text(out, text);
    strbuf_add(out, "</p></div>");
}

void widget_breadcrumbs(struct strbuf *out, const struct widget_step *steps, size_t count)
{
    strbuf_add(out, "<p class=\"ruta\">");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            strbuf_add(out, " › ");
        if (steps[i].path != NULL) {
            strbuf_add(out, "<a href=\"");
            html_add_url(out, steps[i].path);
            strbuf_add(out, "\">");
        }
        html_add_text(out, steps[i].label);
        if (steps[i].path != NULL)
            strbuf_add(out, "</a>");
    }
    strbuf_add(out, "</p>");
}

static void add_page_link(struct strbuf *out, const char *address, int page, const char *label)
{
    strbuf_add(out, "<a href=\"");
    html_add_url(out, address);
    strbuf_printf(out, "%spagina=%d\">%s</a>", strchr(address, '?') == NULL ? "?" : "&amp;", page,
                  label);
}

void widget_pages(struct strbuf *out, const char *address, int page, int page_count)
{
    if (page_count <= 1)
        return;
    strbuf_add(out, "<nav class=\"fila\" aria-label=\"Páginas\">");
    if (page > 1)
        add_page_link(out, address, page - 1, "Anterior");
    strbuf_printf(out, "<span>Página %d de %d</span>", page, page_count);
    if (page < page_count)
        add_page_link(out, address, page + 1, "Siguiente");
    strbuf_add(out, "</nav>");
}
