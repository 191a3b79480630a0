#include "web/pages/weights/weights_page.h"

#include <string.h>

#include "core/evaluation/node.h"
#include "storage/plan_store.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct object_key key = {page->council->id, 0};
    struct plan *plan = NULL;
    struct error *error = &page->action.error;
    if (!plan_store_find_current(page->database, key.council_id, &key.id, error) ||
        (key.id != 0 && !plan_store_load(page->database, key, page->arena, &plan, error))) {
        page_fail_with(page, error);
        return;
    }
    const char *explicit_code = weighting_code(WEIGHTING_EXPLICIT);
    struct weights_view view = {.page = page,
                                .plan = plan,
                                .is_used = strcmp(page->council->weighting, explicit_code) == 0,
                                .is_saved = request_query(page->request, "hecho") != NULL};
    if (plan != NULL)
        weight_group_list(page->arena, plan, &view.groups);
    page_begin(page, &(struct layout){.title = "Pesos del plan", .section = "condiciones"});
    weights_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_weights = {
    .path = "/c/{council}/pesos", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
