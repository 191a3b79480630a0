/* Reports: the approved ones for everybody, the drafts for members. */
#ifndef ATALAYA_WEB_PAGES_REPORT_LIST_REPORT_LIST_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_LIST_REPORT_LIST_PAGE_H

#include "storage/report_store.h"
#include "web/page.h"

struct report_list_view {
    const struct page_context *page;
    struct report_record_list reports; /* newest first, both kinds */
    size_t approved_count, draft_count;
    bool can_edit;
};

void report_list_render(struct strbuf *out, const struct report_list_view *view);

#endif
