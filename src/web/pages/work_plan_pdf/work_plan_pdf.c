/* A year of the work plan to print: /c/{council}/plan-de-trabajo.pdf?anio=2026. */
#include "reports/formats/pdf/report_pdf.h"
#include "web/work_plan_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct work_plan_view view = {.notice = NULL};
    if (!work_plan_view_load(page, &view))
        return;
    const struct work_plan_report report = work_plan_view_report(&view, work_plan_view_year(page));
    if (!report_pdf_render(&page->response->body, work_plan_report_compose(page->arena, &report),
                           REPORT_PDF_LETTER, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = "application/pdf";
    response_set_file_name(
        page->response, page->arena,
        arena_printf(page->arena, "plan-de-trabajo-%s-%d.pdf", page->council->code, report.year));
}

const struct page page_work_plan_pdf = {.path = "/c/{council}/plan-de-trabajo.pdf",
                                        .capability = CAPABILITY_VIEW_PUBLIC,
                                        .get = get,
                                        .is_cached = true,
                                        .is_costly = true};
