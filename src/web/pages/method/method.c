#include "web/method_text.h"
#include "web/page.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Método y fórmulas", .section = "metodo"};

static void get(struct page_context *page)
{
    page_begin(page, &layout);
    method_text_render(&page->response->body,
                       &(struct method_view){.settings = {.bands = rating_default_bands}});
    page_end(page);
}

const struct page page_method = {
    .path = "/metodo", .capability = CAPABILITY_VIEW_PUBLIC, .get = get, .is_cached = true};
