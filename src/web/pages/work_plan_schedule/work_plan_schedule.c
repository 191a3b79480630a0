#include "web/pages/work_plan_schedule/work_plan_schedule_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct work_plan_schedule_view view = {.plan.notice = NULL};
    if (!work_plan_view_load(page, &view.plan))
        return;
    view.report = work_plan_view_report(&view.plan, work_plan_view_year(page));
    page_begin(page, &(struct layout){.title = "Cronograma del plan de trabajo",
                                      .section = "condiciones"});
    work_plan_schedule_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_work_plan_schedule = {.path = "/c/{council}/plan-de-trabajo/cronograma",
                                             .capability = CAPABILITY_VIEW_PUBLIC,
                                             .get = get};
