/* The quality of the plan: /c/{council}/calidad. The score with its parts and the first findings of
 * each kind; with ?hallazgo=sin-meta all of one kind, by pages. */
#ifndef ATALAYA_WEB_PAGES_PLAN_QUALITY_PLAN_QUALITY_PAGE_H
#define ATALAYA_WEB_PAGES_PLAN_QUALITY_PLAN_QUALITY_PAGE_H

#include "core/plan_quality/plan_quality.h"
#include "web/page.h"

enum { PLAN_QUALITY_FIRST = 3, PLAN_QUALITY_PER_PAGE = 50 };

struct plan_quality_view {
    const struct page_context *page;
    struct plan_quality quality; /* plan NULL: none yet */
    bool is_one_kind;
    enum finding_kind kind; /* where is_one_kind */
    int page_number, page_count;
};

void plan_quality_render(struct strbuf *out, const struct plan_quality_view *view);

#endif
