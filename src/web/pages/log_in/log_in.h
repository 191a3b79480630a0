/* The login: e-mail and password, then the code of the second step where the person uses one. */
#ifndef ATALAYA_WEB_PAGES_LOG_IN_LOG_IN_H
#define ATALAYA_WEB_PAGES_LOG_IN_LOG_IN_H

#include "web/page.h"

struct log_in_view {
    const struct page_context *page;
    const char *token;
    const char *back; /* where to go afterwards: a path of this site, or "" */
    const char *email;
    const char *challenge; /* of the second step; NULL in the first */
    bool is_demonstration;
};

void log_in_render(struct strbuf *out, const struct log_in_view *view);
void log_in_render_step(struct strbuf *out, const struct log_in_view *view);

#endif
