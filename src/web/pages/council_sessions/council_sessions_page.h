/* The council's sessions: /c/{council}/sesiones. */
#ifndef ATALAYA_WEB_PAGES_COUNCIL_SESSIONS_COUNCIL_SESSIONS_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCIL_SESSIONS_COUNCIL_SESSIONS_PAGE_H

#include "web/session_view.h"

struct council_sessions_view {
    const struct page_context *page;
    struct council_session_list sessions; /* members: all; the public: public ones */
    const char *notice;                   /* NULL: none */
};

void council_sessions_render(struct strbuf *out, const struct council_sessions_view *view);

#endif
