/* A session, to be changed: /c/{council}/sesiones/{id}/editar. */
#ifndef ATALAYA_WEB_PAGES_COUNCIL_SESSION_EDIT_COUNCIL_SESSION_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCIL_SESSION_EDIT_COUNCIL_SESSION_EDIT_PAGE_H

#include "web/session_view.h"

void council_session_edit_render(struct strbuf *out, const struct session_form *form,
                                 const struct session_view *view);

#endif
