/* The page "Abrir un consejo": /admin/consejos/nuevo. First the territory is searched in the
 * catalogue, then the council gets name and code; its first member is invited on the next page. */
#ifndef ATALAYA_WEB_PAGES_ADMIN_COUNCIL_NEW_ADMIN_COUNCIL_NEW_H
#define ATALAYA_WEB_PAGES_ADMIN_COUNCIL_NEW_ADMIN_COUNCIL_NEW_H

#include "storage/territory_store.h"
#include "web/page.h"

enum { ADMIN_COUNCIL_NEW_FOUND = 30 };

struct admin_council_new_view {
    const struct page_context *page;
    const char *wanted;   /* what was searched; "" for nothing yet */
    bool is_empty_search; /* the button was pressed with nothing to search */
    const struct territory *found[ADMIN_COUNCIL_NEW_FOUND];
    size_t found_count, total_count;
    const struct territory *territory; /* the chosen one; NULL: none yet */
    const char *department_name;       /* of the chosen one */
    const char *code, *name;
};

void admin_council_new_render_search(struct strbuf *out, const struct admin_council_new_view *view);
void admin_council_new_render_form(struct strbuf *out, const struct admin_council_new_view *view);

#endif
