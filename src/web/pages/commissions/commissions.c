#include "web/pages/commissions/commissions_page.h"

#include "storage/plan_store.h"

#include "base/banned.h"

static bool load(struct page_context *page, struct commissions_view *view)
{
    struct object_key plan = {page->council->id, 0};
    struct error *error = &page->action.error;
    if (!council_people_load(page, &view->people))
        return false;
    if (!plan_store_find_current(page->database, plan.council_id, &plan.id, error) ||
        !topic_store_list(page->database, plan, page->arena, &view->topics, error))
        return page_fail_with(page, error);
    return true;
}

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {
        {"guardada", "Guardamos la comisión."},
        {"quitada", "Quitamos la comisión. Sus temas y actividades siguen."},
        {NULL, NULL}};
    struct commissions_view view = {.page = page, .notice = council_people_notice(page, notices)};
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Comisiones",
                                      .section = "condiciones",
                                      .description = "Las comisiones de trabajo del consejo."});
    commissions_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_commissions = {
    .path = "/c/{council}/comisiones", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
