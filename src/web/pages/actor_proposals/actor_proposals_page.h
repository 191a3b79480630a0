/* The actors that follow from what the council has already, to be reviewed and added at once:
 * /c/{council}/actores/propuestos. */
#ifndef ATALAYA_WEB_PAGES_ACTOR_PROPOSALS_ACTOR_PROPOSALS_PAGE_H
#define ATALAYA_WEB_PAGES_ACTOR_PROPOSALS_ACTOR_PROPOSALS_PAGE_H

#include "web/duty_view.h"

struct actor_proposals_view {
    const struct page_context *page;
    struct duty_proposals proposals;
    const char **marked; /* codes that the form sent */
    size_t marked_count;
};

/* As sent; all of them before anything was sent. */
bool actor_proposals_is_marked(const struct actor_proposals_view *view, const char *code);
void actor_proposals_render(struct strbuf *out, const struct actor_proposals_view *view);

#endif
