#include "reports/board/ranking.h"
#include "web/board_shelf.h"
#include "web/pages/summary/summary_page.h"

#include "base/banned.h"

static void count(struct summary_view *view)
{
    for (size_t i = 0; i < view->board->row_count; i++) {
        const struct board_row *row = &view->board->rows[i];
        struct summary_level *level = &view->levels[row->indicator->level];
        bool is_banded = rating_is_band(row->evaluation.rating_term);
        level->without_type += !row->is_evaluated;
        level->with_error += row->evaluation.error != EVALUATION_OK;
        level->without_report += row->evaluation.state == RATING_NO_REPORT;
        level->with_band += is_banded;
        level->on_pace += is_banded && !board_row_is_behind(row);
    }
    for (int i = INDICATOR_LEVEL_PRODUCT; i <= INDICATOR_LEVEL_RESULT; i++)
        view->levels[i].worst_count = board_rank_behind(view->board, (enum indicator_level)i,
                                                        view->levels[i].worst, SUMMARY_WORST);
}

static void get(struct page_context *page)
{
    const struct board *board = NULL;
    bool is_member = page_can(page, CAPABILITY_VIEW_COUNCIL);
    struct board_request request =
        board_request_for(page->council, is_member ? BOARD_COUNCIL : BOARD_PUBLIC, page->today);
    struct summary_view view = {.page = page};
    if (!board_shelf_gather(page, &request, &board) ||
        !board_topics_gather(page->database, page->arena, board, &view.topics,
                             &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    view.board = board;
    if (board != NULL)
        count(&view);
    page_begin(page, &(struct layout){.title = "¿Cómo va el plan?",
                                      .section = "resumen",
                                      .is_bare = true,
                                      .description = "Cómo va el plan de desarrollo, según el "
                                                     "consejo territorial de planeación."});
    summary_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_summary = {
    .path = "/c/{council}", .capability = CAPABILITY_VIEW_PUBLIC, .get = get, .is_cached = true};
