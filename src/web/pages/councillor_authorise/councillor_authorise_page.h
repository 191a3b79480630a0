/* Writes down what a councillor authorised: /c/{council}/consejeros/{id}/autorizacion. */
#ifndef ATALAYA_WEB_PAGES_COUNCILLOR_AUTHORISE_COUNCILLOR_AUTHORISE_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCILLOR_AUTHORISE_COUNCILLOR_AUTHORISE_PAGE_H

#include "web/council_people.h"

struct councillor_authorise_view {
    const struct page_context *page;
    struct council_people people;
    const struct councillor *it;
    bool is_sensitive;
};

void councillor_authorise_render(struct strbuf *out, const struct councillor_authorise_view *view);

#endif
