/* Takes an activity away: /c/{council}/plan-de-trabajo/{id}/quitar. */
#include "actions/work_activity.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status = remove_activity(&page->action, page->parameters.id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/plan-de-trabajo?hecho=quitada", page->council->code);
}

const struct page page_activity_remove = {.path = "/c/{council}/plan-de-trabajo/{id}/quitar",
                                          .capability = CAPABILITY_EDIT_WORK_PLAN,
                                          .post = post};
