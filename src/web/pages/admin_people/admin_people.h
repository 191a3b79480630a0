/* The page "Personas": /admin/personas. Every account of the installation. */
#ifndef ATALAYA_WEB_PAGES_ADMIN_PEOPLE_ADMIN_PEOPLE_H
#define ATALAYA_WEB_PAGES_ADMIN_PEOPLE_ADMIN_PEOPLE_H

#include "actions/people.h"
#include "web/page.h"

enum { ADMIN_PEOPLE_PER_PAGE = 100 };

struct admin_people_view {
    const struct page_context *page;
    const char *wanted;
    struct person_summary_list people;
};

void admin_people_render(struct strbuf *out, const struct admin_people_view *view);

#endif
