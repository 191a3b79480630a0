#include "web/pages/board/board_page.h"

#include "base/banned.h"

static void count(struct board_page_view *view)
{
    for (size_t i = 0; i < view->board->row_count; i++) {
        const struct board_row *row = &view->board->rows[i];
        view->ratings[row->evaluation.rating_term]++;
        for (int gap = BOARD_GAP_REPORT; gap < BOARD_GAP_COUNT; gap++)
            view->gaps[gap] += board_row_has_gap(row, view->board->cut, (enum board_gap)gap);
    }
}

int board_count_columns(const struct board_page_view *view)
{
    if (!view->query->has_all_years)
        return BOARD_USUAL_COLUMNS;
    return view->board->plan->year_count * BOARD_COLUMNS_PER_YEAR + BOARD_OTHER_COLUMNS;
}

int board_count_line_rows(const struct board_section *section, size_t place)
{
    const struct board_selection *selection = section->view->selection;
    const struct board *board = section->view->board;
    const struct plan_node *line = board_row_node(board, selection->rows[place], 1);
    int count = 0;
    for (size_t i = place; i < selection->row_count; i++) {
        if (selection->rows[i]->indicator->level != section->level)
            continue;
        if (board_row_node(board, selection->rows[i], 1) != line)
            break;
        count++;
    }
    return count;
}

static void get(struct page_context *page)
{
    struct board_query query;
    if (!board_query_load(page, &query))
        return;
    struct board_page_view view = {.page = page,
                                   .query = &query,
                                   .board = query.board,
                                   .selection = &query.selection,
                                   .indicator_query = ""};
    if (query.board != NULL)
        count(&view);
    if (query.has_cut)
        view.indicator_query =
            arena_printf(page->arena, "?corte=%d", query.board->request.cut_year);
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
