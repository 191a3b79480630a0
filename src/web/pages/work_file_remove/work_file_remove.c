/* Takes a file away from an activity:
 * /c/{council}/plan-de-trabajo/{id}/archivos/{other_id}/quitar. */
#include "actions/work_file.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status =
        remove_work_file(&page->action, page->parameters.id, page->parameters.other_id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/plan-de-trabajo/%lld?hecho=quitado", page->council->code,
                      (long long)page->parameters.id);
}

const struct page page_work_file_remove = {
    .path = "/c/{council}/plan-de-trabajo/{id}/archivos/{other_id}/quitar",
    .capability = CAPABILITY_EDIT_WORK_PLAN,
    .post = post};
