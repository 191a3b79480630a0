/* Searches the plan by words without accents, and adds what is marked to a topic:
 * /c/{council}/temas/{id}/buscar?q=via&pagina=2. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_SEARCH_TOPIC_SEARCH_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_SEARCH_TOPIC_SEARCH_PAGE_H

#include "core/plan/plan_search.h"
#include "storage/topic_store.h"
#include "web/page.h"

enum { TOPIC_SEARCH_PER_PAGE = 25 };

struct topic_search_view {
    const struct page_context *page;
    const struct priority_topic *topic;
    const struct plan *plan;
    struct topic_links links;
    const char *words;
    struct plan_hits hits; /* all */
    size_t first, end;     /* those of this page */
    int page_number, page_count;
    bool is_form; /* shown again: boxes as they were sent */
};

void topic_search_render(struct strbuf *out, const struct topic_search_view *view);

#endif
