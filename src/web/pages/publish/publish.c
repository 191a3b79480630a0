#include "web/pages/publish/publish_page.h"

#include <string.h>

#include "actions/publish_measurements.h"

#include "base/banned.h"

/* Those that the same person published in the same moment. */
static bool count_done(struct page_context *page, struct publish_view *view)
{
    if (view->done == NULL)
        return true;
    const struct measurement *last = view->done->measurement;
    const struct measurement_work_query query = {.council_id = page->council->id,
                                                 .plan_id = view->done->board->plan->id,
                                                 .states = 1u << MEASUREMENT_PUBLISHED};
    struct measurement_list published;
    if (!measurement_store_list_work(page->database, &query, page->arena, &published,
                                     &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < published.count; i++)
        view->done_count += published.items[i].published_by == last->published_by &&
                            strcmp(published.items[i].published_utc, last->published_utc) == 0;
    return true;
}

static bool load(struct page_context *page, struct publish_view *view)
{
    struct work *work = NULL;
    const struct work_request request = {
        board_request_for(page->council, BOARD_COUNCIL, page->today), page->identity.person_id};
    if (!work_gather(page->database, page->arena, &request, &work, &page->action.error))
        return page_fail_with(page, &page->action.error);
    size_t count = work == NULL ? 0 : work->lists[WORK_PUBLISH].count;
    view->work = work;
    view->page_count = (int)((count + PUBLISH_PER_PAGE - 1) / PUBLISH_PER_PAGE);
    view->shown_page = page_number(page, view->page_count);
    return true;
}

static void render(struct page_context *page, const struct publish_view *view)
{
    page_begin(page, &(struct layout){.title = "Publicar", .section = "trabajo"});
    publish_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct publish_view view = {.page = page};
    if (load(page, &view) && result_case_load_done(page, &view.done) && count_done(page, &view))
        render(page, &view);
}

/* "version_17" says which version of result 17 was shown, "si_17" that it was marked. */
static size_t read_choices(struct page_context *page, struct measurement_target *items)
{
    static const char prefix[] = "version_";
    const struct request_fields *form = &page->request->form;
    bool is_all = strcmp(page_typed(page, "paso"), "todos") == 0;
    size_t count = 0;
    for (size_t i = 0; i < form->count && count < PUBLISH_PER_PAGE; i++) {
        const char *name = form->items[i].name;
        struct measurement_target item;
        if (strncmp(name, prefix, sizeof prefix - 1) != 0 ||
            !request_parse_id(name + sizeof prefix - 1, &item.id) ||
            !request_parse_id(form->items[i].value, &item.version))
            continue;
        const char *mark = arena_printf(page->arena, "si_%lld", (long long)item.id);
        if (is_all || request_form(page->request, mark) != NULL)
            items[count++] = item;
    }
    return count;
}

static void show_again(struct page_context *page, const struct publish_answer *answer)
{
    struct publish_view view = {.page = page};
    view.changed = ARENA_NEW_ARRAY(page->arena, answer->changed_count, struct result_case *);
    for (size_t i = 0; i < answer->changed_count; i++) {
        struct result_case *result = ARENA_NEW(page->arena, struct result_case);
        if (!result_case_load(page, answer->changed_ids[i], result))
            return;
        view.changed[view.changed_count++] = result;
    }
    if (load(page, &view))
        render(page, &view);
}

static void post(struct page_context *page)
{
    struct measurement_target *items =
        ARENA_NEW_ARRAY(page->arena, PUBLISH_PER_PAGE, struct measurement_target);
    const struct publish_measurements input = {items, read_choices(page, items)};
    struct publish_answer answer;
    enum action_status status = publish_measurements(&page->action, &input, &answer);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/publicar?hecho=%lld", page->council->code,
                      (long long)items[input.count - 1].id);
    else if (!page_fail_for(page, status))
        show_again(page, &answer);
}

static const struct page_field fields[] = {{.name = "version_", .is_repeated = true},
                                           {.name = "si_", .is_repeated = true},
                                           {.name = "paso"},
                                           {0}};

const struct page page_publish = {.path = "/c/{council}/publicar",
                                  .capability = CAPABILITY_PUBLISH,
                                  .get = get,
                                  .post = post,
                                  .fields = fields};
