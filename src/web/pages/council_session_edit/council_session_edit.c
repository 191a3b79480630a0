#include "web/pages/council_session_edit/council_session_edit_page.h"

#include "base/banned.h"

static void show(struct page_context *page, bool is_conflict)
{
    struct session_view view = {.notice = NULL};
    struct session_form form;
    if (!session_view_load(page, &view))
        return;
    session_form_read(page, &form);
    if (page->request->method == HTTP_GET)
        session_form_fill(&form, view.it);
    form.is_changed_meanwhile = is_conflict;
    if (is_conflict) /* whoever saves again has been told */
        form.version = view.it->version;
    form.cancel_path = arena_printf(page->arena, "/c/%s/sesiones/%lld", page->council->code,
                                    (long long)view.it->id);
    page_begin(page, &(struct layout){.title = "Cambiar la sesión", .section = "condiciones"});
    council_session_edit_render(&page->response->body, &form, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_session input;
    int64_t id = 0;
    session_form_input(page, &input);
    input.id = page->parameters.id;
    enum action_status status = save_session(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/sesiones/%lld?hecho=guardada", page->council->code,
                      (long long)id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

const struct page page_council_session_edit = {.path = "/c/{council}/sesiones/{id}/editar",
                                               .capability = CAPABILITY_EDIT_WORK_PLAN,
                                               .get = get,
                                               .post = post,
                                               .fields = session_form_fields};
