/* A new priority topic: /c/{council}/temas/nuevo. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_NEW_TOPIC_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_NEW_TOPIC_NEW_PAGE_H

#include "web/topic_view.h"

void topic_new_render(struct strbuf *out, const struct topic_form *form);

#endif
