/* A member's own address of the calendar: /c/{council}/plan-de-trabajo/suscripcion. */
#ifndef ATALAYA_WEB_PAGES_WORK_PLAN_SUBSCRIPTION_WORK_PLAN_SUBSCRIPTION_PAGE_H
#define ATALAYA_WEB_PAGES_WORK_PLAN_SUBSCRIPTION_WORK_PLAN_SUBSCRIPTION_PAGE_H

#include "web/page.h"

struct work_plan_subscription_view {
    const struct page_context *page;
    const char *since_utc; /* NULL: no address yet */
    const char *address;   /* just made, shown once; NULL otherwise */
    bool is_removed;
};

void work_plan_subscription_render(struct strbuf *out,
                                   const struct work_plan_subscription_view *view);

#endif
