#include "web/pages/recommendation/recommendation_page.h"

#include "base/banned.h"

static bool load(struct page_context *page, struct concept_recommendation **stored)
{
    const struct object_key key = {page->council->id, page->parameters.id};
    if (!recommendation_store_load(page->database, key, page->arena, stored, &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (*stored != NULL)
        return true;
    page_fail(page, 404);
    return false;
}

static void fill(struct recommendation_form *form, const struct concept_recommendation *stored)
{
    form->number = stored->number;
    form->line = stored->line;
    form->text = stored->text;
    form->priority = recommendation_priority_code(stored->priority);
    form->answer = recommendation_answer_code(stored->answer);
    form->answer_note = stored->answer_note;
    form->version = stored->version;
}

static void show(struct page_context *page, bool is_conflict)
{
    struct recommendation_form form;
    struct concept_recommendation *stored = NULL;
    if (!load(page, &stored) || !recommendation_form_read(page, &form))
        return;
    if (page->request->method == HTTP_GET)
        fill(&form, stored);
    form.is_changed_meanwhile = is_conflict;
    if (is_conflict) /* whoever saves again has been told */
        form.version = stored->version;
    page_begin(page,
               &(struct layout){.title = "Cambiar una recomendación", .section = "condiciones"});
    recommendation_page_render(&page->response->body, &form);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_recommendation input;
    int64_t id = 0;
    recommendation_form_input(page, &input);
    input.id = page->parameters.id;
    enum action_status status = save_recommendation(&page->action, &input, &id);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/concepto?hecho=guardada", page->council->code);
    else if (!page_fail_for(page, status))
        show(page, status == ACTION_CONFLICT);
}

const struct page page_recommendation = {.path = "/c/{council}/concepto/{id}",
                                         .capability = CAPABILITY_EDIT_TOPICS,
                                         .get = get,
                                         .post = post,
                                         .fields = recommendation_form_fields};
