#include "web/pages/councillor_forget/councillor_forget_page.h"

#include "actions/councillor.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct council_people people;
    const struct councillor *it = NULL;
    if (!council_people_load(page, &people) || !council_people_find(page, &people, &it))
        return;
    page_begin(page, &(struct layout){.title = "Borrar datos", .section = "condiciones"});
    councillor_forget_render(&page->response->body, page, it);
    page_end(page);
}

static void post(struct page_context *page)
{
    enum action_status status = forget_councillor(&page->action, page->parameters.id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/consejeros?hecho=borrado", page->council->code);
}

const struct page page_councillor_forget = {.path = "/c/{council}/consejeros/{id}/borrar-datos",
                                            .capability = CAPABILITY_MANAGE_COUNCILLORS,
                                            .get = get,
                                            .post = post};
