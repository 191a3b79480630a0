/* One session with its quorum and decisions: /c/{council}/sesiones/{id}. */
#ifndef ATALAYA_WEB_PAGES_COUNCIL_SESSION_COUNCIL_SESSION_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCIL_SESSION_COUNCIL_SESSION_PAGE_H

#include "web/session_view.h"

void council_session_render(struct strbuf *out, const struct session_view *view);

#endif
