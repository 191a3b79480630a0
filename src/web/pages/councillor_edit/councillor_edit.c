#include "web/pages/councillor_edit/councillor_edit_page.h"

#include "base/banned.h"

static void show(struct page_context *page, bool is_conflict)
{
    struct councillor_form form;
    const struct councillor *it = NULL;
    if (!councillor_form_load(page, &form) || !council_people_find(page, &form.people, &it))
        return;
    if (it->is_forgotten) {
        page_fail(page, 404);
        return;
    }
    if (page->request->method == HTTP_GET)
        councillor_form_fill(&form, it);
    else
        councillor_form_read(&form);
    form.is_changed_meanwhile = is_conflict;
    if (is_conflict) /* whoever saves again has been told */
        form.version = it->version;
    form.cancel_path =
        arena_printf(page->arena, "/c/%s/consejeros/%lld", page->council->code, (long long)it->id);
    page_begin(page, &(struct layout){.title = "Cambiar los datos", .section = "condiciones"});
    councillor_edit_render(&page->response->body, &form, it);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_councillor input;
    int64_t id = 0;
    councillor_form_input(page, &input);
    input.id = page->parameters.id;
    enum action_status status = save_councillor(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/consejeros/%lld?hecho=guardado", page->council->code,
                      (long long)id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

const struct page page_councillor_edit = {.path = "/c/{council}/consejeros/{id}/editar",
                                          .capability = CAPABILITY_MANAGE_COUNCILLORS,
                                          .get = get,
                                          .post = post,
                                          .fields = councillor_form_fields};
