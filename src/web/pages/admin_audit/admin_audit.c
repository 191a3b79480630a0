#include "web/pages/admin_audit/admin_audit.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct audit_list_view view = {.address = "/admin/registro"};
    if (!audit_list_load(page, 0, &view))
        return;
    page_begin(page,
               &(struct layout){.title = "Registro de la instalación", .section = "registro"});
    admin_audit_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_admin_audit = {
    .path = "/admin/registro", .capability = CAPABILITY_VIEW_AUDIT, .get = get};
