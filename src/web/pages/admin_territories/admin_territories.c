#include "web/pages/admin_territories/admin_territories.h"

#include <string.h>

#include "base/banned.h"

enum { MAX_FILE_BYTES = 4 * 1024 * 1024 };

static const struct layout layout = {.title = "Municipios y departamentos", .section = "consejos"};

static int count_places(const struct territory_list *all, const char *department_code)
{
    int count = 0;
    for (size_t i = 0; i < all->count; i++)
        count += strlen(all->items[i].code) > strlen(department_code) &&
                 strcmp(all->items[i].department_code, department_code) == 0;
    return count;
}

static bool load(struct page_context *page, struct admin_territories_view *view)
{
    struct territory_list all = {0};
    if (!territory_store_list(page->database, page->arena, &all, &page->action.error))
        return page_fail_with(page, &page->action.error);
    view->departments = ARENA_NEW_ARRAY(page->arena, all.count + 1, struct department_view);
    for (size_t i = 0; i < all.count; i++)
        if (strcmp(all.items[i].kind, "departamento") == 0)
            view->departments[view->count++] =
                (struct department_view){&all.items[i], count_places(&all, all.items[i].code)};
    return true;
}

static void show(struct page_context *page, struct admin_territories_view *view)
{
    if (!load(page, view))
        return;
    page_begin(page, &layout);
    admin_territories_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct admin_territories_view view = {.page = page};
    show(page, &view);
}

/* The sent file, understood; NULL with a message beside the field. */
static const struct divipola *read_file(struct page_context *page, const char **sha256)
{
    struct error error = {0};
    struct workbook *workbook = NULL;
    struct divipola *list = ARENA_NEW(page->arena, struct divipola);
    const struct request_file *file = request_file(page->request, "archivo");
    if (file == NULL || file->length == 0) {
        action_add_message(&page->action, "archivo", "Elija el archivo del DANE.");
        return NULL;
    }
    const struct workbook_request request = {file->name, file->bytes, file->length, NULL, NULL};
    if (!workbook_read(page->arena, &request, &workbook, &error) ||
        !divipola_read(page->arena, workbook, list, &error)) {
        action_add_message(&page->action, "archivo", "No pudimos leer el archivo: %s.",
                           error.message);
        return NULL;
    }
    *sha256 = workbook->sha256;
    if (list->problem_count > 0)
        action_add_message(&page->action, "archivo",
                           "No se trajo nada: hay filas que no entendimos. Están más abajo.");
    return list;
}

static void post(struct page_context *page)
{
    struct admin_territories_view view = {.page = page};
    struct import_territories input = {0};
    struct import_territories_answer answer;
    view.list = read_file(page, &input.file_sha256);
    if (!action_has_messages(&page->action)) {
        input.items = view.list->items;
        input.count = view.list->count;
        const enum action_status status = import_territories(&page->action, &input, &answer);
        if (page_fail_for(page, status))
            return;
        view.answer = status == ACTION_DONE ? &answer : NULL;
    }
    page->response->status = view.answer == NULL ? 422 : 200;
    show(page, &view);
}

static const struct page_field fields[] = {
    {.name = "archivo", .is_file = true, .max_bytes = MAX_FILE_BYTES}, {0}};

const struct page page_admin_territories = {.path = "/admin/territorios",
                                            .capability = CAPABILITY_MANAGE_COUNCILS,
                                            .get = get,
                                            .post = post,
                                            .fields = fields};
