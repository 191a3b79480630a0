/* Writes down what a session decided: /c/{council}/sesiones/{id}/decisiones. */
#ifndef ATALAYA_WEB_PAGES_SESSION_DECIDE_SESSION_DECIDE_PAGE_H
#define ATALAYA_WEB_PAGES_SESSION_DECIDE_SESSION_DECIDE_PAGE_H

#include "web/session_view.h"

void session_decide_render(struct strbuf *out, const struct session_view *view);

#endif
