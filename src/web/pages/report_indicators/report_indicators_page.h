/* Report indicators: which indicators of the plan a pronouncement counts. */
#ifndef ATALAYA_WEB_PAGES_REPORT_INDICATORS_REPORT_INDICATORS_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_INDICATORS_REPORT_INDICATORS_PAGE_H

#include "core/plan/plan.h"
#include "storage/report_store.h"
#include "storage/topic_store.h"
#include "web/page.h"

struct report_indicators_view {
    const struct page_context *page;
    const struct report_record *report;
    const struct plan *plan;
    const bool *is_chosen;             /* of each indicator */
    struct priority_topic_list topics; /* of the plan */
    const char *seen;                  /* names what is stored, for the form */
    const bool *is_stored;             /* of each, where another stored it meanwhile; else NULL */
};

void report_indicators_render(struct strbuf *out, const struct report_indicators_view *view);

#endif
