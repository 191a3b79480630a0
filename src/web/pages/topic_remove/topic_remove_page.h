/* Asks before a topic is taken away: /c/{council}/temas/{id}/quitar. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_REMOVE_TOPIC_REMOVE_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_REMOVE_TOPIC_REMOVE_PAGE_H

#include "core/topic/topic.h"
#include "web/page.h"

void topic_remove_render(struct strbuf *out, const struct page_context *page,
                         const struct priority_topic *topic);

#endif
