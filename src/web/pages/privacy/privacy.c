#include "web/pages/privacy/privacy.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Datos personales", .section = "datos-personales"};

static void get(struct page_context *page)
{
    page_begin(page, &layout);
    privacy_render(&page->response->body);
    page_end(page);
}

const struct page page_privacy = {.path = "/datos-personales",
                                  .capability = CAPABILITY_VIEW_PUBLIC,
                                  .get = get,
                                  .is_cached = true};
