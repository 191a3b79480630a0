#include "web/pages/indicator/indicator_page.h"

#include "base/banned.h"

/* What is not recorded yet is for those who may record: others see neither drafts nor their files.
 */
static void hide_drafts(struct measurement_version_list *versions, struct evidence_list *evidence)
{
    if (versions->count > 0 && versions->items[0].measurement.state == MEASUREMENT_DRAFT)
        evidence->count = 0;
    size_t kept = 0;
    for (size_t i = 0; i < versions->count; i++)
        if (versions->items[i].measurement.state != MEASUREMENT_DRAFT)
            versions->items[kept++] = versions->items[i];
    versions->count = kept;
}

/* Members see every version; the public sees the figures that were published. */
static bool load_history(struct page_context *page, struct indicator_view *view)
{
    struct error *error = &page->action.error;
    bool is_council = view->board->request.view == BOARD_COUNCIL;
    for (int i = 0; i < view->board->plan->year_count; i++) {
        const struct measurement *measurement = view->row->years[i].measurement;
        if (measurement == NULL || (!is_council && !measurement_counts_for_public(measurement)))
            continue;
        const struct object_key key = {page->council->id, measurement->id};
        struct indicator_history *history = &view->history[view->history_count++];
        history->year = view->board->plan->first_year + i;
        if (!measurement_store_list_versions(page->database, key, page->arena, &history->versions,
                                             error) ||
            !evidence_store_list(page->database, key, page->arena, &view->evidence[i], error))
            return false;
        if (!page_can(page, CAPABILITY_RECORD))
            hide_drafts(&history->versions, &view->evidence[i]);
        if (history->versions.count == 0)
            view->history_count--;
        if (!is_council && history->versions.count > 1)
            history->versions.count = 1;
    }
    return true;
}

static bool is_published(const struct measurement_list *results, int year)
{
    bool is_whole = year == 0, is_there = false;
    for (size_t i = 0; i < results->count; i++) {
        if (!is_whole && results->items[i].year != year)
            continue;
        if (!measurement_counts_for_public(&results->items[i]))
            return false;
        is_there = true;
    }
    return is_there;
}

/* What the administration's file states of a year is as public as the year's result, and what it
 * states of the whole term as public as all of them: one figure would tell the other. */
/* Its reason, who accepted it and when: the same for all its years. */
static bool load_assumption(struct page_context *page, struct indicator_view *view)
{
    struct assumed_target_list list;
    const struct plan *plan = view->board->plan;
    const int64_t id = view->row->indicator->id;
    if (view->row->assumption == NULL)
        return true;
    if (!assumed_target_store_list(page->database, (struct object_key){plan->council_id, plan->id},
                                   page->arena, &list, &page->action.error))
        return false;
    for (size_t i = 0; i < list.count && view->assumed == NULL; i++)
        if (list.items[i].indicator_id == id)
            view->assumed = &list.items[i];
    return true;
}

static bool load_official(struct page_context *page, struct object_key key,
                          struct indicator_view *view)
{
    struct error *error = &page->action.error;
    struct measurement_list results = {0};
    size_t kept = 0;
    if (!import_store_list_figures(page->database, key, page->arena, &view->official, error))
        return false;
    if (view->board->request.view == BOARD_COUNCIL)
        return true;
    if (!measurement_store_list_of_indicator(page->database, key, page->arena, &results, error))
        return false;
    for (size_t i = 0; i < view->official.count; i++)
        if (is_published(&results, view->official.items[i].year))
            view->official.items[kept++] = view->official.items[i];
    view->official.count = kept;
    return true;
}

static bool load(struct page_context *page, struct indicator_view *view)
{
    struct error *error = &page->action.error;
    const struct object_key key = {page->council->id, page->parameters.id};
    struct board_request request = board_request_for(
        page->council, page_can(page, CAPABILITY_VIEW_COUNCIL) ? BOARD_COUNCIL : BOARD_PUBLIC,
        page->today);
    int64_t year = 0;
    struct board *board = NULL;
    if (request_parse_id(request_query(page->request, "corte"), &year) && year < 10000)
        request.cut_year = (int)year;
    if (!board_gather(page->database, page->arena, &request, &board, error))
        return page_fail_with(page, error);
    view->board = board;
    view->row = board == NULL ? NULL : board_find_row(board, key.id);
    if (view->row == NULL) {
        page_fail(page, 404);
        return false;
    }
    if (!load_history(page, view) ||
        !import_store_list_sources(page->database, key, page->arena, &view->sources, error) ||
        !load_official(page, key, view) ||
        !target_change_store_list(page->database, key, page->arena, &view->changes, error) ||
        !load_assumption(page, view))
        return page_fail_with(page, error);
    return true;
}

static void get(struct page_context *page)
{
    struct indicator_view view = {.page = page};
    if (!load(page, &view))
        return;
    view.explain = (struct explain_context){.arena = page->arena,
                                            .input = &view.row->input,
                                            .evaluation = &view.row->evaluation,
                                            .bands = &view.board->request.bands,
                                            .first_year = view.board->plan->first_year,
                                            .cut = view.board->cut,
                                            .unit = view.row->indicator->unit,
                                            .is_before_deadline = !view.board->is_deadline_passed};
    page_begin(page, &(struct layout){.title = view.row->indicator->name, .section = "tablero"});
    indicator_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_indicator = {.path = "/c/{council}/indicador/{id}",
                                    .capability = CAPABILITY_VIEW_PUBLIC,
                                    .get = get,
                                    .is_cached = true};
