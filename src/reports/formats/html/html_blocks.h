/* HTML blocks: those that hold no running text nor other blocks: figures, definitions, boxes,
 * signatures, charts. Not for other folders. */
#ifndef ATALAYA_REPORTS_FORMATS_HTML_HTML_BLOCKS_H
#define ATALAYA_REPORTS_FORMATS_HTML_HTML_BLOCKS_H

#include "base/strbuf.h"
#include "reports/document.h"

void html_blocks_add_figures(struct strbuf *html, const struct document_block *block);
void html_blocks_add_definitions(struct strbuf *html, const struct document_block *block);
void html_blocks_add_boxes(struct strbuf *html, const struct document_block *block);
void html_blocks_add_signatures(struct strbuf *html, const struct document_block *block);
/* With its title, the words of its colours and its source. */
void html_blocks_add_chart(struct strbuf *html, const struct chart *chart);

#endif
