/* The first page. For anybody: the councils of this installation; with one only, its page. For who
 * is signed in: its councils and what is still to be done; who has one council and nothing to do
 * goes on to it. */
#ifndef ATALAYA_WEB_PAGES_HOME_HOME_H
#define ATALAYA_WEB_PAGES_HOME_HOME_H

#include "actions/own_data.h"
#include "web/page.h"

struct home_view {
    const struct page_context *page;
    struct council_overview_list councils; /* all */
    struct own_data own;
    bool recommends_second_step;
    /* Of an installation that begins, for its administrator. */
    const struct council_overview *first; /* the council that has come furthest; NULL: none */
    bool has_invited, has_plan;
};

void home_render_public(struct strbuf *out, const struct council_overview_list *councils);
void home_render_own(struct strbuf *out, const struct home_view *view);

#endif
