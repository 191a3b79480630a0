/* The problem tree of a topic as an outline with its drawing: /c/{council}/temas/{id}/arbol. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_TREE_TOPIC_TREE_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_TREE_TOPIC_TREE_PAGE_H

#include "web/tree_view.h"

void topic_tree_render(struct strbuf *out, const struct tree_view *view);

#endif
