/* Report section: one section of a draft, with what the figures say beside it, and a preview. */
#ifndef ATALAYA_WEB_PAGES_REPORT_SECTION_REPORT_SECTION_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_SECTION_REPORT_SECTION_PAGE_H

#include "core/report/report_section.h"
#include "storage/report_store.h"
#include "web/page.h"

struct report_section_view {
    const struct page_context *page;
    const struct report_record *report;
    const char *heading, *help;      /* of the section or of the topic */
    const char *markdown;            /* stored, or as typed */
    int64_t version;                 /* that the form carries */
    const char *suggestion;          /* "": the figures say nothing here */
    const struct report_text *other; /* what somebody saved meanwhile; NULL: nobody */
    bool is_preview;
};

void report_section_render(struct strbuf *out, const struct report_section_view *view);

#endif
