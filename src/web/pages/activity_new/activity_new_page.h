/* A new activity: /c/{council}/plan-de-trabajo/nueva. */
#ifndef ATALAYA_WEB_PAGES_ACTIVITY_NEW_ACTIVITY_NEW_PAGE_H
#define ATALAYA_WEB_PAGES_ACTIVITY_NEW_ACTIVITY_NEW_PAGE_H

#include "web/work_plan_view.h"

void activity_new_render(struct strbuf *out, const struct activity_form *form);

#endif
