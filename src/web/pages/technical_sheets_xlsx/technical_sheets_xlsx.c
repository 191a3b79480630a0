/* The technical sheets as a workbook, to be filled and brought back; with the filters of the list.
 */
#include "reports/catalog/technical_sheet/sheet_table.h"
#include "reports/formats/xlsx/report_xlsx.h"
#include "web/sheet_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct sheet_selection selection;
    if (!sheet_view_select(page, &selection))
        return;
    const struct document *document =
        sheet_table_document(page->arena, &selection, page->council->name);
    if (!report_xlsx_render(&page->response->body, document, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "fichas-%s.xlsx", page->council->code));
}

const struct page page_technical_sheets_xlsx = {.path = "/c/{council}/fichas.xlsx",
                                                .capability = CAPABILITY_VIEW_PUBLIC,
                                                .get = get,
                                                .is_cached = true,
                                                .is_costly = true};
