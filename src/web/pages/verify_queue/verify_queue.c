#include "web/pages/verify_queue/verify_queue_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct verify_queue_view view = {.page = page};
    struct work *work = NULL;
    struct work_request request = {board_request_for(page->council, BOARD_COUNCIL, page->today),
                                   page->identity.person_id};
    if (!work_gather(page->database, page->arena, &request, &work, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    view.work = work;
    if (work != NULL && !topic_choice_load(page, work, &view.topics))
        return;
    size_t count = work == NULL ? 0 : work->lists[WORK_VERIFY].count;
    view.page_count = (int)((count + VERIFY_QUEUE_PAGE - 1) / VERIFY_QUEUE_PAGE);
    view.shown_page = page_number(page, view.page_count);
    if (!result_case_load_done(page, &view.done))
        return;
    page_begin(page, &(struct layout){.title = "Verificar", .section = "verificar"});
    verify_queue_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_verify_queue = {
    .path = "/c/{council}/verificar", .capability = CAPABILITY_VERIFY, .get = get};
