/* The council's commissions with who belongs to them and their topics: /c/{council}/comisiones. */
#ifndef ATALAYA_WEB_PAGES_COMMISSIONS_COMMISSIONS_PAGE_H
#define ATALAYA_WEB_PAGES_COMMISSIONS_COMMISSIONS_PAGE_H

#include "storage/topic_store.h"
#include "web/council_people.h"

struct commissions_view {
    const struct page_context *page;
    struct council_people people;
    struct priority_topic_list topics; /* of the plan that is followed */
    const char *notice;                /* NULL: none */
};

void commissions_render(struct strbuf *out, const struct commissions_view *view);

#endif
