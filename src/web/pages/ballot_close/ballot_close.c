/* Closes a vote, so that its result counts: /c/{council}/votaciones/{id}/cerrar. */
#include "actions/topic_ballot.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status = close_ballot(&page->action, page->parameters.id);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/temas?hecho=cerrada", page->council->code);
    else
        page_redirect(page, "/c/%s/votaciones/%lld?hecho=%s", page->council->code,
                      (long long)page->parameters.id,
                      status == ACTION_CONFLICT ? "ya-cerrada" : "sin-votos");
}

const struct page page_ballot_close = {.path = "/c/{council}/votaciones/{id}/cerrar",
                                       .capability = CAPABILITY_DECIDE_TOPICS,
                                       .post = post};
