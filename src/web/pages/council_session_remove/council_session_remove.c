/* Takes a session away: /c/{council}/sesiones/{id}/quitar. */
#include "actions/council_session.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status = remove_session(&page->action, page->parameters.id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/sesiones?hecho=quitada", page->council->code);
}

const struct page page_council_session_remove = {.path = "/c/{council}/sesiones/{id}/quitar",
                                                 .capability = CAPABILITY_EDIT_WORK_PLAN,
                                                 .post = post};
