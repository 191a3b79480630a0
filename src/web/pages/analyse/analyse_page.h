/* Analyse a result: what was recorded, what proves it, and a text that says what it means. */
#ifndef ATALAYA_WEB_PAGES_ANALYSE_ANALYSE_PAGE_H
#define ATALAYA_WEB_PAGES_ANALYSE_ANALYSE_PAGE_H

#include "web/result_case.h"

struct analyse_view {
    struct result_case result;
    int64_t shown_version; /* that was typed on; the present one where nothing was typed */
    const char *text;
};

void analyse_render(struct strbuf *out, const struct analyse_view *view);

#endif
