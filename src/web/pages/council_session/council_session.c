#include "web/pages/council_session/council_session_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {{"guardada", "Guardamos la sesión."},
                                             {"asistencia", "Guardamos la asistencia."},
                                             {"decision", "Guardamos la decisión."},
                                             {"sin-decision", "Quitamos la decisión."},
                                             {NULL, NULL}};
    struct session_view view = {.notice = council_people_notice(page, notices)};
    if (!session_view_load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = view.it->title, .section = "condiciones"});
    council_session_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_council_session = {
    .path = "/c/{council}/sesiones/{id}", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
