/* The page of one account: /admin/personas/{id}. New one-time password, disable, enable. */
#ifndef ATALAYA_WEB_PAGES_ADMIN_PERSON_ADMIN_PERSON_H
#define ATALAYA_WEB_PAGES_ADMIN_PERSON_ADMIN_PERSON_H

#include "actions/people.h"
#include "storage/member_store.h"
#include "web/page.h"

struct admin_person_view {
    const struct page_context *page;
    struct person_summary person;
    struct member_list councils;
    const char *password; /* that has just been made; NULL: none */
    const char *notice;   /* what has just been done; NULL: nothing */
};

void admin_person_render(struct strbuf *out, const struct admin_person_view *view);

#endif
