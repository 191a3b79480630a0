/* Types to confirm: the proposals of an import with their reasons, many at once. */
#ifndef ATALAYA_WEB_PAGES_TYPES_TYPES_PAGE_H
#define ATALAYA_WEB_PAGES_TYPES_TYPES_PAGE_H

#include "core/plan/plan.h"
#include "web/page.h"

enum { TYPES_PER_PAGE = 100 };

struct types_view {
    const struct page_context *page;
    const struct indicator **indicators; /* those to confirm, at most TYPES_PER_PAGE */
    size_t count, total;
};

void types_render(struct strbuf *out, const struct types_view *view);

#endif
