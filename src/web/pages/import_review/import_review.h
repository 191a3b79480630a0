/* Bringing the plan, step 2 of 2: what was understood, its questions, and the confirmation. */
#ifndef ATALAYA_WEB_PAGES_IMPORT_REVIEW_IMPORT_REVIEW_H
#define ATALAYA_WEB_PAGES_IMPORT_REVIEW_IMPORT_REVIEW_H

#include "actions/import_plan.h"
#include "core/plan/plan_draft.h"
#include "exchange/plan_file/preview.h"
#include "web/import_file.h"

struct import_review_view {
    const struct page_context *page;
    struct import_file file;
    const struct plan_draft *draft; /* NULL: it cannot be read, and problem says why */
    const char *problem;
    const struct import_plan_answer *changes; /* NULL: not asked for */
    bool asks_targets; /* the file states other targets, and what to do with them is asked */
    struct preview_totals totals;
    int result_count;
    bool shows_all_notes; /* asked for with ?notas=todas */
};

void import_review_render(struct strbuf *out, const struct import_review_view *view);

#endif
