/* The objectives of a topic, the mirror of its problem tree: /c/{council}/temas/{id}/objetivos. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_OBJECTIVES_TOPIC_OBJECTIVES_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_OBJECTIVES_TOPIC_OBJECTIVES_PAGE_H

#include "web/tree_view.h"

void topic_objectives_render(struct strbuf *out, const struct tree_view *view);

#endif
