/* The findings about the plan as a file. */
#include "reports/catalog/plan_quality/quality_document.h"
#include "reports/formats/csv/report_csv.h"
#include "web/quality_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct plan_quality quality;
    const struct report_csv_options options = {.with_mark = true, .with_keys = true};
    if (!quality_view_load_plan(page, &quality))
        return;
    report_csv_render_table(&page->response->body, quality_findings_table(page->arena, &quality),
                            &options);
    page->response->content_type = "text/csv; charset=utf-8";
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "calidad-%s.csv", page->council->code));
}

const struct page page_plan_quality_csv = {
    .path = "/c/{council}/calidad.csv", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
