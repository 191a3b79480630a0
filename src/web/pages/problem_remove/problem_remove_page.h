/* Asks before a card goes with all under it: /c/{council}/temas/{id}/arbol/{other_id}/quitar. */
#ifndef ATALAYA_WEB_PAGES_PROBLEM_REMOVE_PROBLEM_REMOVE_PAGE_H
#define ATALAYA_WEB_PAGES_PROBLEM_REMOVE_PROBLEM_REMOVE_PAGE_H

#include "web/tree_view.h"

void problem_remove_render(struct strbuf *out, const struct tree_view *view,
                           const struct problem_node *node);

#endif
