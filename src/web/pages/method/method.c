#include "web/pages/method/method.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Método y fórmulas", .section = "metodo"};

static void get(struct page_context *page)
{
    page_begin(page, &layout);
    method_render(&page->response->body);
    page_end(page);
}

const struct page page_method = {
    .path = "/metodo", .capability = CAPABILITY_VIEW_PUBLIC, .get = get, .is_cached = true};
