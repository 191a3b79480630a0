#include "web/pages/account_sessions/account_sessions.h"

#include <string.h>

#include "actions/log_in.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Sesiones abiertas", .section = "cuenta"};

static void get(struct page_context *page)
{
    struct account_sessions_view view = {.page = page};
    const char *done = request_query(page->request, "hecho");
    if (done != NULL && strcmp(done, "una") == 0)
        view.notice = "Esa sesión se cerró.";
    if (done != NULL && strcmp(done, "otras") == 0)
        view.notice = "Se cerraron las otras sesiones.";
    if (page_fail_for(page, load_own_data(&page->action, 0, &view.data)))
        return;
    page_begin(page, &layout);
    account_sessions_render(&page->response->body, &view);
    page_end(page);
}

/* "sesion" is one session's number; without it all others end. */
static void post(struct page_context *page)
{
    const char *typed = request_form(page->request, "sesion");
    int64_t id = 0;
    if (typed != NULL && !request_parse_id(typed, &id)) {
        page_fail(page, 404);
        return;
    }
    enum action_status status =
        id == 0 ? end_other_sessions(&page->action) : end_session(&page->action, id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/cuenta/sesiones?hecho=%s", id == 0 ? "otras" : "una");
}

static const struct page_field fields[] = {{.name = "sesion"}, {0}};

const struct page page_account_sessions = {.path = "/cuenta/sesiones",
                                           .capability = CAPABILITY_OWN_ACCOUNT,
                                           .get = get,
                                           .post = post,
                                           .fields = fields};
