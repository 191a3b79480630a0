/* Says that an activity was done today: /c/{council}/plan-de-trabajo/{id}/hecha. */
#include "actions/work_activity.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status = finish_activity(&page->action, page->parameters.id);
    if (status == ACTION_CONFLICT)
        page_fail(page, 409);
    else if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/plan-de-trabajo?hecho=hecha", page->council->code);
}

const struct page page_activity_finish = {.path = "/c/{council}/plan-de-trabajo/{id}/hecha",
                                          .capability = CAPABILITY_EDIT_WORK_PLAN,
                                          .post = post};
