/* HTML parts: what the writers of this folder share. Not for other folders. */
#ifndef ATALAYA_REPORTS_FORMATS_HTML_HTML_PARTS_H
#define ATALAYA_REPORTS_FORMATS_HTML_HTML_PARTS_H

#include "base/strbuf.h"
#include "reports/document.h"

/* Opens <a href> where the link is allowed (http, https, mailto, a path that starts with one '/');
 * answers whether it did. */
bool html_parts_open_link(struct strbuf *html, const char *href);
/* Running text with bold, italics, links and the numbers of notes. */
void html_parts_add_text(struct strbuf *html, const struct document_text *text);
/* The symbol and its word: <span class="est">…Bajo</span>. */
void html_parts_add_state(struct strbuf *html, enum chart_symbol symbol, const char *word);
/* A table; where it folds groups, each holds a checkbox that opens its rows on a phone (class abre
 * of the style sheet). */
void html_parts_write_table(struct strbuf *html, const struct document_table *table,
                            bool folds_groups);

#endif
