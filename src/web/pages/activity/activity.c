#include "web/pages/activity/activity_page.h"

#include "base/banned.h"

static bool load_files(struct page_context *page, struct activity_view *view)
{
    const struct object_key key = {page->council->id, view->row->activity->id};
    size_t kept = 0;
    if (!work_plan_store_list_files(page->database, key, page->arena, &view->files,
                                    &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < view->files.count; i++)
        if (view->files.items[i].is_public || page_can(page, CAPABILITY_VIEW_COUNCIL))
            view->files.items[kept++] = view->files.items[i];
    view->files.count = kept;
    return true;
}

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {{"guardada", "Guardamos la actividad."},
                                             {"archivo", "Guardamos el archivo."},
                                             {"quitado", "Quitamos el archivo."},
                                             {NULL, NULL}};
    struct activity_view view = {.plan.notice = council_people_notice(page, notices)};
    if (!work_plan_view_load(page, &view.plan) ||
        !work_plan_view_find(page, &view.plan, &view.row) || !load_files(page, &view))
        return;
    page_begin(page,
               &(struct layout){.title = view.row->activity->title, .section = "condiciones"});
    activity_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_activity = {
    .path = "/c/{council}/plan-de-trabajo/{id}", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
