#include "web/pages/councillor/councillor_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {
        {"guardado", "Guardamos los datos."},
        {"autorizado", "Guardamos la autorización."},
        {"retirada", "La autorización quedó retirada. Lo que cubría ya no se ve."},
        {NULL, NULL}};
    struct councillor_view view = {.page = page, .notice = council_people_notice(page, notices)};
    if (!council_people_load(page, &view.people) ||
        !council_people_find(page, &view.people, &view.it))
        return;
    view.sector = council_people_sector(&view.people, view.it->sector);
    view.visibility = councillor_visibility(view.it, &view.people.authorisations,
                                            view.sector == NULL || view.sector->is_sensitive);
    page_begin(page, &(struct layout){.title = "Consejero", .section = "condiciones"});
    councillor_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_councillor = {
    .path = "/c/{council}/consejeros/{id}", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
