/* The page while a large file is read: how far it is. It asks again by itself. */
#ifndef ATALAYA_WEB_IMPORT_WAIT_H
#define ATALAYA_WEB_IMPORT_WAIT_H

#include "web/page.h"

struct import_wait_view {
    const struct page_context *page;
    const char *file_name, *token;
    int percent;
};

void import_wait_render(struct strbuf *out, const struct import_wait_view *view);

#endif
