#include "web/pages/recommendation_remove/recommendation_remove_page.h"

#include "actions/recommendation.h"
#include "storage/recommendation_store.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    const struct object_key key = {page->council->id, page->parameters.id};
    struct concept_recommendation *recommendation = NULL;
    if (!recommendation_store_load(page->database, key, page->arena, &recommendation,
                                   &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    if (recommendation == NULL) {
        page_fail(page, 404);
        return;
    }
    page_begin(page,
               &(struct layout){.title = "Quitar una recomendación", .section = "condiciones"});
    recommendation_remove_render(&page->response->body, page, recommendation);
    page_end(page);
}

static void post(struct page_context *page)
{
    enum action_status status = remove_recommendation(&page->action, page->parameters.id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/concepto?hecho=quitada", page->council->code);
}

const struct page page_recommendation_remove = {.path = "/c/{council}/concepto/{id}/quitar",
                                                .capability = CAPABILITY_EDIT_TOPICS,
                                                .get = get,
                                                .post = post};
