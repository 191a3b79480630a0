/* PDF turn: which way a page lies. A wide table and a tree lie down; what belongs to them, as a
 * heading does, goes with them, and a page is not turned back for a few lines between two of them.
 */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_TURN_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_TURN_H

#include "reports/formats/pdf/pdf_page.h"

/* Whether block is a table that lies down. */
bool pdf_turn_is_wide(const struct document_block *block);
/* Whether headings alone stand between here and a table or a drawing that lies down. */
bool pdf_turn_heads_lying(const struct document_block *block);
/* Whether a few lines alone stand between here and a wide table: then they lie down with it. A list
 * of contents or a drawing, which has its own page, ends the looking. */
bool pdf_turn_leads_to_wide(const struct document_block *block);

/* Before a heading: what lies down gets a page of its own, together with its heading. */
void pdf_turn_for_heading(struct pdf *pdf, const struct document_block *heading);
/* After something that lay down; next is the block behind it, NULL at the end. */
void pdf_turn_after_table(struct pdf *pdf, const struct document_block *next);
void pdf_turn_after_source(struct pdf *pdf, const struct document_block *next);
void pdf_turn_after_tree(struct pdf *pdf, const struct document_block *next);

#endif
