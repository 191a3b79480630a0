/* Quality view: what the pages about the plan's quality share: the plan that the council follows,
 * reviewed. */
#ifndef ATALAYA_WEB_QUALITY_VIEW_H
#define ATALAYA_WEB_QUALITY_VIEW_H

#include "core/plan_quality/plan_quality.h"
#include "web/page.h"

/* quality->plan is NULL where the council follows no plan yet. False: answered. */
bool quality_view_load(struct page_context *page, struct plan_quality *quality);
/* The same for files: without a plan the answer is 404. */
bool quality_view_load_plan(struct page_context *page, struct plan_quality *quality);

#endif
