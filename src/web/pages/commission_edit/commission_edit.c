#include "web/pages/commission_edit/commission_edit_page.h"

#include "base/banned.h"

static void show(struct page_context *page, bool is_conflict)
{
    struct commission_form form;
    const struct commission *it = NULL;
    if (!commission_form_load(page, &form) ||
        !council_people_find_commission(page, &form.people, &it))
        return;
    if (page->request->method == HTTP_GET)
        commission_form_fill(&form, it);
    else
        commission_form_read(&form);
    form.is_changed_meanwhile = is_conflict;
    if (is_conflict) /* whoever saves again has been told */
        form.version = it->version;
    page_begin(page, &(struct layout){.title = "Cambiar la comisión", .section = "condiciones"});
    commission_edit_render(&page->response->body, &form, it);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_commission input;
    int64_t id = 0;
    commission_form_input(page, &input);
    input.id = page->parameters.id;
    enum action_status status = save_commission(&page->action, &input, &id);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/comisiones?hecho=guardada", page->council->code);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

const struct page page_commission_edit = {.path = "/c/{council}/comisiones/{id}/editar",
                                          .capability = CAPABILITY_EDIT_WORK_PLAN,
                                          .get = get,
                                          .post = post,
                                          .fields = commission_form_fields};
