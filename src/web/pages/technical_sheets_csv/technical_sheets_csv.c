/* The technical sheets as CSV for a spreadsheet in Spanish; with the filters of the list. */
#include "reports/catalog/technical_sheet/sheet_table.h"
#include "reports/formats/csv/report_csv.h"
#include "web/sheet_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    static const struct report_csv_options options = {.with_mark = true, .is_es_co = true};
    struct sheet_selection selection;
    if (!sheet_view_select(page, &selection))
        return;
    report_csv_render_table(&page->response->body, sheet_table_create(page->arena, &selection),
                            &options);
    page->response->content_type = "text/csv; charset=utf-8";
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "fichas-%s.csv", page->council->code));
}

const struct page page_technical_sheets_csv = {.path = "/c/{council}/fichas.csv",
                                               .capability = CAPABILITY_VIEW_PUBLIC,
                                               .get = get,
                                               .is_cached = true};
