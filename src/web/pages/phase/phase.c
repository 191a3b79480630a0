#include "web/pages/phase/phase_page.h"

#include <string.h>

#include "web/topic_view.h"

#include "base/banned.h"

static const enum capability capabilities[] = {
#define CHECK(name, step, capability, verb, one, many, button, path) CAPABILITY_##capability,
#include "core/phase/phase_check.def"
#undef CHECK
};

static bool has_page(enum phase_step step)
{
    static const char council_part[] = "/c/{council}/";
    for (size_t i = 0; page_list[i] != NULL; i++)
        if (strncmp(page_list[i]->path, council_part, sizeof council_part - 1) == 0 &&
            strcmp(page_list[i]->path + sizeof council_part - 1, phase_step_path(step)) == 0)
            return true;
    return false;
}

static void find_next(const struct page_context *page, struct phase_view_step *it)
{
    for (size_t i = 0; i < it->progress.missing_count && !it->has_next; i++)
        if (page_can(page, capabilities[it->progress.missing[i]])) {
            it->has_next = true;
            it->next = i;
        }
}

static bool brings_plan(const struct phase_view_step *it)
{
    const enum phase_check *next = phase_view_next(it);
    return next != NULL && *next == PHASE_PLAN;
}

/* The first that the visitor can do; but most steps stand on the plan, so it comes before all. */
static bool comes_first(const struct phase_view *view, const struct phase_view_step *it)
{
    return it->has_next && (view->first == NULL || (brings_plan(it) && !brings_plan(view->first)));
}

static void decide(struct phase_view *view)
{
    for (int i = 0; i < PHASE_STEPS; i++) {
        struct phase_view_step *it = &view->steps[view->count];
        if (!has_page((enum phase_step)i))
            continue;
        *it = (struct phase_view_step){.step = (enum phase_step)i};
        phase_decide(&view->counts, it->step, &it->progress);
        find_next(view->page, it);
        view->ready += it->progress.state == PHASE_READY;
        if (comes_first(view, it))
            view->first = it;
        view->count++;
    }
}

const enum phase_check *phase_view_next(const struct phase_view_step *step)
{
    return step->has_next ? &step->progress.missing[step->next] : NULL;
}

const char *phase_view_path(struct arena *arena, const struct phase_view *view, const char *end)
{
    return arena_printf(arena, "/c/%s/%s", view->page->council->code, end);
}

const char *phase_view_sentence(struct arena *arena, const struct phase_view *view)
{
    if (view->ready == view->count)
        return "Todo está listo para hacer el seguimiento.";
    if (view->ready == 0)
        return arena_printf(arena, "Son %zu pasos. Todavía no hay ninguno listo.", view->count);
    return arena_printf(arena, "%s de %zu.",
                        view->ready == 1 ? "Hay un paso listo"
                                         : arena_printf(arena, "Hay %zu pasos listos", view->ready),
                        view->count);
}

static void get(struct page_context *page)
{
    struct object_key plan;
    struct phase_view view = {.page = page};
    if (!topic_view_find_plan(page, &plan) || !phase_counts_read(page, plan, &view.counts))
        return;
    decide(&view);
    page_begin(page, &(struct layout){.title = "Preparar", .section = "condiciones"});
    phase_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_phase = {
    .path = "/c/{council}/condiciones", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
