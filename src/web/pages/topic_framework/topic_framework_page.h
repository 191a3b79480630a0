/* The logical framework of a topic: /c/{council}/temas/{id}/marco-logico. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_FRAMEWORK_TOPIC_FRAMEWORK_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_FRAMEWORK_TOPIC_FRAMEWORK_PAGE_H

#include "web/planning_view.h"

void topic_framework_render(struct strbuf *out, const struct planning_view *view);

#endif
