/* No plan: what a page says while the council has not brought its plan, and how it comes in. */
#ifndef ATALAYA_WEB_NO_PLAN_H
#define ATALAYA_WEB_NO_PLAN_H

#include "web/page.h"

/* A sentence; for who may bring the plan a button to do so, for other members who may. */
void no_plan_render(struct strbuf *out, const struct page_context *page);

#endif
