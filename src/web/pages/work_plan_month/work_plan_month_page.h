/* A month of the work plan and of the council's sessions as a calendar:
 * /c/{council}/plan-de-trabajo/mes?mes=2026-03. */
#ifndef ATALAYA_WEB_PAGES_WORK_PLAN_MONTH_WORK_PLAN_MONTH_PAGE_H
#define ATALAYA_WEB_PAGES_WORK_PLAN_MONTH_WORK_PLAN_MONTH_PAGE_H

#include "core/work_plan/month_grid.h"
#include "web/session_view.h"
#include "web/work_plan_view.h"

struct work_plan_month_view {
    struct work_plan_view plan;
    struct council_session_list sessions; /* those of the month, as they follow each other */
    struct month_grid grid;
    const char *before, *after; /* "2026-02" */
};

/* Whether an activity begins or ends on the day: in a calendar long ones show their two ends. */
bool work_plan_month_marks(const struct work_activity *activity, struct date day);
/* Whether there is anything to mark on the day. */
bool work_plan_month_has(const struct work_plan_month_view *view, struct date day);
/* Whether its time touches the month. */
bool work_plan_month_touches(const struct work_plan_month_view *view,
                             const struct work_activity *activity);
void work_plan_month_render(struct strbuf *out, const struct work_plan_month_view *view);

#endif
