/* Report delete: asks before a draft is thrown away. */
#ifndef ATALAYA_WEB_PAGES_REPORT_DELETE_REPORT_DELETE_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_DELETE_REPORT_DELETE_PAGE_H

#include "storage/report_store.h"
#include "web/page.h"

struct report_delete_view {
    const struct page_context *page;
    const struct report_record *report;
};

void report_delete_render(struct strbuf *out, const struct report_delete_view *view);

#endif
