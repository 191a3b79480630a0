#include "web/pages/admin_person_new/admin_person_new.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Crear una cuenta", .section = "personas"};

static void show(struct page_context *page)
{
    page_begin(page, &layout);
    admin_person_new_render_form(&page->response->body, page);
    page_end(page);
}

static void show_password(struct page_context *page, const struct create_person *input,
                          const struct create_person_answer *answer)
{
    page->response->has_secret = true;
    page_begin(page, &(struct layout){.title = "Cuenta creada", .section = "personas"});
    admin_person_new_render_password(&page->response->body, input, answer);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct create_person_answer answer;
    const struct create_person input = {.email = page_typed(page, "correo"),
                                        .name = page_typed(page, "nombre"),
                                        .is_administrator =
                                            page_typed(page, "administra")[0] != '\0'};
    enum action_status status = create_person(&page->action, &input, &answer);
    if (status == ACTION_DONE)
        show_password(page, &input, &answer);
    else if (!page_fail_for(page, status))
        show(page);
}

static const struct page_field fields[] = {{.name = "correo", .is_required = true},
                                           {.name = "nombre", .is_required = true},
                                           {.name = "administra"},
                                           {0}};

const struct page page_admin_person_new = {.path = "/admin/personas/nueva",
                                           .capability = CAPABILITY_MANAGE_PEOPLE,
                                           .get = show,
                                           .post = post,
                                           .fields = fields};
