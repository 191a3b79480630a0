/* A new actor: /c/{council}/actores/nuevo. */
#ifndef ATALAYA_WEB_PAGES_ACTOR_NEW_ACTOR_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_ACTOR_NEW_ACTOR_NEW_PAGE_H

#include "web/duty_view.h"

void actor_new_render(struct strbuf *out, const struct actor_form *form);

#endif
