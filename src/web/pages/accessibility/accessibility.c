#include "web/pages/accessibility/accessibility.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Accesibilidad", .section = "accesibilidad"};

static void get(struct page_context *page)
{
    page_begin(page, &layout);
    accessibility_render(&page->response->body);
    page_end(page);
}

const struct page page_accessibility = {
    .path = "/accesibilidad", .capability = CAPABILITY_VIEW_PUBLIC, .get = get, .is_cached = true};
