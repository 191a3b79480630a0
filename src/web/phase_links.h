/* Phase links: the pages of a step of phase 1 that whoever looks may see, as a row of links. */
#ifndef ATALAYA_WEB_PHASE_LINKS_H
#define ATALAYA_WEB_PHASE_LINKS_H

#include "core/phase/phase.h"
#include "web/page.h"

/* Nothing where there would be none. label names the row for screen readers. */
void phase_links_render(struct strbuf *out, const struct page_context *page, enum phase_step step,
                        const char *label);

#endif
