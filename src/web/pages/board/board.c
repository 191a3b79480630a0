#include "web/pages/board/board_page.h"

#include "base/banned.h"

static void count(struct board_page_view *view)
{
    const struct board *board = view->query->board;
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        view->ratings[row->evaluation.rating_term]++;
        for (int gap = BOARD_GAP_REPORT; gap <= BOARD_GAP_TYPE; gap++)
            view->gaps[gap] += board_row_has_gap(row, board->cut, (enum board_gap)gap);
        if (row->indicator->level != INDICATOR_LEVEL_PRODUCT)
            continue;
        view->with_band += rating_is_band(row->evaluation.rating_term);
        view->behind += board_row_is_behind(row);
    }
}

static void get(struct page_context *page)
{
    struct board_query query;
    if (!board_query_load(page, &query))
        return;
    struct board_page_view view = {.page = page, .query = &query};
    if (query.board != NULL)
        count(&view);
    page_begin(page,
               &(struct layout){.title = "Tablero de control",
                                .section = "tablero",
                                .is_wide = true,
                                .description = "Metas, resultados y ritmo de cada indicador."});
    board_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_board = {.path = "/c/{council}/tablero",
                                .capability = CAPABILITY_VIEW_PUBLIC,
                                .get = get,
                                .is_cached = true};
