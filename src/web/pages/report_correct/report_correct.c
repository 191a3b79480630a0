#include "web/pages/report_correct/report_correct_page.h"

#include "actions/report_draft.h"
#include "web/report_view.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct report_record *report = NULL;
    if (!report_view_load(page, &report))
        return;
    if (!report->is_approved || report->superseded_by != 0) {
        page_fail(page, 409);
        return;
    }
    const struct report_correct_view view = {page, report, page_typed(page, "correccion")};
    page_begin(page, &(struct layout){.title = "Corregir el informe", .section = "informes"});
    report_correct_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    int64_t draft_id = 0;
    const struct correct_report input = {page->parameters.id, page_typed(page, "correccion")};
    enum action_status status = correct_report(&page->action, &input, &draft_id);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/informes/%lld/editar?listo=empezado", page->council->code,
                      (long long)draft_id);
        return;
    }
    if (status == ACTION_CONFLICT)
        action_add_message(&page->action, "",
                           "Ya hay una corrección en trabajo. Ábrala en la lista de informes.");
    show(page);
}

static const struct page_field fields[] = {{.name = "correccion", .max_bytes = 8000}, {0}};

const struct page page_report_correct = {.path = "/c/{council}/informes/{id}/corregir",
                                         .capability = CAPABILITY_EDIT_REPORT,
                                         .get = show,
                                         .post = post,
                                         .fields = fields};
