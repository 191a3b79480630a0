/* A new recommendation of the concept: /c/{council}/concepto/nueva. */
#ifndef ATALAYA_WEB_PAGES_RECOMMENDATION_NEW_RECOMMENDATION_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_RECOMMENDATION_NEW_RECOMMENDATION_NEW_PAGE_H

#include "web/topic_view.h"

void recommendation_new_render(struct strbuf *out, const struct recommendation_form *form);

#endif
