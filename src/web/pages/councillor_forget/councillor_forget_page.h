/* Asks before a councillor's personal data are erased: /c/{council}/consejeros/{id}/borrar-datos.
 */
#ifndef ATALAYA_WEB_PAGES_COUNCILLOR_FORGET_COUNCILLOR_FORGET_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCILLOR_FORGET_COUNCILLOR_FORGET_PAGE_H

#include "web/council_people.h"

void councillor_forget_render(struct strbuf *out, const struct page_context *page,
                              const struct councillor *councillor);

#endif
