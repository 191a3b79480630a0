#include "web/pages/recommendation_new/recommendation_new_page.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct recommendation_form form;
    if (!recommendation_form_read(page, &form))
        return;
    page_begin(page,
               &(struct layout){.title = "Anotar una recomendación", .section = "condiciones"});
    recommendation_new_render(&page->response->body, &form);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct save_recommendation input;
    int64_t id = 0;
    recommendation_form_input(page, &input);
    enum action_status status = save_recommendation(&page->action, &input, &id);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/concepto?hecho=guardada", page->council->code);
    else if (!page_fail_for(page, status))
        show(page);
}

const struct page page_recommendation_new = {.path = "/c/{council}/concepto/nueva",
                                             .capability = CAPABILITY_EDIT_TOPICS,
                                             .get = show,
                                             .post = post,
                                             .fields = recommendation_form_fields};
