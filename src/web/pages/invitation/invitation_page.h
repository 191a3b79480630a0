/* The page behind an invitation's link: /invitacion/{token}. Who has no account makes one; who has
 * one must be signed in with it. The token is worth an account, so the page is kept nowhere and
 * tells no other site its address; a link that is used, expired or made up is answered 410. */
#ifndef ATALAYA_WEB_PAGES_INVITATION_INVITATION_PAGE_H
#define ATALAYA_WEB_PAGES_INVITATION_INVITATION_PAGE_H

#include "storage/invitation_store.h"
#include "web/page.h"

struct invitation_view {
    const struct page_context *page;
    const char *token; /* of the link */
    const struct invitation *invitation;
    const char *name;
    bool has_account; /* the invited address has one */
    bool is_own;      /* and its owner is signed in */
};

void invitation_render(struct strbuf *out, const struct invitation_view *view);
void invitation_render_over(struct strbuf *out);

#endif
