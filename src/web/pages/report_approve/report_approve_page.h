/* Report approve: what is about to be frozen, what is still empty or unverified, and the button. */
#ifndef ATALAYA_WEB_PAGES_REPORT_APPROVE_REPORT_APPROVE_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_APPROVE_REPORT_APPROVE_PAGE_H

#include "reports/catalog/pronouncement/pronouncement.h"
#include "web/page.h"

struct report_approve_view {
    const struct page_context *page;
    const struct report_record *report;
    const struct pronouncement *pronouncement;
    int figures;       /* of the cut year that count */
    int unverified;    /* of them, without a verdict */
    int unpublished;   /* of them, which the approval makes public */
    int unreported;    /* indicators that were due and have no report */
    int types_unknown; /* indicators that cannot be evaluated */
};

void report_approve_render(struct strbuf *out, const struct report_approve_view *view);

#endif
