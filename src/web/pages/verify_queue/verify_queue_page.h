/* The queue of verification: what waits for this person's eyes, the longest wait first, and below
 * it what they recorded themselves, which another person verifies. */
#ifndef ATALAYA_WEB_PAGES_VERIFY_QUEUE_VERIFY_QUEUE_PAGE_H
#define ATALAYA_WEB_PAGES_VERIFY_QUEUE_VERIFY_QUEUE_PAGE_H

#include "reports/work/work_duty.h"
#include "web/result_case.h"
#include "web/topic_choice.h"

enum { VERIFY_QUEUE_PAGE = 50, VERIFY_QUEUE_OWN = 20 };

struct verify_queue_view {
    const struct page_context *page;
    const struct work *work;    /* NULL: no plan */
    struct result_case *done;   /* what was just done; NULL: nothing */
    struct topic_choice topics; /* which the lists keep to */
    int shown_page, page_count;
};

void verify_queue_render(struct strbuf *out, const struct verify_queue_view *view);

#endif
