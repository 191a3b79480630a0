/* What the council supposes for the years that the plan leaves open: /c/{council}/supuestos. */
#ifndef ATALAYA_WEB_PAGES_ASSUMPTIONS_ASSUMPTIONS_PAGE_H
#define ATALAYA_WEB_PAGES_ASSUMPTIONS_ASSUMPTIONS_PAGE_H

#include "storage/assumed_target_store.h"
#include "storage/plan_store.h"
#include "web/page.h"

enum { ASSUMPTIONS_PER_PAGE = 100 }; /* of each list */

/* Indicators in the plan's order: all of them, and which are shown on this page. */
struct assumptions_part {
    const struct indicator **items;
    size_t count, first, limit;
};

struct assumptions_view {
    const struct page_context *page;
    const struct plan *plan;          /* NULL: none yet */
    struct assumptions_part open;     /* with a proposal that nobody accepted */
    struct assumptions_part accepted; /* with a supposition */
    struct assumptions_part without;  /* with open years and no proposal */
    struct assumed_target_list reasons;
    int shown_page, page_count; /* of the longest list; the others end before */
    const char *notice;         /* NULL: none */
    bool is_conflict;
};

/* The reason of an accepted one; NULL where it has none. */
const struct assumed_target *assumptions_find(const struct assumptions_view *view, int64_t id);

void assumptions_render(struct strbuf *out, const struct assumptions_view *view);

#endif
