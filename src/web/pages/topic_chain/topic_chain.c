#include "web/pages/topic_chain/topic_chain_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct planning_view view;
    if (!planning_view_load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Cadena de valor", .section = "condiciones"});
    topic_chain_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_topic_chain = {.path = "/c/{council}/temas/{id}/cadena-de-valor",
                                      .capability = CAPABILITY_VIEW_PUBLIC,
                                      .get = get};
