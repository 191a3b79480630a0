/* Publish: the verified results, many at once with boxes; each with what was found. */
#ifndef ATALAYA_WEB_PAGES_PUBLISH_PUBLISH_PAGE_H
#define ATALAYA_WEB_PAGES_PUBLISH_PUBLISH_PAGE_H

#include "reports/work/work.h"
#include "web/result_case.h"

enum { PUBLISH_PER_PAGE = 50 };

struct publish_view {
    const struct page_context *page;
    const struct work *work; /* NULL: no plan */
    int shown_page, page_count;
    struct result_case *done;     /* the last one that was published; NULL: nothing */
    size_t done_count;            /* how many were published together */
    struct result_case **changed; /* what others changed meanwhile */
    size_t changed_count;
};

void publish_render(struct strbuf *out, const struct publish_view *view);

#endif
