/* Takes a commission away: /c/{council}/comisiones/{id}/quitar. */
#include "actions/commission.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status = remove_commission(&page->action, page->parameters.id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/comisiones?hecho=quitada", page->council->code);
}

const struct page page_commission_remove = {.path = "/c/{council}/comisiones/{id}/quitar",
                                            .capability = CAPABILITY_EDIT_WORK_PLAN,
                                            .post = post};
