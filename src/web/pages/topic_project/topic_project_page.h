/* Adds a project to a topic: /c/{council}/temas/{id}/proyecto. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_PROJECT_TOPIC_PROJECT_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_PROJECT_TOPIC_PROJECT_PAGE_H

#include "core/topic/topic.h"
#include "web/page.h"

void topic_project_render(struct strbuf *out, const struct page_context *page,
                          const struct priority_topic *topic);

#endif
