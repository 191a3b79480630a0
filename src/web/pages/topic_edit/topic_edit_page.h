/* A priority topic with its scores, to be changed: /c/{council}/temas/{id}/editar. */
#ifndef ATALAYA_WEB_PAGES_TOPIC_EDIT_TOPIC_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_TOPIC_EDIT_TOPIC_EDIT_PAGE_H

#include "web/topic_view.h"

void topic_edit_render(struct strbuf *out, const struct topic_form *form,
                       const struct priority_topic *topic);

#endif
