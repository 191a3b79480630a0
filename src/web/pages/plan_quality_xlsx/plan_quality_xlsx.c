/* The review of the plan as a workbook: the parts of the score, and the findings. */
#include "reports/catalog/plan_quality/quality_document.h"
#include "reports/formats/report_format.h"
#include "web/quality_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct plan_quality quality;
    const struct report_format *format = report_format_find("xlsx");
    if (!quality_view_load_plan(page, &quality))
        return;
    if (!report_format_render(&page->response->body,
                              quality_document(page->arena, &quality, page->council->name), format,
                              &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = format->content_type;
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "calidad-%s.xlsx", page->council->code));
}

const struct page page_plan_quality_xlsx = {
    .path = "/c/{council}/calidad.xlsx", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
