#include "web/pages/work_plan_subscription/work_plan_subscription_page.h"

#include <string.h>

#include "actions/work_file.h"
#include "storage/work_plan_store.h"
#include "web/site.h"

#include "base/banned.h"

static void show(struct page_context *page, struct work_plan_subscription_view *view)
{
    view->page = page;
    const struct object_key member = {page->council->id, page->identity.person_id};
    if (!work_plan_store_subscribed_since(page->database, member, page->arena, &view->since_utc,
                                          &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page_begin(page, &(struct layout){.title = "Calendario privado", .section = "condiciones"});
    work_plan_subscription_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, &(struct work_plan_subscription_view){.is_removed = false});
}

static void remove_address(struct page_context *page)
{
    if (!page_fail_for(page, unsubscribe_calendar(&page->action)))
        show(page, &(struct work_plan_subscription_view){.is_removed = true});
}

static void post(struct page_context *page)
{
    char token[TOKEN_SIZE];
    if (strcmp(page_typed(page, "hacer"), "quitar") == 0) {
        remove_address(page);
        return;
    }
    if (page_fail_for(page, subscribe_calendar(&page->action, token)))
        return;
    page->response->has_secret = true;
    show(page, &(struct work_plan_subscription_view){
                   .address = arena_printf(page->arena, "%s/c/%s/plan-de-trabajo/calendario/%s",
                                           page->site->base_url, page->council->code, token)});
}

static const struct page_field fields[] = {{.name = "hacer", .is_required = true}, {0}};

const struct page page_work_plan_subscription = {.path = "/c/{council}/plan-de-trabajo/suscripcion",
                                                 .capability = CAPABILITY_VIEW_COUNCIL,
                                                 .get = get,
                                                 .post = post,
                                                 .fields = fields};
