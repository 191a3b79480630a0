#include "web/pages/topic_framework/topic_framework_page.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct planning_view view;
    if (!planning_view_load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Marco lógico", .section = "condiciones"});
    topic_framework_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_topic_framework = {.path = "/c/{council}/temas/{id}/marco-logico",
                                          .capability = CAPABILITY_VIEW_PUBLIC,
                                          .get = get};
