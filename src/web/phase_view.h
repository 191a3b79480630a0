/* Phase view: what all pages of the first phase share. */
#ifndef ATALAYA_WEB_PHASE_VIEW_H
#define ATALAYA_WEB_PHASE_VIEW_H

#include "web/html/widget.h"
#include "web/page.h"

/* The way back from a page of the phase (html/widget.h), which begins at the phase's page where the
 * visitor may see it; nothing for a page that stands alone. At most four steps. */
void phase_way_back(struct strbuf *out, const struct page_context *page,
                    const struct widget_step *steps, size_t count);

#endif
