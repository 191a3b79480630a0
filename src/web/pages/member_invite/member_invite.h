/* The page "Invitar a una persona": /c/{council}/miembros/invitar. The answer to the form shows the
 * link, this once: the database keeps only its hash. */
#ifndef ATALAYA_WEB_PAGES_MEMBER_INVITE_MEMBER_INVITE_H
#define ATALAYA_WEB_PAGES_MEMBER_INVITE_MEMBER_INVITE_H

#include "security/role.h"
#include "web/page.h"

struct member_invite_view {
    const struct page_context *page;
    const char *email, *name;
    role_set roles;
    const char *link;    /* of the invitation made; NULL in the form */
    const char *expires; /* in words */
    const char *mail;    /* opens a message to the person with the link in it */
};

void member_invite_render_form(struct strbuf *out, const struct member_invite_view *view);
void member_invite_render_link(struct strbuf *out, const struct member_invite_view *view);

#endif
