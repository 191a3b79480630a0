/* The page "Miembros": /c/{council}/miembros. Who belongs to the council and who is invited. */
#ifndef ATALAYA_WEB_PAGES_MEMBERS_MEMBERS_H
#define ATALAYA_WEB_PAGES_MEMBERS_MEMBERS_H

#include "storage/invitation_store.h"
#include "storage/member_store.h"
#include "web/page.h"

struct members_view {
    const struct page_context *page;
    struct member_list members;
    struct invitation_list invitations;
    const char *notice; /* what has just been done; NULL: nothing */
    int64_t now_s;
};

void members_render(struct strbuf *out, const struct members_view *view);

#endif
