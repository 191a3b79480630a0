#include "web/quality_view.h"

#include "storage/plan_store.h"

#include "base/banned.h"

bool quality_view_load(struct page_context *page, struct plan_quality *quality)
{
    struct object_key key = {page->council->id, 0};
    struct plan *plan = NULL;
    struct error *error = &page->action.error;
    *quality = (struct plan_quality){0};
    if (!plan_store_find_current(page->database, key.council_id, &key.id, error) ||
        (key.id != 0 && !plan_store_load(page->database, key, page->arena, &plan, error)))
        return page_fail_with(page, error);
    if (plan != NULL)
        plan_quality_review(page->arena, plan, quality);
    return true;
}

bool quality_view_load_plan(struct page_context *page, struct plan_quality *quality)
{
    if (!quality_view_load(page, quality))
        return false;
    if (quality->plan != NULL)
        return true;
    page_fail(page, 404);
    return false;
}
