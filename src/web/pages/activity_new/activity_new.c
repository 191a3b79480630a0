#include "web/pages/activity_new/activity_new_page.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct activity_form form;
    if (!activity_form_load(page, &form))
        return;
    activity_form_read(&form);
    page_begin(page, &(struct layout){.title = "Agregar una actividad", .section = "condiciones"});
    activity_new_render(&page->response->body, &form);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct save_activity input;
    int64_t id = 0;
    activity_form_input(page, &input);
    enum action_status status = save_activity(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/plan-de-trabajo?hecho=guardada", page->council->code);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

const struct page page_activity_new = {.path = "/c/{council}/plan-de-trabajo/nueva",
                                       .capability = CAPABILITY_EDIT_WORK_PLAN,
                                       .get = show,
                                       .post = post,
                                       .fields = activity_form_fields};
