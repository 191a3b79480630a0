#include "web/pages/actor_new/actor_new_page.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct actor_form form;
    if (!actor_form_load(page, &form))
        return;
    actor_form_read(&form);
    page_begin(page, &(struct layout){.title = "Agregar un actor", .section = "condiciones"});
    actor_new_render(&page->response->body, &form);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct save_actor input;
    int64_t id = 0;
    actor_form_input(page, &input);
    enum action_status status = save_actor(&page->action, &input, &id);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/actores?hecho=guardado", page->council->code);
    else if (!page_fail_for(page, status))
        show(page);
}

const struct page page_actor_new = {.path = "/c/{council}/actores/nuevo",
                                    .capability = CAPABILITY_EDIT_DUTIES,
                                    .get = show,
                                    .post = post,
                                    .fields = actor_form_fields};
