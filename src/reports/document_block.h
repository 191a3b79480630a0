/* Document block: how document.c and document_markdown.c grow the tree. Composers of reports use
 * document.h only. */
#ifndef ATALAYA_REPORTS_DOCUMENT_BLOCK_H
#define ATALAYA_REPORTS_DOCUMENT_BLOCK_H

#include "reports/document.h"

/* An empty block that belongs to nothing yet. */
struct document_block *document_block_create(struct document *document,
                                             enum document_block_kind kind);
/* Puts a block at the end of the document. */
void document_block_append(struct document *document, struct document_block *block);
/* Gives a heading its level (cut to 1–3) and its anchor. */
void document_block_set_heading(struct document *document, struct document_block *block, int level);

#endif
