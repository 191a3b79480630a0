/* The value chain of a topic: /c/{council}/temas/{id}/cadena-de-valor. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_CHAIN_TOPIC_CHAIN_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_CHAIN_TOPIC_CHAIN_PAGE_H

#include "web/planning_view.h"

void topic_chain_render(struct strbuf *out, const struct planning_view *view);

#endif
