/* The page of one member: /c/{council}/miembros/{id}. Changes its roles; the way to take it out. */
#ifndef ATALAYA_WEB_PAGES_MEMBER_MEMBER_PAGE_H
#define ATALAYA_WEB_PAGES_MEMBER_MEMBER_PAGE_H

#include "security/role.h"
#include "storage/member_store.h"
#include "web/page.h"

struct member_view {
    const struct page_context *page;
    const struct member *member;
    role_set roles; /* as stored, or as marked when they must be corrected */
};

void member_render(struct strbuf *out, const struct member_view *view);

#endif
