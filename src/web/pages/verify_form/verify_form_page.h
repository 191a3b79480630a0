/* Verify form: where a person types the code of a printed report. */
#ifndef ATALAYA_WEB_PAGES_VERIFY_FORM_VERIFY_FORM_PAGE_H
#define ATALAYA_WEB_PAGES_VERIFY_FORM_VERIFY_FORM_PAGE_H

#include "web/page.h"

struct verify_form_view {
    const struct page_context *page;
    const char *typed;
    bool is_malformed; /* what was typed cannot be a code */
};

void verify_form_render(struct strbuf *out, const struct verify_form_view *view);

#endif
