/* Sends minutes or another file of an activity: /c/{council}/plan-de-trabajo/{id}/archivos. */
#ifndef ATALAYA_WEB_PAGES_ACTIVITY_ATTACH_ACTIVITY_ATTACH_PAGE_H
#define ATALAYA_WEB_PAGES_ACTIVITY_ATTACH_ACTIVITY_ATTACH_PAGE_H

#include "core/work_plan/work_activity.h"
#include "web/page.h"

void activity_attach_render(struct strbuf *out, const struct page_context *page,
                            const struct work_activity *activity);

#endif
