/* Pasting an indented text into the problem tree: /c/{council}/temas/{id}/arbol/pegar. The form
 * also stands on the page of the tree. */
#ifndef ATALAYA_WEB_PAGES_PROBLEM_PASTE_PROBLEM_PASTE_PAGE_H
#define ATALAYA_WEB_PAGES_PROBLEM_PASTE_PROBLEM_PASTE_PAGE_H

#include "web/tree_view.h"

struct problem_paste_view {
    struct tree_view tree;
    struct tree_paste typed;
    bool is_changed_meanwhile;
};

void problem_paste_render(struct strbuf *out, const struct problem_paste_view *view);

#endif
