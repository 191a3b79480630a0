/* Report edit: the parts of a draft, what each still lacks, and its data. */
#ifndef ATALAYA_WEB_PAGES_REPORT_EDIT_REPORT_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_REPORT_EDIT_REPORT_EDIT_PAGE_H

#include "core/report/report_section.h"
#include "storage/report_settings.h"
#include "storage/report_store.h"
#include "storage/topic_store.h"
#include "web/page.h"

struct report_edit_view {
    const struct page_context *page;
    const struct report_record *report;
    const struct report_text *texts[REPORT_SECTION_COUNT]; /* NULL: not written */
    struct priority_topic_list topics;                     /* that the report may speak of */
    const struct report_text **topic_texts;                /* of each */
    struct report_settings settings;                       /* stored, or as typed */
    const char *title, *correction_note;
    const char *seen;                    /* names what is stored, for the form */
    const struct report_settings *other; /* stored meanwhile by somebody else; NULL: nobody did */
};

void report_edit_render(struct strbuf *out, const struct report_edit_view *view);

#endif
