/* The objective of one card: its text, and what of the plan answers and measures it:
 * /c/{council}/temas/{id}/objetivos/{other_id}. */
#ifndef ATALAYA_WEB_PAGES_OBJECTIVE_OBJECTIVE_PAGE_H
#define ATALAYA_WEB_PAGES_OBJECTIVE_OBJECTIVE_PAGE_H

#include "actions/problem_tree.h"
#include "web/tree_view.h"

struct objective_view {
    const struct tree_view *tree;
    const struct problem_node *node; /* as stored */
    struct save_objective input;     /* as typed, or as stored */
    const struct plan *plan;
    struct topic_links links; /* what of the plan belongs to the topic */
    const char *hint;         /* "": none */
    bool is_changed_meanwhile;
};

void objective_render(struct strbuf *out, const struct objective_view *view);

#endif
