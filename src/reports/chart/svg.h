/* SVG: writes drawings as inline SVG for pages. Text stays text; no style attribute, only classes
 * of the product's style sheet, so that a strict Content-Security-Policy holds. Everything is
 * escaped. */
#ifndef ATALAYA_REPORTS_CHART_SVG_H
#define ATALAYA_REPORTS_CHART_SVG_H

#include "base/strbuf.h"
#include "reports/chart/chart.h"

/* Adds text with & < > " ' as entities, for content and quoted attributes. NULL adds nothing.
 * Control characters that XML forbids become spaces. */
void chart_svg_add_escaped(struct strbuf *html, const char *text);

/* The picture alone, with role="img" and its description. The page must hold the definitions of
 * chart_symbol_write_definitions once. */
void chart_svg_write(struct strbuf *html, const struct chart *chart);

/* The micro bar of a table cell: fill is progress, the black tick is what was due. */
void chart_svg_write_micro_bar(struct strbuf *html, struct chart_micro_bar bar);

#endif
