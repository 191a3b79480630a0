/* The letter that asks the administration for what the plan lacks: /c/{council}/calidad/carta. The
 * texts are changed here and come back as a file; nothing is stored. */
#ifndef ATALAYA_WEB_PAGES_PLAN_QUALITY_LETTER_PLAN_QUALITY_LETTER_PAGE_H
#define ATALAYA_WEB_PAGES_PLAN_QUALITY_LETTER_PLAN_QUALITY_LETTER_PAGE_H

#include "reports/catalog/plan_quality/quality_letter.h"
#include "web/page.h"

struct plan_quality_letter_view {
    const struct page_context *page;
    struct plan_quality quality;
    struct quality_letter letter; /* as typed, or as suggested */
    size_t asked;
};

void plan_quality_letter_render(struct strbuf *out, const struct plan_quality_letter_view *view);

#endif
