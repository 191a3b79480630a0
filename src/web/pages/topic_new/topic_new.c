#include "web/pages/topic_new/topic_new_page.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct topic_form form;
    struct object_key plan;
    if (!topic_view_find_plan(page, &plan) || !topic_form_read(page, plan, &form))
        return;
    form.cancel_path = arena_printf(page->arena, "/c/%s/temas", page->council->code);
    page_begin(page, &(struct layout){.title = "Crear un tema", .section = "condiciones"});
    topic_new_render(&page->response->body, &form);
    page_end(page);
}

static void post(struct page_context *page)
{
    struct save_topic input;
    int64_t id = 0;
    topic_form_input(page, &input);
    enum action_status status = save_topic(&page->action, &input, &id);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/temas/%lld?hecho=guardado", page->council->code, (long long)id);
    else if (!page_fail_for(page, status))
        show(page);
}

const struct page page_topic_new = {.path = "/c/{council}/temas/nuevo",
                                    .capability = CAPABILITY_EDIT_TOPICS,
                                    .get = show,
                                    .post = post,
                                    .fields = topic_form_fields};
