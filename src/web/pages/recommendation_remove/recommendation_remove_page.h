/* Asks before a recommendation is taken away: /c/{council}/concepto/{id}/quitar. */
#ifndef ATALAYA_WEB_PAGES_RECOMMENDATION_REMOVE_RECOMMENDATION_REMOVE_PAGE_H
#define ATALAYA_WEB_PAGES_RECOMMENDATION_REMOVE_RECOMMENDATION_REMOVE_PAGE_H

#include "core/topic/recommendation.h"
#include "web/page.h"

void recommendation_remove_render(struct strbuf *out, const struct page_context *page,
                                  const struct concept_recommendation *recommendation);

#endif
