#include "web/pages/report_delete/report_delete_page.h"

#include "actions/report_draft.h"
#include "web/report_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct report_record *report = NULL;
    if (!report_view_load_draft(page, &report))
        return;
    const struct report_delete_view view = {page, report};
    page_begin(page, &(struct layout){.title = "Eliminar el borrador", .section = "informes"});
    report_delete_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    enum action_status status = delete_report(&page->action, page->parameters.id);
    if (!page_fail_for(page, status) && !report_view_fail_conflict(page, status))
        page_redirect(page, "/c/%s/informes?listo=borrador", page->council->code);
}

const struct page page_report_delete = {.path = "/c/{council}/informes/{id}/eliminar",
                                        .capability = CAPABILITY_EDIT_REPORT,
                                        .get = get,
                                        .post = post};
