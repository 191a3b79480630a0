/* Tree SVG: writes a tree drawing as inline SVG for pages. Text stays text; classes "arbol", "n0"
 * to "n2" and "sin" come from the product's style sheet, so that a strict Content-Security-Policy
 * holds. Lines and frames tell the levels apart, not colours. */
#ifndef ATALAYA_REPORTS_CHART_TREE_SVG_H
#define ATALAYA_REPORTS_CHART_TREE_SVG_H

#include "base/strbuf.h"
#include "core/problem_tree/tree_drawing.h"

/* The picture with its title and description; id makes theirs unique on the page. Nothing for an
 * empty drawing. */
void tree_svg_write(struct strbuf *html, const struct tree_drawing *drawing, const char *id);

#endif
