/* Navigation: which entries the head of a page shows to whom.
 *
 * An entry appears when its page is registered and the visitor may see it, so a new page only needs
 * its line in nav.c. At most seven for anybody: what is not daily work hangs below another page. */
#ifndef ATALAYA_WEB_NAV_H
#define ATALAYA_WEB_NAV_H

#include "web/page.h"

enum { NAV_MAX_ITEMS = 16 };

struct nav_item {
    const char *path;
    const char *label;
    bool is_here;
};

/* The pages below an entry, shown at the top of each of them: members, settings and audit trail of
 * a council. None for other sections. */
size_t nav_list_below(const struct page_context *page, const char *section,
                      struct nav_item items[NAV_MAX_ITEMS]);

/* Fills items for the visitor and council of the page; section is the layout's (may be NULL). */
size_t nav_list(const struct page_context *page, const char *section,
                struct nav_item items[NAV_MAX_ITEMS]);

#endif
