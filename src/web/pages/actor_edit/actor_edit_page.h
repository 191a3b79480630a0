/* An actor, to be changed, retired or removed: /c/{council}/actores/{id}/editar. */
#ifndef ATALAYA_WEB_PAGES_ACTOR_EDIT_ACTOR_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_ACTOR_EDIT_ACTOR_EDIT_PAGE_H

#include "web/duty_view.h"

void actor_edit_render(struct strbuf *out, const struct actor_form *form,
                       const struct actor *actor);

#endif
