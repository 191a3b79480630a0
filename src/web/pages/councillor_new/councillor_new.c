#include "web/pages/councillor_new/councillor_new_page.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct councillor_form form;
    if (!councillor_form_load(page, &form))
        return;
    councillor_form_read(&form);
    page_begin(page, &(struct layout){.title = "Anotar a un consejero", .section = "condiciones"});
    councillor_new_render(&page->response->body, &form);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct save_councillor input;
    int64_t id = 0;
    councillor_form_input(page, &input);
    enum action_status status = save_councillor(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/consejeros?hecho=guardado", page->council->code);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

const struct page page_councillor_new = {.path = "/c/{council}/consejeros/nuevo",
                                         .capability = CAPABILITY_MANAGE_COUNCILLORS,
                                         .get = show,
                                         .post = post,
                                         .fields = councillor_form_fields};
