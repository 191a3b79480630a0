#include "web/pages/actor_edit/actor_edit_page.h"

#include "base/banned.h"

static void show(struct page_context *page, bool is_conflict, bool is_typed)
{
    struct actor_form form;
    if (!actor_form_load(page, &form))
        return;
    const struct actor *it = actor_find(&form.view.book.actors, page->parameters.id);
    if (it == NULL) {
        page_fail(page, 404);
        return;
    }
    if (is_typed)
        actor_form_read(&form);
    else
        actor_form_fill(&form, it);
    form.is_changed_meanwhile = is_conflict;
    if (is_conflict) /* whoever saves again has been told */
        form.version = it->version;
    page_begin(page, &(struct layout){.title = "Cambiar el actor", .section = "condiciones"});
    actor_edit_render(&page->response->body, &form, it);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false, false);
}

static void post(struct page_context *page)
{
    struct save_actor input;
    int64_t id = 0;
    actor_form_input(page, &input);
    input.id = page->parameters.id;
    enum action_status status = save_actor(&page->action, &input, &id);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/actores?hecho=guardado", page->council->code);
    else if (!page_fail_for(page, status))
        show(page, status == ACTION_CONFLICT, true);
}

const struct page page_actor_edit = {.path = "/c/{council}/actores/{id}/editar",
                                     .capability = CAPABILITY_EDIT_DUTIES,
                                     .get = get,
                                     .post = post,
                                     .fields = actor_form_fields};
