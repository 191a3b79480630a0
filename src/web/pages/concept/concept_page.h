/* The council's concept on the plan: /c/{council}/concepto. Its recommendations, what was answered
 * to each, and the topics that came from it. */
#ifndef ATALAYA_WEB_PAGES_CONCEPT_CONCEPT_PAGE_H
#define ATALAYA_WEB_PAGES_CONCEPT_CONCEPT_PAGE_H

#include "storage/recommendation_store.h"
#include "web/page.h"

struct concept_view {
    const struct page_context *page;
    bool has_plan;
    struct recommendation_list recommendations;
    int counts[RECOMMENDATION_ANSWERS];
    const char *notice; /* NULL: none */
};

void concept_render(struct strbuf *out, const struct concept_view *view);

#endif
