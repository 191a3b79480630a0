/* HTML: writes a document or a table as semantic HTML with the classes of the product's style
 * sheet.
 *
 * Everything is escaped; links other than http, https, mailto and paths of this site are left out.
 * No style attribute, no script. The fragment may stand inside any page that once holds the
 * definitions of chart_symbol_write_definitions. */
#ifndef ATALAYA_REPORTS_FORMATS_HTML_REPORT_HTML_H
#define ATALAYA_REPORTS_FORMATS_HTML_REPORT_HTML_H

#include "base/strbuf.h"
#include "reports/document.h"

/* Title, contents, body and notes. first_level is the level of the title's heading (1 to 3): the
 * document's own headings follow below it. */
void report_html_render_fragment(struct strbuf *html, const struct document *document,
                                 int first_level);

/* The same for a screen: each annex is closed under its heading until it is asked for, because an
 * annex of a hundred indicators is a hundred screens of a phone; so are the groups of its tables on
 * a phone. Paper shows all. Not for a file that is kept: it must be whole in any program. */
void report_html_render_folded(struct strbuf *html, const struct document *document,
                               int first_level);

/* The body alone, without title, contents and notes. */
void report_html_render_body(struct strbuf *html, const struct document *document, int first_level);

/* A whole page for itself. style is the text of a style sheet that is written into the page, so
 * that one file is the whole report; NULL for none. stylesheet_href links one instead; NULL for
 * none. */
void report_html_render_page(struct strbuf *html, const struct document *document,
                             const char *style, const char *stylesheet_href);

/* One table with caption, header cells with scope, and data-l labels for phones. */
void report_html_render_table(struct strbuf *html, const struct document_table *table);

#endif
