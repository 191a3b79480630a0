/* One recommendation of the concept, to be changed: /c/{council}/concepto/{id}. */
#ifndef ATALAYA_WEB_PAGES_RECOMMENDATION_RECOMMENDATION_PAGE_H
#define ATALAYA_WEB_PAGES_RECOMMENDATION_RECOMMENDATION_PAGE_H

#include "web/topic_view.h"

void recommendation_page_render(struct strbuf *out, const struct recommendation_form *form);

#endif
