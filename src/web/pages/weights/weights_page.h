/* The weights of the plan, group by group: /c/{council}/pesos. */
#ifndef ATALAYA_WEB_PAGES_WEIGHTS_WEIGHTS_PAGE_H
#define ATALAYA_WEB_PAGES_WEIGHTS_WEIGHTS_PAGE_H

#include "core/plan/weight_group.h"
#include "web/page.h"

struct weights_view {
    const struct page_context *page;
    const struct plan *plan; /* NULL: none yet */
    struct weight_group_list groups;
    bool is_used; /* the council's averages use these weights */
    bool is_saved;
};

void weights_render(struct strbuf *out, const struct weights_view *view);

#endif
