#include "web/pages/topic_remove/topic_remove_page.h"

#include "web/topic_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct priority_topic *topic = NULL;
    if (!topic_view_load(page, &topic))
        return;
    page_begin(page, &(struct layout){.title = "Quitar un tema", .section = "condiciones"});
    topic_remove_render(&page->response->body, page, topic);
    page_end(page);
}

static void post(struct page_context *page)
{
    enum action_status status = remove_topic(&page->action, page->parameters.id);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/temas?hecho=quitado", page->council->code);
}

const struct page page_topic_remove = {.path = "/c/{council}/temas/{id}/quitar",
                                       .capability = CAPABILITY_EDIT_TOPICS,
                                       .get = get,
                                       .post = post};
