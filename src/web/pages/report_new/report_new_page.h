/* A new pronouncement: the year of its cut. */
#ifndef ATALAYA_WEB_PAGES_REPORT_NEW_REPORT_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_NEW_REPORT_NEW_PAGE_H

#include "web/html/form.h"
#include "web/page.h"

struct report_new_view {
    const struct page_context *page;
    const struct form_option *years; /* of the plan; none where the council follows no plan */
    const char *year;                /* chosen, or the last one that is over */
    const char *title;
};

void report_new_render(struct strbuf *out, const struct report_new_view *view);

#endif
