#include "web/pages/topic_project/topic_project_page.h"

#include "actions/topic_links.h"
#include "web/topic_view.h"

#include "base/banned.h"

static void show(struct page_context *page)
{
    struct priority_topic *topic = NULL;
    if (!topic_view_load(page, &topic))
        return;
    page_begin(page, &(struct layout){.title = "Agregar un proyecto", .section = "condiciones"});
    topic_project_render(&page->response->body, page, topic);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct link_project input = {page->parameters.id, page_typed(page, "bpin"),
                                       page_typed(page, "proyecto")};
    enum action_status status = link_project(&page->action, &input);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/temas/%lld?hecho=vinculado", page->council->code,
                      (long long)page->parameters.id);
    else if (!page_fail_for(page, status))
        show(page);
}

static const struct page_field fields[] = {
    {.name = "bpin"}, {.name = "proyecto", .max_bytes = 1500}, {0}};

const struct page page_topic_project = {.path = "/c/{council}/temas/{id}/proyecto",
                                        .capability = CAPABILITY_EDIT_TOPICS,
                                        .get = show,
                                        .post = post,
                                        .fields = fields};
