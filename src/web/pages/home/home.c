#include "web/pages/home/home.h"

#include "base/banned.h"

static const struct layout layout = {
    .title = "Consejos",
    .description =
        "Cómo va el plan de desarrollo de cada municipio, según su consejo de planeación."};

static void get(struct page_context *page)
{
    struct council_list councils = {0};
    if (!council_store_list(page->database, page->arena, &councils, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    if (councils.count == 1) {
        page_redirect(page, "/c/%s", councils.items[0].code);
        return;
    }
    page_begin(page, &layout);
    home_render(&page->response->body, &councils);
    page_end(page);
}

const struct page page_home = {.path = "/", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
