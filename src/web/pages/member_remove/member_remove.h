/* The page that asks before a member is taken out: /c/{council}/miembros/{id}/retirar. */
#ifndef ATALAYA_WEB_PAGES_MEMBER_REMOVE_MEMBER_REMOVE_H
#define ATALAYA_WEB_PAGES_MEMBER_REMOVE_MEMBER_REMOVE_H

#include "storage/member_store.h"
#include "web/page.h"

void member_remove_render(struct strbuf *out, const struct page_context *page,
                          const struct member *member);

#endif
