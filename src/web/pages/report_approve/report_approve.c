#include "web/pages/report_approve/report_approve_page.h"

#include "actions/approve_report.h"
#include "reports/catalog/pronouncement/snapshot.h"
#include "web/report_view.h"

#include "base/banned.h"

static void count_row(const struct board *board, const struct board_row *row,
                      struct report_approve_view *view)
{
    const struct board_year *year = &row->years[board->cut - 1];
    view->types_unknown += !row->is_evaluated;
    view->unreported += row->is_evaluated && row->evaluation.state == RATING_NO_REPORT;
    if (!quantity_is_number(year->actual) || year->measurement == NULL)
        return;
    view->figures++;
    view->unverified += year->measurement->verdict == VERDICT_NONE;
    view->unpublished += year->measurement->state != MEASUREMENT_PUBLISHED;
}

static bool load(struct page_context *page, struct report_approve_view *view)
{
    struct report_record *report = NULL;
    struct pronouncement *pronouncement = ARENA_NEW(page->arena, struct pronouncement);
    if (!report_view_load_draft(page, &report))
        return false;
    if (!report_view_read(page, report, pronouncement, &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (pronouncement->board == NULL) {
        page_fail(page, 404);
        return false;
    }
    *view = (struct report_approve_view){
        .page = page, .report = report, .pronouncement = pronouncement};
    for (size_t i = 0; i < pronouncement->board->row_count; i++)
        count_row(pronouncement->board, &pronouncement->board->rows[i], view);
    return true;
}

static void show(struct page_context *page)
{
    struct report_approve_view view;
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Aprobar el informe", .section = "informes"});
    report_approve_render(&page->response->body, &view);
    page_end(page);
}

/* The document is made between the two steps of the action, from what is stored now. */
static enum action_status approve(struct page_context *page)
{
    struct report_approval approval;
    struct report_frozen frozen;
    struct pronouncement draft;
    struct error *error = &page->action.error;
    enum action_status status =
        start_report_approval(&page->action, page->parameters.id, &approval);
    if (status != ACTION_DONE)
        return status;
    if (!report_view_read(page, approval.report, &draft, error))
        return ACTION_FAILED;
    if (draft.board == NULL)
        return ACTION_NOT_FOUND;
    if (!pronouncement_freeze(page->arena, &draft, &approval.seal, &frozen, error))
        return ACTION_FAILED;
    return approve_report(&page->action, &approval, &frozen);
}

static void post(struct page_context *page)
{
    enum action_status status = approve(page);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/informes/%lld?listo=aprobado", page->council->code,
                      (long long)page->parameters.id);
        return;
    }
    if (status == ACTION_CONFLICT)
        action_add_message(&page->action, "",
                           "Algo cambió mientras se preparaba el informe. Revíselo y apruebe otra "
                           "vez.");
    show(page);
}

const struct page page_report_approve = {.path = "/c/{council}/informes/{id}/aprobar",
                                         .capability = CAPABILITY_APPROVE_REPORT,
                                         .get = show,
                                         .post = post};
