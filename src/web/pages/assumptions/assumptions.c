#include "web/pages/assumptions/assumptions_page.h"

#include <string.h>

#include "actions/assume_targets.h"
#include "core/plan/assumption.h"
#include "core/plan/yearly_proposal.h"
#include "web/topic_view.h"

#include "base/banned.h"

static bool has_open_year(const struct indicator *indicator)
{
    for (int i = 0; i < indicator->year_count; i++)
        if (indicator->years[i].planned.state == QUANTITY_MISSING)
            return true;
    return false;
}

static void add(struct assumptions_part *part, const struct indicator *indicator)
{
    part->items[part->count++] = indicator;
}

/* Which items of each list stand on the page that the address names. */
static void cut_pages(struct assumptions_view *view, struct assumptions_part *const parts[],
                      size_t count)
{
    const size_t size = ASSUMPTIONS_PER_PAGE;
    size_t longest = 0;
    for (size_t i = 0; i < count; i++)
        longest = parts[i]->count > longest ? parts[i]->count : longest;
    view->page_count = (int)((longest + size - 1) / size);
    view->shown_page = page_number(view->page, view->page_count);
    const size_t first = (size_t)(view->shown_page - 1) * size;
    for (size_t i = 0; i < count; i++) {
        parts[i]->first = first < parts[i]->count ? first : parts[i]->count;
        parts[i]->limit = first + size < parts[i]->count ? first + size : parts[i]->count;
    }
}

static void sort_out(struct arena *arena, struct assumptions_view *view)
{
    struct assumptions_part *const parts[] = {&view->open, &view->accepted, &view->without};
    enum { PARTS = sizeof parts / sizeof parts[0] };
    for (size_t i = 0; i < PARTS; i++)
        parts[i]->items =
            ARENA_NEW_ARRAY(arena, view->plan->indicator_count + 1, const struct indicator *);
    for (size_t i = 0; i < view->plan->indicator_count; i++) {
        const struct indicator *it = &view->plan->indicators[i];
        struct yearly_proposal proposal;
        if (assumption_exists(it))
            add(&view->accepted, it);
        else if (yearly_proposal_compute(it, &proposal))
            add(&view->open, it);
        else if (has_open_year(it))
            add(&view->without, it);
    }
    cut_pages(view, parts, PARTS);
}

static bool load(struct page_context *page, struct assumptions_view *view)
{
    struct error *error = &page->action.error;
    struct object_key plan_key;
    struct plan *plan = NULL;
    *view = (struct assumptions_view){.page = page};
    if (!topic_view_find_plan(page, &plan_key))
        return false;
    if (plan_key.id == 0)
        return true;
    if (!plan_store_load(page->database, plan_key, page->arena, &plan, error) ||
        !assumed_target_store_list(page->database, plan_key, page->arena, &view->reasons, error))
        return page_fail_with(page, error);
    view->plan = plan;
    if (plan != NULL)
        sort_out(page->arena, view);
    return true;
}

const struct assumed_target *assumptions_find(const struct assumptions_view *view, int64_t id)
{
    for (size_t i = 0; i < view->reasons.count; i++)
        if (view->reasons.items[i].indicator_id == id)
            return &view->reasons.items[i];
    return NULL;
}

static void show_with(struct page_context *page, bool is_conflict)
{
    struct assumptions_view view;
    if (!load(page, &view))
        return;
    view.is_conflict = is_conflict;
    if (topic_view_has_done(page, "aceptados"))
        view.notice = "Guardamos los supuestos. Se ven con su marca en el tablero.";
    else if (topic_view_has_done(page, "quitados"))
        view.notice = "Quitamos los supuestos.";
    page_begin(page, &(struct layout){.title = "Supuestos del consejo", .section = "condiciones"});
    assumptions_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show_with(page, false);
}

/* "indicador_17" marks indicator 17; its value is the version that was shown. */
static size_t read_marked(struct page_context *page, struct assumed_indicator *items)
{
    static const char prefix[] = "indicador_";
    const struct request_fields *form = &page->request->form;
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, prefix, sizeof prefix - 1) == 0 &&
            request_parse_id(form->items[i].name + sizeof prefix - 1, &items[count].id) &&
            request_parse_id(form->items[i].value, &items[count].version))
            count++;
    return count;
}

/* Whoever works through a long list stays where they are. */
static const char *same_page(const struct page_context *page)
{
    enum { ANY_PAGE = 1000 };
    int number = page_number(page, ANY_PAGE);
    return number == 1 ? "" : arena_printf(page->arena, "&pagina=%d", number);
}

static void post(struct page_context *page)
{
    struct assumed_indicator *items =
        ARENA_NEW_ARRAY(page->arena, page->request->form.count + 1, struct assumed_indicator);
    const struct assume_targets input = {items, read_marked(page, items),
                                         page_typed(page, "razon")};
    bool is_removal = strcmp(page_typed(page, "paso"), "quitar") == 0;
    enum action_status status = is_removal ? remove_assumptions(&page->action, &input)
                                           : accept_assumptions(&page->action, &input);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/supuestos?hecho=%s%s", page->council->code,
                      is_removal ? "quitados" : "aceptados", same_page(page));
    else if (!page_fail_for(page, status))
        show_with(page, status == ACTION_CONFLICT);
}

static const struct page_field fields[] = {
    {.name = "indicador_", .is_repeated = true},
    {.name = "razon", .max_bytes = 9000},
    {.name = "paso"},
    {0},
};

const struct page page_assumptions = {.path = "/c/{council}/supuestos",
                                      .capability = CAPABILITY_WEIGH_PLAN,
                                      .get = get,
                                      .post = post,
                                      .fields = fields};
