/* The board as a file, with the same filters as the page. */
#include "reports/board/board_table.h"
#include "reports/formats/csv/report_csv.h"
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
    const struct report_csv_options options = {.with_mark = true, .with_keys = true};
    report_csv_render_table(&page->response->body,
                            board_single_table(page->arena, &query.selection), &options);
    page->response->content_type = "text/csv; charset=utf-8";
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "tablero-%s-%d.csv", page->council->code,
                                        query.board->request.cut_year));
}

const struct page page_board_csv = {.path = "/c/{council}/tablero.csv",
                                    .capability = CAPABILITY_VIEW_PUBLIC,
                                    .get = get,
                                    .is_cached = true};
