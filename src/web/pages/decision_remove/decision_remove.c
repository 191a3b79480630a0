/* Takes a decision out of the minutes: /c/{council}/sesiones/{id}/decisiones/{other_id}/quitar. */
#include "actions/council_session.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status =
        remove_decision(&page->action, page->parameters.id, page->parameters.other_id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/sesiones/%lld?hecho=sin-decision", page->council->code,
                      (long long)page->parameters.id);
}

const struct page page_decision_remove = {
    .path = "/c/{council}/sesiones/{id}/decisiones/{other_id}/quitar",
    .capability = CAPABILITY_EDIT_WORK_PLAN,
    .post = post};
