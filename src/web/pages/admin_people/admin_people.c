#include "web/pages/admin_people/admin_people.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Personas", .section = "personas"};

static void get(struct page_context *page)
{
    struct admin_people_view view = {.page = page};
    const char *wanted = request_query(page->request, "buscar");
    view.wanted = wanted == NULL ? "" : wanted;
    if (page_fail_for(page, list_people(&page->action, view.wanted, &view.people)))
        return;
    page_begin(page, &layout);
    admin_people_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_admin_people = {
    .path = "/admin/personas", .capability = CAPABILITY_MANAGE_PEOPLE, .get = get};
