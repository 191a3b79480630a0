/* Writes down that a councillor took an authorisation back:
 * /c/{council}/consejeros/{id}/autorizacion/{other_id}/retirar. */
#include "actions/authorisation.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status =
        revoke_authorisation(&page->action, page->parameters.id, page->parameters.other_id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/consejeros/%lld?hecho=retirada", page->council->code,
                      (long long)page->parameters.id);
}

const struct page page_authorisation_revoke = {
    .path = "/c/{council}/consejeros/{id}/autorizacion/{other_id}/retirar",
    .capability = CAPABILITY_MANAGE_COUNCILLORS,
    .post = post};
