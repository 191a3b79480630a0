/* One councillor as members see it, with what was authorised: /c/{council}/consejeros/{id}. */
#ifndef ATALAYA_WEB_PAGES_COUNCILLOR_COUNCILLOR_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCILLOR_COUNCILLOR_PAGE_H

#include "web/council_people.h"

struct councillor_view {
    const struct page_context *page;
    struct council_people people;
    const struct councillor *it;
    const struct sector *sector; /* NULL: the sector is gone */
    struct councillor_visibility visibility;
    const char *notice; /* NULL: none */
};

void councillor_render(struct strbuf *out, const struct councillor_view *view);

#endif
