/* The page "Sesiones abiertas": /cuenta/sesiones. Where one is signed in; ends one or all others.
 */
#ifndef ATALAYA_WEB_PAGES_ACCOUNT_SESSIONS_ACCOUNT_SESSIONS_H
#define ATALAYA_WEB_PAGES_ACCOUNT_SESSIONS_ACCOUNT_SESSIONS_H

#include "actions/own_data.h"
#include "web/page.h"

struct account_sessions_view {
    const struct page_context *page;
    struct own_data data;
    const char *notice; /* what has just been done; NULL: nothing */
};

void account_sessions_render(struct strbuf *out, const struct account_sessions_view *view);

#endif
