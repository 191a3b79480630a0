/* Verify code: whether a printed code belongs to an approved report, and whether that report is
 * still what was approved. */
#ifndef ATALAYA_WEB_PAGES_VERIFY_CODE_VERIFY_CODE_PAGE_H
#define ATALAYA_WEB_PAGES_VERIFY_CODE_VERIFY_CODE_PAGE_H

#include "security/report_proof.h"
#include "web/page.h"

struct verify_code_view {
    const struct page_context *page;
    const char *typed;
    const struct report_record *report; /* NULL: no report has the code */
    const struct report_record *newer;  /* that supersedes it; NULL: none */
    struct report_proof proof;          /* of the stored bytes */
};

void verify_code_render(struct strbuf *out, const struct verify_code_view *view);

#endif
