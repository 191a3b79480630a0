#include "web/pages/concept/concept_page.h"

#include "web/topic_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct object_key plan;
    struct concept_view view = {.page = page};
    if (!topic_view_find_plan(page, &plan))
        return;
    if (!recommendation_store_list(page->database, plan, page->arena, &view.recommendations,
                                   &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    view.has_plan = plan.id != 0;
    for (size_t i = 0; i < view.recommendations.count; i++)
        view.counts[view.recommendations.items[i].answer]++;
    if (topic_view_has_done(page, "guardada"))
        view.notice = "Guardamos la recomendación.";
    else if (topic_view_has_done(page, "quitada"))
        view.notice = "Quitamos la recomendación.";
    page_begin(page, &(struct layout){.title = "Concepto sobre el plan", .section = "condiciones"});
    concept_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_concept = {
    .path = "/c/{council}/concepto", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
