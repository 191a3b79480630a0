#include "web/pages/topic_tree/topic_tree_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct tree_view view;
    if (!tree_view_load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Árbol de problemas", .section = "condiciones"});
    topic_tree_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_topic_tree = {
    .path = "/c/{council}/temas/{id}/arbol", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
