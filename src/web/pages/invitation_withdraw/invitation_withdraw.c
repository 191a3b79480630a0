/* Withdraws an invitation that nobody has used: /c/{council}/miembros/invitaciones/{id}/anular. */
#include "actions/invitation.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status = withdraw_invitation(&page->action, page->parameters.id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/miembros?hecho=anulada", page->council->code);
}

const struct page page_invitation_withdraw = {.path =
                                                  "/c/{council}/miembros/invitaciones/{id}/anular",
                                              .capability = CAPABILITY_MANAGE_MEMBERS,
                                              .post = post};
