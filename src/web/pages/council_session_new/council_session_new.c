#include "web/pages/council_session_new/council_session_new_page.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct session_form form;
    session_form_read(page, &form);
    page_begin(page, &(struct layout){.title = "Convocar una sesión", .section = "condiciones"});
    council_session_new_render(&page->response->body, &form);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct save_session input;
    int64_t id = 0;
    session_form_input(page, &input);
    enum action_status status = save_session(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/sesiones/%lld?hecho=guardada", page->council->code,
                      (long long)id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

const struct page page_council_session_new = {.path = "/c/{council}/sesiones/nueva",
                                              .capability = CAPABILITY_EDIT_WORK_PLAN,
                                              .get = show,
                                              .post = post,
                                              .fields = session_form_fields};
