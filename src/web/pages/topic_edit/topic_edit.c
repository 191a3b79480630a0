#include "web/pages/topic_edit/topic_edit_page.h"

#include "base/banned.h"

static void show(struct page_context *page, bool is_conflict)
{
    struct topic_form form;
    struct priority_topic *topic = NULL;
    if (!topic_view_load(page, &topic))
        return;
    const struct object_key plan = {topic->council_id, topic->plan_id};
    if (!(page->request->method == HTTP_GET ? topic_form_fill(page, topic, &form)
                                            : topic_form_read(page, plan, &form)))
        return;
    form.is_changed_meanwhile = is_conflict;
    if (is_conflict) /* whoever saves again has been told */
        form.version = topic->version;
    form.cancel_path =
        arena_printf(page->arena, "/c/%s/temas/%lld", page->council->code, (long long)topic->id);
    page_begin(page, &(struct layout){.title = "Cambiar el tema", .section = "condiciones"});
    topic_edit_render(&page->response->body, &form, topic);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_topic input;
    int64_t id = 0;
    topic_form_input(page, &input);
    input.id = page->parameters.id;
    enum action_status status = save_topic(&page->action, &input, &id);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/temas/%lld?hecho=guardado", page->council->code, (long long)id);
    else if (!page_fail_for(page, status))
        show(page, status == ACTION_CONFLICT);
}

const struct page page_topic_edit = {.path = "/c/{council}/temas/{id}/editar",
                                     .capability = CAPABILITY_EDIT_TOPICS,
                                     .get = get,
                                     .post = post,
                                     .fields = topic_form_fields};
