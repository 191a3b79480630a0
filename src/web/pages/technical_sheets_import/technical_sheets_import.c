#include "web/pages/technical_sheets_import/technical_sheets_import_page.h"

#include <string.h>

#include "base/banned.h"

enum { MAX_FILE_BYTES = 4 * 1024 * 1024, MAX_DATA_BYTES = 256 * 1024 };

static void show(struct page_context *page, const struct technical_sheets_import_view *view)
{
    page_begin(page, &(struct layout){.title = "Traer fichas técnicas", .section = "condiciones"});
    technical_sheets_import_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, &(struct technical_sheets_import_view){.page = page});
}

/* False with a message beside the field. */
static bool read_file(struct page_context *page, const struct request_file *file,
                      struct sheet_file *sheets)
{
    struct error error = {0};
    struct workbook *workbook = NULL;
    const struct workbook_request request = {file->name, file->bytes, file->length, NULL, NULL};
    if (workbook_read(page->arena, &request, &workbook, &error) &&
        sheet_file_read(page->arena, workbook, sheets, &error))
        return true;
    action_add_message(&page->action, "archivo", "No pudimos leer el archivo: %s.", error.message);
    return false;
}

static void preview(struct page_context *page)
{
    struct sheet_book *book = NULL;
    struct sheet_file sheets;
    struct sheet_preview found;
    struct technical_sheets_import_view view = {.page = page};
    const struct request_file *file = request_file(page->request, "archivo");
    if (!sheet_view_gather(page, &book))
        return;
    page->response->status = 422;
    if (file == NULL || file->length == 0)
        action_add_message(&page->action, "archivo", "Elija el archivo que llenó.");
    else if (book == NULL)
        action_add_message(&page->action, "archivo", "El consejo aún no ha traído su plan.");
    else if (read_file(page, file, &sheets)) {
        sheet_preview_compute(&page->action, book, &sheets, &found);
        view.preview = &found;
        view.file_name = file->name;
        if (strlen(found.data) >= MAX_DATA_BYTES)
            action_add_message(&page->action, "archivo",
                               "El archivo cambia demasiadas fichas. Pártalo en dos.");
        else if (found.problem_count == 0)
            page->response->status = 200;
    }
    show(page, &view);
}

static void confirm(struct page_context *page, const char *data)
{
    struct import_technical_sheets input;
    int changed = 0;
    if (!sheet_preview_parse(page->arena, data, &input)) {
        page_fail(page, 400);
        return;
    }
    enum action_status status = import_technical_sheets(&page->action, &input, &changed);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/fichas?hecho=traidas", page->council->code);
    } else if (!page_fail_for(page, status)) { /* somebody saved one meanwhile */
        page->action.messages.count = 0;
        action_add_message(&page->action, "archivo",
                           "No se guardó nada: alguien cambió una ficha mientras tanto. Envíe el "
                           "archivo otra vez para ver los cambios.");
        page->response->status = 409;
        get(page);
    }
}

static void post(struct page_context *page)
{
    const char *data = request_form(page->request, "datos");
    if (!page_can(page, CAPABILITY_EDIT_SHEETS))
        page_fail(page, 403);
    else if (data != NULL && data[0] != '\0')
        confirm(page, data);
    else
        preview(page);
}

static const struct page_field fields[] = {
    {.name = "archivo", .is_file = true, .max_bytes = MAX_FILE_BYTES},
    {.name = "datos", .max_bytes = MAX_DATA_BYTES},
    {0}};

const struct page page_technical_sheets_import = {.path = "/c/{council}/fichas/traer",
                                                  .capability = CAPABILITY_EDIT_SHEETS,
                                                  .get = get,
                                                  .post = post,
                                                  .fields = fields};
