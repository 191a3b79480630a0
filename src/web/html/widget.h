/* Widgets: small pieces of HTML that many pages show: a state, a bar, a notice, the way back.
 *
 * The definitions of the symbols are written by page_end, once and only those that were used. */
#ifndef ATALAYA_WEB_HTML_WIDGET_H
#define ATALAYA_WEB_HTML_WIDGET_H

#include <stddef.h>

#include "base/strbuf.h"
#include "reports/chart/chart.h"
#include "reports/chart/symbol.h"

/* Shape, colour and word of a state; the word is the caller's. */
void widget_state(struct strbuf *out, enum chart_symbol symbol, const char *word);

/* The micro bar of a cell: fill is progress, tick is what was due (chart.h). */
void widget_micro_bar(struct strbuf *out, struct chart_micro_bar bar);

/* A notice beside the text. kind "" is a remark, "bien" a success. */
void widget_notice(struct strbuf *out, const char *kind, const char *text);

struct widget_step {
    const char *path; /* NULL: the page itself, the last one */
    const char *label;
};

/* The way back: "Mi trabajo › Registrar un resultado". */
void widget_breadcrumbs(struct strbuf *out, const struct widget_step *steps, size_t count);

/* Links to the other pages of a long list: "Anterior · Página 2 de 7 · Siguiente"; nothing for one
 * page. address is the list's with its filters and without the page: it gets "?pagina=3" or
 * "&pagina=3". */
void widget_pages(struct strbuf *out, const char *address, int page, int page_count);

#endif
