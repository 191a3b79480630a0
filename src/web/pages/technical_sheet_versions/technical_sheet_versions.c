#include "web/pages/technical_sheet_versions/technical_sheet_versions_page.h"

#include "storage/indicator_store.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct indicator *indicator = NULL;
    struct technical_sheet_versions_view view = {.page = page};
    const struct object_key key = {page->council->id, page->parameters.id};
    if (!indicator_store_load(page->database, key, page->arena, &indicator, &page->action.error) ||
        !technical_sheet_store_list_versions(page->database, key, page->arena, &view.versions,
                                             &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    view.indicator = indicator;
    if (indicator == NULL) {
        page_fail(page, 404);
        return;
    }
    page_begin(page, &(struct layout){.title = "Cambios de la ficha", .section = "condiciones"});
    technical_sheet_versions_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_technical_sheet_versions = {
    .path = "/c/{council}/indicador/{id}/ficha/versiones",
    .capability = CAPABILITY_VIEW_COUNCIL,
    .get = get};
