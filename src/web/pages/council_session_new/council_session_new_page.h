/* A new session: /c/{council}/sesiones/nueva. */
#ifndef ATALAYA_WEB_PAGES_COUNCIL_SESSION_NEW_COUNCIL_SESSION_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCIL_SESSION_NEW_COUNCIL_SESSION_NEW_PAGE_H

#include "web/session_view.h"

void council_session_new_render(struct strbuf *out, const struct session_form *form);

#endif
