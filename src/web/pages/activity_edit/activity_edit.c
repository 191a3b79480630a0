#include "web/pages/activity_edit/activity_edit_page.h"

#include "base/banned.h"

static void show(struct page_context *page, bool is_conflict)
{
    struct activity_form form;
    struct work_plan_view view = {.notice = NULL};
    const struct work_plan_row *row = NULL;
    if (!work_plan_view_load(page, &view) || !work_plan_view_find(page, &view, &row) ||
        !activity_form_load(page, &form))
        return;
    if (page->request->method == HTTP_GET)
        activity_form_fill(&form, row->activity);
    else
        activity_form_read(&form);
    form.is_changed_meanwhile = is_conflict;
    if (is_conflict) /* whoever saves again has been told */
        form.version = row->activity->version;
    form.cancel_path = arena_printf(page->arena, "/c/%s/plan-de-trabajo/%lld", page->council->code,
                                    (long long)row->activity->id);
    page_begin(page, &(struct layout){.title = "Cambiar la actividad", .section = "condiciones"});
    activity_edit_render(&page->response->body, &form, &view, row->activity);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_activity input;
    int64_t id = 0;
    activity_form_input(page, &input);
    input.id = page->parameters.id;
    enum action_status status = save_activity(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/plan-de-trabajo/%lld?hecho=guardada", page->council->code,
                      (long long)id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

const struct page page_activity_edit = {.path = "/c/{council}/plan-de-trabajo/{id}/editar",
                                        .capability = CAPABILITY_EDIT_WORK_PLAN,
                                        .get = get,
                                        .post = post,
                                        .fields = activity_form_fields};
