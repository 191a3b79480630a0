/* Receipt: the sentence that says what was saved, where a form leads to a page that has none of its
 * own: page_redirect(page, "/c/%s/tipos?listo=tipos", …). The frame shows it at the top of the
 * page, to people who are signed in. */
#ifndef ATALAYA_WEB_RECEIPT_H
#define ATALAYA_WEB_RECEIPT_H

#include "web/page.h"

/* Whether an address asks for no sentence, or for one that there is. */
bool receipt_is_known(const char *address);

/* The sentence of receipt.def that the address asks for; NULL for none. */
const char *receipt_text(const struct page_context *page);

#endif
