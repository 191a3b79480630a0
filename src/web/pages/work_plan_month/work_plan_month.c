#include "web/pages/work_plan_month/work_plan_month_page.h"

#include "base/banned.h"

enum { MONTHS_OF_A_YEAR = 12 };

bool work_plan_month_marks(const struct work_activity *activity, struct date day)
{
    return date_compare(activity->start, day) == 0 || date_compare(activity->end, day) == 0;
}

bool work_plan_month_has(const struct work_plan_month_view *view, struct date day)
{
    for (size_t i = 0; i < view->sessions.count; i++)
        if (date_compare(view->sessions.items[i].date, day) == 0)
            return true;
    for (size_t i = 0; i < view->plan.activities.count; i++)
        if (work_plan_month_marks(&view->plan.activities.items[i], day))
            return true;
    return false;
}

bool work_plan_month_touches(const struct work_plan_month_view *view,
                             const struct work_activity *activity)
{
    int month = view->grid.year * MONTHS_OF_A_YEAR + view->grid.month;
    return activity->start.year * MONTHS_OF_A_YEAR + activity->start.month <= month &&
           activity->end.year * MONTHS_OF_A_YEAR + activity->end.month >= month;
}

/* Leaves those of the month, the earliest first. */
static void keep_month(struct council_session_list *sessions, const struct month_grid *grid)
{
    size_t kept = 0;
    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->items[i].date.year == grid->year &&
            sessions->items[i].date.month == grid->month)
            sessions->items[kept++] = sessions->items[i];
    sessions->count = kept;
    for (size_t i = 0; i < kept / 2; i++) {
        struct council_session first = sessions->items[i];
        sessions->items[i] = sessions->items[kept - 1 - i];
        sessions->items[kept - 1 - i] = first;
    }
}

static const char *name_month(struct arena *arena, int year, int month)
{
    year += month == 0 ? -1 : month > MONTHS_OF_A_YEAR ? 1 : 0;
    month = month == 0 ? MONTHS_OF_A_YEAR : month > MONTHS_OF_A_YEAR ? 1 : month;
    return arena_printf(arena, "%04d-%02d", year, month);
}

static void get(struct page_context *page)
{
    struct work_plan_month_view view = {.before = NULL};
    const char *typed = request_query(page->request, "mes");
    int year = page->today.year, month = page->today.month;
    if (typed != NULL && !month_grid_parse(typed, &year, &month)) {
        page_fail(page, 404);
        return;
    }
    if (!work_plan_view_load(page, &view.plan) ||
        !work_plan_view_load_sessions(page, &view.plan, &view.sessions))
        return;
    view.grid = month_grid_compute(year, month);
    keep_month(&view.sessions, &view.grid);
    view.before = name_month(page->arena, year, month - 1);
    view.after = name_month(page->arena, year, month + 1);
    page_begin(page,
               &(struct layout){.title = "Plan de trabajo por mes", .section = "condiciones"});
    work_plan_month_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_work_plan_month = {
    .path = "/c/{council}/plan-de-trabajo/mes", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
