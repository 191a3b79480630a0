#include "web/pages/audit_trail/audit_trail.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct audit_list_view view = {
        .address = arena_printf(page->arena, "/c/%s/registro", page->council->code)};
    if (!audit_list_load(page, page->council->id, &view))
        return;
    page_begin(page, &(struct layout){.title = "Registro de actuaciones", .section = "consejo"});
    audit_trail_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_audit_trail = {
    .path = "/c/{council}/registro", .capability = CAPABILITY_VIEW_AUDIT, .get = get};
