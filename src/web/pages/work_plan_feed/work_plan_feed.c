/* The whole plan for a member's calendar program, which cannot log in: the address is the secret.
 * /c/{council}/plan-de-trabajo/calendario/{token} */
#include "security/token.h"
#include "web/work_plan_view.h"

#include "base/banned.h"

static bool find_member(struct page_context *page, int64_t *person_id)
{
    char hash[TOKEN_HASH_SIZE];
    *person_id = 0;
    if (!token_is_well_formed(page->parameters.token))
        return true;
    token_hash(page->parameters.token, hash);
    return work_plan_store_find_subscriber(page->database, page->council->id, hash, person_id,
                                           &page->action.error) ||
           page_fail_with(page, &page->action.error);
}

static void get(struct page_context *page)
{
    struct work_plan_view view = {.is_member_feed = true};
    int64_t person_id = 0;
    if (!find_member(page, &person_id))
        return;
    if (person_id == 0) {
        page_fail(page, 404);
        return;
    }
    if (!work_plan_view_load(page, &view))
        return;
    page->response->is_private = true;
    work_plan_view_send_feed(page, &view);
}

const struct page page_work_plan_feed = {.path = "/c/{council}/plan-de-trabajo/calendario/{token}",
                                         .capability = CAPABILITY_VIEW_PUBLIC,
                                         .get = get};
