/* A year of the work plan as a schedule: /c/{council}/plan-de-trabajo/cronograma?anio=2026. */
#ifndef ATALAYA_WEB_PAGES_WORK_PLAN_SCHEDULE_WORK_PLAN_SCHEDULE_PAGE_H
#define ATALAYA_WEB_PAGES_WORK_PLAN_SCHEDULE_WORK_PLAN_SCHEDULE_PAGE_H

#include "web/work_plan_view.h"

struct work_plan_schedule_view {
    struct work_plan_view plan;
    struct work_plan_report report;
};

void work_plan_schedule_render(struct strbuf *out, const struct work_plan_schedule_view *view);

#endif
