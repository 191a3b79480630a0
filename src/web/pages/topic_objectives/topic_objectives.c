#include "web/pages/topic_objectives/topic_objectives_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct tree_view view;
    if (!tree_view_load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Objetivos", .section = "condiciones"});
    topic_objectives_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_topic_objectives = {
    .path = "/c/{council}/temas/{id}/objetivos", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
