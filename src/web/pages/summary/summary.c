#include "web/board_shelf.h"
#include "web/pages/summary/summary_page.h"

#include "base/banned.h"

static bool is_worse(const struct board_row *one, const struct board_row *other)
{
    return ratio_percent_e4(one->evaluation.pace) < ratio_percent_e4(other->evaluation.pace);
}

/* Keeps the ten with the lowest pace among those that are behind, in order. */
static void offer(struct summary_view *view, const struct board_row *row)
{
    size_t place = view->worst_count;
    while (place > 0 && is_worse(row, view->worst[place - 1]))
        place--;
    if (place == SUMMARY_WORST)
        return;
    size_t last = view->worst_count < SUMMARY_WORST ? view->worst_count++ : SUMMARY_WORST - 1;
    for (; last > place; last--)
        view->worst[last] = view->worst[last - 1];
    view->worst[place] = row;
}

static void count(struct summary_view *view)
{
    for (size_t i = 0; i < view->board->row_count; i++) {
        const struct board_row *row = &view->board->rows[i];
        bool is_banded = rating_is_band(row->evaluation.rating_term);
        view->without_type += !row->is_evaluated;
        view->with_error += row->evaluation.error != EVALUATION_OK;
        view->without_report += row->evaluation.state == RATING_NO_REPORT;
        if (row->indicator->level == INDICATOR_LEVEL_PRODUCT) {
            view->with_band += is_banded;
            view->on_pace += is_banded && !board_row_is_behind(row);
        }
        if (board_row_is_behind(row))
            offer(view, row);
    }
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
