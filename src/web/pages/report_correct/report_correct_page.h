/* Report correct: starts the correction of an approved report. */
#ifndef ATALAYA_WEB_PAGES_REPORT_CORRECT_REPORT_CORRECT_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_CORRECT_REPORT_CORRECT_PAGE_H

#include "storage/report_store.h"
#include "web/page.h"

struct report_correct_view {
    const struct page_context *page;
    const struct report_record *report;
    const char *note;
};

void report_correct_render(struct strbuf *out, const struct report_correct_view *view);

#endif
