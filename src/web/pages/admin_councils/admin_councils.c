#include "web/pages/admin_councils/admin_councils.h"

#include "base/env.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Consejos", .section = "consejos"};

static void get(struct page_context *page)
{
    struct council_overview_list councils = {0};
    if (!council_store_list_overview(page->database, env_now_s(), page->arena, &councils,
                                     &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page_begin(page, &layout);
    admin_councils_render(&page->response->body, &councils);
    page_end(page);
}

const struct page page_admin_councils = {
    .path = "/admin/consejos", .capability = CAPABILITY_MANAGE_COUNCILS, .get = get};
