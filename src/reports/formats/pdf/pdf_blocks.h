/* PDF blocks: sets the blocks of a document one after another. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_BLOCKS_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_BLOCKS_H

#include "reports/formats/pdf/pdf_page.h"

/* Title, contents, all blocks and notes: one round. */
void pdf_blocks_add_document(struct pdf *pdf);

#endif
