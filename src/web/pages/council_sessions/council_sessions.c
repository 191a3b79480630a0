#include "web/pages/council_sessions/council_sessions_page.h"

#include "storage/council_session_store.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {{"quitada", "Quitamos la sesión."}, {NULL, NULL}};
    struct council_sessions_view view = {.page = page,
                                         .notice = council_people_notice(page, notices)};
    size_t kept = 0;
    if (!council_session_store_list(page->database, page->council->id, page->arena, &view.sessions,
                                    &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    for (size_t i = 0; i < view.sessions.count; i++)
        if (view.sessions.items[i].is_public || page_can(page, CAPABILITY_VIEW_COUNCIL))
            view.sessions.items[kept++] = view.sessions.items[i];
    view.sessions.count = kept;
    page_begin(page, &(struct layout){.title = "Sesiones",
                                      .section = "condiciones",
                                      .description = "Las sesiones del consejo y sus actas."});
    council_sessions_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_council_sessions = {
    .path = "/c/{council}/sesiones", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
