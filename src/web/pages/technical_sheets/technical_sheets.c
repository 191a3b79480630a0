#include "web/pages/technical_sheets/technical_sheets_page.h"

#include "web/topic_view.h"

#include "base/banned.h"

static void get(struct page_context *page)
{
    struct sheet_book *book = NULL;
    struct technical_sheets_view view = {
        .page = page, .choice = sheet_view_choice(page), .query = sheet_view_query(page)};
    if (!sheet_view_gather(page, &book))
        return;
    view.book = book;
    if (book != NULL)
        view.selection = sheet_book_select(page->arena, book, &view.choice);
    if (topic_view_has_done(page, "traidas"))
        view.notice = "Guardamos las fichas del archivo.";
    page_begin(page, &(struct layout){.title = "Fichas técnicas",
                                      .section = "condiciones",
                                      .description = "Qué mide cada indicador, cómo y quién."});
    technical_sheets_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_technical_sheets = {
    .path = "/c/{council}/fichas", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
