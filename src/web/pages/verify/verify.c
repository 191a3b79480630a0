#include "web/pages/verify/verify_page.h"

#include "actions/verify_measurement.h"
#include "reports/work/work_duty.h"

#include "base/banned.h"

/* The queue goes round: after its last case comes the first. */
static bool find_place(struct page_context *page, struct verify_view *view)
{
    const struct work_request request = {
        board_request_for(page->council, BOARD_COUNCIL, page->today), page->identity.person_id};
    struct work *work = NULL;
    if (!work_gather(page->database, page->arena, &request, &work, &page->action.error))
        return page_fail_with(page, &page->action.error);
    const struct work_list *queue = &work->lists[WORK_VERIFY];
    view->count = queue->count;
    for (size_t i = 0; i < queue->count; i++)
        if (queue->items[i].measurement->id == view->result.measurement->id)
            view->place = i + 1;
    if (view->place > 0 && queue->items[view->place - 1].claim == DUTY_OTHERS)
        view->others = work_claim_words(page->arena, &queue->items[view->place - 1]);
    size_t next = view->place % (queue->count == 0 ? 1 : queue->count);
    if (queue->count > 0 && queue->items[next].measurement->id != view->result.measurement->id)
        view->next_id = queue->items[next].measurement->id;
    return true;
}

static void show(struct page_context *page, int64_t shown_version)
{
    struct verify_view view = {.others = "",
                               .verdict = page_typed(page, "veredicto"),
                               .value = page_typed(page, "cifra"),
                               .note = page_typed(page, "nota")};
    if (!result_case_load(page, page->parameters.id, &view.result) || !find_place(page, &view))
        return;
    view.shown_version = shown_version == 0 ? view.result.measurement->version : shown_version;
    view.refusal =
        measurement_can_step(view.result.measurement, MEASUREMENT_VERIFY, page->identity.person_id);
    page_begin(page, &(struct layout){.title = arena_printf(page->arena, "Verificar %s",
                                                            result_case_title(&view.result)),
                                      .section = "verificar"});
    verify_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, 0);
}

static void post(struct page_context *page)
{
    struct verify_measurement input = {.target.id = page->parameters.id,
                                       .verdict = page_typed(page, "veredicto"),
                                       .value = page_typed(page, "cifra"),
                                       .note = page_typed(page, "nota")};
    request_parse_id(page_typed(page, "version"), &input.target.version);
    enum action_status status = verify_measurement(&page->action, &input);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/verificar?hecho=%lld", page->council->code,
                      (long long)page->parameters.id);
    else if (!page_fail_for(page, status))
        show(page, input.target.version);
}

static const struct page_field fields[] = {
    {.name = "version"},
    {.name = "veredicto"},
    {.name = "cifra"},
    {.name = "nota", .max_bytes = 4 * VERDICT_NOTE_MAX_CHARACTERS + 1000},
    {0}};

const struct page page_verify = {.path = "/c/{council}/verificar/{id}",
                                 .capability = CAPABILITY_VERIFY,
                                 .get = get,
                                 .post = post,
                                 .fields = fields};
