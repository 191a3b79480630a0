#include "web/pages/topic/topic_page.h"

#include "storage/plan_store.h"
#include "web/topic_view.h"

#include "base/banned.h"

static const char *find_notice(const struct page_context *page)
{
    static const char *const notices[][2] = {
        {"guardado", "Guardamos el tema."},
        {"vinculado", "Agregamos lo que marcó."},
        {"desvinculado", "Quitamos el vínculo. Lo del plan sigue igual."},
        {"publico", "Desde ahora cualquier persona ve este tema."},
        {"privado", "Desde ahora solo el consejo ve este tema."},
    };
    for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++)
        if (topic_view_has_done(page, notices[i][0]))
            return notices[i][1];
    return NULL;
}

static bool load_board(struct page_context *page, struct topic_view *view)
{
    struct board *board = NULL;
    struct board_topics topics;
    bool is_member = page_can(page, CAPABILITY_VIEW_COUNCIL);
    const struct board_request request =
        board_request_for(page->council, is_member ? BOARD_COUNCIL : BOARD_PUBLIC, page->today);
    if (!board_gather(page->database, page->arena, &request, &board, &page->action.error) ||
        !board_topics_gather(page->database, page->arena, board, &topics, &page->action.error))
        return false;
    view->board = board_topics_find(&topics, view->topic->id);
    return true;
}

static bool load(struct page_context *page, struct topic_view *view)
{
    struct error *error = &page->action.error;
    const struct object_key key = {view->topic->council_id, view->topic->id};
    const struct object_key plan_key = {view->topic->council_id, view->topic->plan_id};
    struct plan *plan = NULL;
    if (!plan_store_load(page->database, plan_key, page->arena, &plan, error) ||
        !topic_store_load_links(page->database, key, page->arena, &view->links, error) ||
        !recommendation_store_list(page->database, plan_key, page->arena, &view->recommendations,
                                   error) ||
        !load_board(page, view))
        return page_fail_with(page, error);
    view->plan = plan;
    return true;
}

static void get(struct page_context *page)
{
    struct priority_topic *topic = NULL;
    if (!topic_view_load(page, &topic))
        return;
    struct topic_view view = {.page = page, .topic = topic, .notice = find_notice(page)};
    if (!load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = topic->name, .section = "condiciones"});
    topic_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_topic = {
    .path = "/c/{council}/temas/{id}", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
