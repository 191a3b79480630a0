/* The public activities for a calendar program: /c/{council}/plan-de-trabajo.ics. Who is signed in
 * gets no more than everybody: the address may be passed on. */
#include "web/work_plan_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct work_plan_view view = {.notice = NULL};
    page->identity = (struct identity){0};
    if (work_plan_view_load(page, &view))
        work_plan_view_send_feed(page, &view);
}

const struct page page_work_plan_ics = {
    .path = "/c/{council}/plan-de-trabajo.ics", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
