#include "web/pages/councillor_authorise/councillor_authorise_page.h"

#include "actions/authorisation.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct councillor_authorise_view view = {.page = page};
    if (!council_people_load(page, &view.people) ||
        !council_people_find(page, &view.people, &view.it))
        return;
    const struct sector *sector = council_people_sector(&view.people, view.it->sector);
    view.is_sensitive = sector == NULL || sector->is_sensitive;
    page_begin(page,
               &(struct layout){.title = "Anotar una autorización", .section = "condiciones"});
    councillor_authorise_render(&page->response->body, &view);
    page_end(page);
}

static bool is_marked(const struct page_context *page, const char *field)
{
    return page_typed(page, field)[0] != '\0';
}

static void post(struct page_context *page)
{
    const struct authorise_councillor input = {.councillor_id = page->parameters.id,
                                               .given = page_typed(page, "fecha"),
                                               .channel = page_typed(page, "medio"),
                                               .covers_name = is_marked(page, "nombre_publico"),
                                               .covers_photo = is_marked(page, "foto"),
                                               .covers_phone = is_marked(page, "telefono"),
                                               .covers_sector = is_marked(page, "sector_sensible")};
    enum action_status status = authorise_councillor(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/consejeros/%lld?hecho=autorizado", page->council->code,
                      (long long)page->parameters.id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

static const struct page_field fields[] = {{.name = "fecha"},
                                           {.name = "medio"},
                                           {.name = "nombre_publico"},
                                           {.name = "foto"},
                                           {.name = "telefono"},
                                           {.name = "sector_sensible"},
                                           {0}};

const struct page page_councillor_authorise = {.path = "/c/{council}/consejeros/{id}/autorizacion",
                                               .capability = CAPABILITY_MANAGE_COUNCILLORS,
                                               .get = show,
                                               .post = post,
                                               .fields = fields};
