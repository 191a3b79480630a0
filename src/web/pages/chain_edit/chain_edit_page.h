/* The links of a topic's value chain and the money of its projects, in one form:
 * /c/{council}/temas/{id}/cadena-de-valor/vincular. */
#ifndef ATALAYA_WEB_PAGES_CHAIN_EDIT_CHAIN_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_CHAIN_EDIT_CHAIN_EDIT_PAGE_H

#include "actions/topic_planning.h"
#include "web/planning_view.h"

struct chain_edit_view {
    const struct planning_view *view;
    struct save_chain input; /* as typed, or as stored; money of every project */
    bool is_changed_meanwhile;
};

void chain_edit_render(struct strbuf *out, const struct chain_edit_view *view);

#endif
