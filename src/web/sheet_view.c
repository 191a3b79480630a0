#include "web/sheet_view.h"

#include <string.h>

#include "web/html/html.h"

#include "base/banned.h"

bool sheet_view_gather(struct page_context *page, struct sheet_book **book)
{
    const struct sheet_book_request request = {page->council->id,
                                               !page_can(page, CAPABILITY_VIEW_COUNCIL)};
    return sheet_book_gather(page->database, page->arena, &request, book, &page->action.error) ||
           page_fail_with(page, &page->action.error);
}

bool sheet_view_load(struct page_context *page, struct sheet_book **book,
                     const struct sheet_entry **entry)
{
    if (!sheet_view_gather(page, book))
        return false;
    *entry = *book == NULL ? NULL : sheet_book_find(*book, page->parameters.id);
    if (*entry == NULL)
        page_fail(page, 404);
    return *entry != NULL;
}

static int64_t read_id(const struct page_context *page, const char *name)
{
    int64_t id = 0;
    return request_parse_id(request_query(page->request, name), &id) ? id : 0;
}

static bool says(const struct page_context *page, const char *name, const char *word)
{
    const char *value = request_query(page->request, name);
    return value != NULL && strcmp(value, word) == 0;
}

struct sheet_choice sheet_view_choice(const struct page_context *page)
{
    return (struct sheet_choice){.line_id = read_id(page, "linea"),
                                 .topic_id = read_id(page, "tema"),
                                 .is_incomplete_only = says(page, "estado", "incompletas"),
                                 .is_incomplete_first = !says(page, "orden", "plan")};
}

bool sheet_view_select(struct page_context *page, struct sheet_selection *selection)
{
    struct sheet_book *book = NULL;
    struct sheet_choice choice = sheet_view_choice(page);
    choice.is_incomplete_first = false;
    if (!sheet_view_gather(page, &book))
        return false;
    if (book == NULL) {
        page_fail(page, 404);
        return false;
    }
    *selection = sheet_book_select(page->arena, book, &choice);
    return true;
}

const char *sheet_view_query(const struct page_context *page)
{
    struct sheet_choice choice = sheet_view_choice(page);
    const char *query = "";
    if (choice.line_id != 0)
        query = arena_printf(page->arena, "?linea=%lld", (long long)choice.line_id);
    if (choice.topic_id != 0)
        query = arena_printf(page->arena, "%s%ctema=%lld", query, query[0] == '\0' ? '?' : '&',
                             (long long)choice.topic_id);
    if (choice.is_incomplete_only)
        query = arena_printf(page->arena, "%s%cestado=incompletas", query,
                             query[0] == '\0' ? '?' : '&');
    return query;
}

void sheet_view_add_lines(struct strbuf *out, const char *text)
{
    for (;;) {
        size_t length = strcspn(text, "\n");
        html_add_text(out, arena_strndup(out->arena, text, length));
        if (text[length] == '\0')
            return;
        strbuf_add(out, "<br>");
        text += length + 1;
    }
}
