#include "web/pages/work_plan/work_plan_page.h"

#include <string.h>

#include "base/banned.h"

static const char *query_of(const struct page_context *page, const char *name)
{
    const char *value = request_query(page->request, name);
    return value == NULL ? "" : value;
}

static bool has_state(const struct work_plan_page_view *view, const struct work_activity *activity)
{
    enum activity_standing standing = work_activity_standing(activity, view->plan.page->today);
    bool is_done = standing == STANDING_DONE || standing == STANDING_DONE_LATE;
    if (strcmp(view->state, "hechas") == 0)
        return is_done;
    if (strcmp(view->state, "atrasadas") == 0)
        return standing == STANDING_LATE;
    if (strcmp(view->state, "abiertas") == 0)
        return !is_done && standing != STANDING_CANCELLED;
    return true;
}

bool work_plan_page_has(const struct work_plan_page_view *view, const struct work_plan_row *row)
{
    struct arena *arena = view->plan.page->arena;
    const struct work_activity *it = row->activity;
    const char *phase = arena_printf(arena, "%d", work_step_phase(it->step));
    const char *commission = arena_printf(arena, "%lld", (long long)it->commission_id);
    return has_state(view, it) && (view->phase[0] == '\0' || strcmp(view->phase, phase) == 0) &&
           (view->commission[0] == '\0' || strcmp(view->commission, commission) == 0);
}

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {
        {"guardada", "Guardamos la actividad."},
        {"quitada", "Quitamos la actividad."},
        {"hecha", "La actividad quedó hecha."},
        {"fechas", "Agregamos las fechas al plan. Puede cambiar cada una."},
        {"reglas", "Guardamos las reglas del consejo."},
        {NULL, NULL}};
    struct work_plan_page_view view = {.plan.notice = council_people_notice(page, notices),
                                       .state = query_of(page, "estado"),
                                       .phase = query_of(page, "fase"),
                                       .commission = query_of(page, "comision")};
    if (!work_plan_view_load(page, &view.plan))
        return;
    view.progress = work_plan_progress_compute(&view.plan.activities, page->today);
    page_begin(page, &(struct layout){.title = "Plan de trabajo",
                                      .section = "condiciones",
                                      .description = "Lo que el consejo va a hacer y cuándo."});
    work_plan_page_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_work_plan = {
    .path = "/c/{council}/plan-de-trabajo", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
