/* The board as a file, with the same filters as the page. */
#include "reports/board/board_table.h"
#include "reports/formats/xlsx/report_xlsx.h"
#include "web/board_query.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct board_query query;
    if (!board_query_load(page, &query))
        return;
    if (query.board == NULL) {
        page_fail(page, 404);
        return;
    }
    const struct document *document =
        board_document(page->arena, &query.selection, page->council->name);
    if (!report_xlsx_render(&page->response->body, document, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "tablero-%s-%d.xlsx", page->council->code,
                                        query.board->request.cut_year));
}

const struct page page_board_xlsx = {.path = "/c/{council}/tablero.xlsx",
                                     .capability = CAPABILITY_VIEW_PUBLIC,
                                     .get = get,
                                     .is_cached = true,
                                     .is_costly = true};
