/* Bringing the plan, step 1 of 2: choosing the file. */
#ifndef ATALAYA_WEB_PAGES_IMPORT_START_IMPORT_START_H
#define ATALAYA_WEB_PAGES_IMPORT_START_IMPORT_START_H

#include "web/page.h"

void import_start_render(struct strbuf *out, const struct page_context *page);

#endif
