#include "web/pages/actors/actors_page.h"

#include "web/council_people.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {
        {"guardado", "Guardamos el actor."},
        {"agregados", "Agregamos los actores. Ahora diga qué hace cada uno."},
        {"retirado", "El actor ya no participa. Lo que hizo sigue en la historia."},
        {"devuelto", "El actor participa otra vez."},
        {"borrado", "Borramos el actor."},
        {NULL, NULL}};
    struct duty_view view;
    if (!duty_view_load(page, &view))
        return;
    view.notice = council_people_notice(page, notices);
    struct duty_proposals proposals = {0};
    duty_propose(page->arena, &view.book, &view.new_offices, &proposals);
    page_begin(page, &(struct layout){.title = "Actores", .section = "condiciones"});
    actors_render(&page->response->body, &view, proposals.count);
    page_end(page);
}

const struct page page_actors = {
    .path = "/c/{council}/actores", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
