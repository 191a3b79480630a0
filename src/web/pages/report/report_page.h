/* Report: a pronouncement to be read, with its files and, once approved, the seal that proves it.
 */
#ifndef ATALAYA_WEB_PAGES_REPORT_REPORT_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_REPORT_PAGE_H

#include "reports/catalog/pronouncement/pronouncement.h"
#include "web/page.h"

struct report_view {
    const struct page_context *page;
    const struct report_record *report;
    const struct report_record *newer;    /* the approved version that supersedes it; NULL: none */
    const struct document *document;      /* NULL: the council follows no plan any more */
    const struct report_file_list *files; /* stored ones; none for a draft */
};

void report_render(struct strbuf *out, const struct report_view *view);

#endif
