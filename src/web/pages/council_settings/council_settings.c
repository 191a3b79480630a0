#include "web/pages/council_settings/council_settings_page.h"

#include <string.h>

#include "base/banned.h"

const char *council_settings_value(const struct council_settings_view *view, const char *field,
                                   const char *stored)
{
    return view->is_typed ? page_typed(view->page, field) : stored;
}

static void show(struct page_context *page, struct council_settings_view *view)
{
    view->today = board_request_for(view->council, BOARD_COUNCIL, page->today);
    page_begin(page, &(struct layout){.title = "Ajustes del consejo", .section = "consejo"});
    council_settings_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    const char *saved = request_query(page->request, "guardado");
    struct council_settings_view view = {.page = page,
                                         .council = page->council,
                                         .is_saved = saved != NULL && strcmp(saved, "si") == 0};
    show(page, &view);
}

static struct council_settings read_form(const struct page_context *page)
{
    return (struct council_settings){
        .seen = page_typed(page, "antes"),
        .name = page_typed(page, "nombre"),
        .limits = {page_typed(page, "limite_1"), page_typed(page, "limite_2"),
                   page_typed(page, "limite_3"), page_typed(page, "limite_4")},
        .weighting = page_typed(page, "ponderacion"),
        .month = page_typed(page, "mes"),
        .day = page_typed(page, "dia"),
        .is_trial = strcmp(page_typed(page, "paso"), "guardar") != 0};
}

static bool gather(struct page_context *page, const struct council *council,
                   const struct board **board)
{
    struct board *found = NULL;
    const struct board_request request = board_request_for(
        council, page_can(page, CAPABILITY_VIEW_COUNCIL) ? BOARD_COUNCIL : BOARD_PUBLIC,
        page->today);
    if (!board_gather(page->database, page->arena, &request, &found, &page->action.error))
        return page_fail_with(page, &page->action.error);
    *board = found;
    return true;
}

/* The council as it stands now: the router's may be older than somebody else's change. */
static bool load_council(struct page_context *page, struct council_settings_view *view)
{
    struct council *council = NULL;
    if (!council_store_find(page->database, page->council->id, page->arena, &council,
                            &page->action.error))
        return page_fail_with(page, &page->action.error);
    view->council = council;
    return true;
}

static void post(struct page_context *page)
{
    struct council_settings_answer answer;
    const struct council_settings input = read_form(page);
    enum action_status status = change_council_settings(&page->action, &input, &answer);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE && !input.is_trial) {
        page_redirect(page, "/c/%s/ajustes?guardado=si", page->council->code);
        return;
    }
    struct council_settings_view view = {
        .page = page, .is_typed = true, .is_conflict = status == ACTION_CONFLICT};
    if (!load_council(page, &view))
        return;
    if (status == ACTION_DONE) {
        view.wanted = &answer;
        if (!gather(page, view.council, &view.before) ||
            !gather(page, &answer.council, &view.after))
            return;
    }
    show(page, &view);
}

static const struct page_field fields[] = {{.name = "paso", .is_required = true},
                                           {.name = "antes", .max_bytes = 2000},
                                           {.name = "nombre"},
                                           {.name = "limite_", .is_repeated = true},
                                           {.name = "ponderacion"},
                                           {.name = "mes"},
                                           {.name = "dia"},
                                           {0}};

const struct page page_council_settings = {.path = "/c/{council}/ajustes",
                                           .capability = CAPABILITY_COUNCIL_SETTINGS,
                                           .get = get,
                                           .post = post,
                                           .fields = fields};
