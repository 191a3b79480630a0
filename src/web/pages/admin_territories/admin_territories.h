/* Territories: the departments that the installation knows, and how DANE's list is brought in. */
#ifndef ATALAYA_WEB_PAGES_ADMIN_TERRITORIES_ADMIN_TERRITORIES_H
#define ATALAYA_WEB_PAGES_ADMIN_TERRITORIES_ADMIN_TERRITORIES_H

#include "actions/import_territories.h"
#include "exchange/divipola/divipola.h"
#include "web/page.h"

struct department_view {
    const struct territory *territory;
    int place_count; /* municipalities and areas of it */
};

struct admin_territories_view {
    const struct page_context *page;
    struct department_view *departments;
    size_t count;
    const struct divipola *list;                    /* of the file just sent; NULL: none */
    const struct import_territories_answer *answer; /* NULL: it was not brought in */
};

void admin_territories_render(struct strbuf *out, const struct admin_territories_view *view);

#endif
