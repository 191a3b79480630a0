#include "web/pages/commission_new/commission_new_page.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct commission_form form;
    if (!commission_form_load(page, &form))
        return;
    commission_form_read(&form);
    page_begin(page, &(struct layout){.title = "Crear una comisión", .section = "condiciones"});
    commission_new_render(&page->response->body, &form);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct save_commission input;
    int64_t id = 0;
    commission_form_input(page, &input);
    enum action_status status = save_commission(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/comisiones?hecho=guardada", page->council->code);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

const struct page page_commission_new = {.path = "/c/{council}/comisiones/nueva",
                                         .capability = CAPABILITY_EDIT_WORK_PLAN,
                                         .get = show,
                                         .post = post,
                                         .fields = commission_form_fields};
