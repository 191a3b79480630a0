#include "web/pages/technical_sheet/technical_sheet_page.h"

#include "storage/technical_sheet_store.h"
#include "web/topic_view.h"

#include "base/banned.h"

/* The version that the address names, for members; the present one otherwise. False: answered. */
static bool find_version(struct page_context *page, struct technical_sheet_view *view)
{
    int64_t number = 0;
    struct sheet_version_list versions;
    const struct object_key key = {page->council->id, view->entry->indicator->id};
    view->sheet = &view->entry->sheet;
    if (!page_can(page, CAPABILITY_VIEW_COUNCIL) ||
        !request_parse_id(request_query(page->request, "version"), &number) ||
        number == view->sheet->version)
        return true;
    if (!technical_sheet_store_list_versions(page->database, key, page->arena, &versions,
                                             &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < versions.count; i++) {
        struct technical_sheet *sheet = &versions.items[i].sheet;
        if (sheet->version != number)
            continue;
        technical_sheet_fill(page->arena, view->book->plan, view->entry->indicator, sheet);
        view->sheet = sheet;
        view->is_earlier = true;
        return true;
    }
    page_fail(page, 404);
    return false;
}

static void get(struct page_context *page)
{
    struct sheet_book *book = NULL;
    struct technical_sheet_view view = {.page = page};
    if (!sheet_view_load(page, &book, &view.entry))
        return;
    view.book = book;
    if (!find_version(page, &view))
        return;
    if (topic_view_has_done(page, "guardada"))
        view.notice = "Guardamos la ficha. Las versiones de antes siguen a la vista.";
    page_begin(page, &(struct layout){.title = arena_printf(page->arena, "Ficha: %s",
                                                            view.entry->indicator->name),
                                      .section = "condiciones"});
    technical_sheet_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_technical_sheet = {
    .path = "/c/{council}/indicador/{id}/ficha", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
