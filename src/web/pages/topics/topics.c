#include "web/pages/topics/topics_page.h"

#include "web/topic_view.h"

#include "base/banned.h"

const struct topic_ballot *topics_find_open(const struct topics_view *view, int score_sum)
{
    for (size_t i = 0; i < view->ballots.count; i++)
        if (view->ballots.items[i].score_sum == score_sum &&
            ballot_is_open(&view->ballots.items[i]))
            return &view->ballots.items[i];
    return NULL;
}

static const char *find_notice(const struct page_context *page)
{
    static const char *const notices[][2] = {
        {"quitado", "Quitamos el tema."},
        {"sin-empate", "No se abrió la votación: ya no hay empate, o ya hay una abierta."},
        {"cerrada", "La votación se cerró. El orden ya la tiene en cuenta."},
    };
    for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++)
        if (topic_view_has_done(page, notices[i][0]))
            return notices[i][1];
    return NULL;
}

static bool load(struct page_context *page, struct topics_view *view)
{
    struct board *board = NULL;
    bool is_member = page_can(page, CAPABILITY_VIEW_COUNCIL);
    const struct board_request request =
        board_request_for(page->council, is_member ? BOARD_COUNCIL : BOARD_PUBLIC, page->today);
    if (!board_gather(page->database, page->arena, &request, &board, &page->action.error) ||
        !board_topics_gather(page->database, page->arena, board, &view->topics,
                             &page->action.error))
        return page_fail_with(page, &page->action.error);
    view->board = board;
    if (board == NULL || !is_member)
        return true;
    const struct object_key plan = {page->council->id, board->plan->id};
    return ballot_store_list(page->database, plan, page->arena, &view->ballots,
                             &page->action.error) ||
           page_fail_with(page, &page->action.error);
}

static void get(struct page_context *page)
{
    struct topics_view view = {.page = page, .notice = find_notice(page)};
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Temas prioritarios",
                                      .section = "condiciones",
                                      .description = "Los temas que el consejo sigue primero."});
    topics_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_topics = {
    .path = "/c/{council}/temas", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
