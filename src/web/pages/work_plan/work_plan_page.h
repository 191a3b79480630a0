/* The council's work plan as a list with filters: /c/{council}/plan-de-trabajo. */
#ifndef ATALAYA_WEB_PAGES_WORK_PLAN_WORK_PLAN_PAGE_H
#define ATALAYA_WEB_PAGES_WORK_PLAN_WORK_PLAN_PAGE_H

#include "web/work_plan_view.h"

struct work_plan_page_view {
    struct work_plan_view plan;
    struct work_plan_progress progress;     /* of all that may be seen */
    const char *state, *phase, *commission; /* what the list is narrowed to; "" for all */
};

/* Whether a row stands in the list as it was narrowed. */
bool work_plan_page_has(const struct work_plan_page_view *view, const struct work_plan_row *row);
void work_plan_page_render(struct strbuf *out, const struct work_plan_page_view *view);

#endif
