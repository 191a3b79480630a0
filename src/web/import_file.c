#include "web/import_file.h"

#include <string.h>

#include "actions/pending_import.h"
#include "exchange/plan_file/mapped/mapping.h"
#include "exchange/plan_file/plan_options.h"
#include "web/import_reader.h"
#include "web/import_wait.h"
#include "web/site.h"

#include "base/banned.h"

/* Below this no file takes long: no thread is made for it. */
enum { SMALL_FILE_BYTES = 256 * 1024, REFRESH_S = 2 };

static void show_progress(struct page_context *page, const struct import_file *file, int percent)
{
    const struct import_wait_view view = {page, file->pending->file_name, file->token, percent};
    response_add_header(page->response, "Refresh",
                        arena_printf(page->arena, "%d; url=/c/%s/importar/%s", REFRESH_S,
                                     page->council->code, file->token));
    page_begin(page, &(struct layout){.title = "Leyendo el archivo", .section = "condiciones"});
    import_wait_render(&page->response->body, &view);
    page_end(page);
}

/* False: the page that waits was answered. */
static bool read_aside(struct page_context *page, struct import_file *file)
{
    const int percent = import_reader_percent(file->reader);
    if (percent >= 0) {
        show_progress(page, file, percent);
        import_file_close(file);
        return false;
    }
    file->workbook = import_reader_workbook(file->reader, &file->problem);
    return true;
}

static bool read_bytes(struct page_context *page, struct import_file *file)
{
    struct error error = {0};
    const struct workbook_request request = {.file_name = file->pending->file_name,
                                             .bytes = file->pending->bytes,
                                             .length = file->pending->size_bytes};
    if (page->site->import_readers != NULL && request.length > SMALL_FILE_BYTES)
        file->reader = import_reader_open(page->site->import_readers, file->token, &request);
    if (file->reader != NULL)
        return read_aside(page, file);
    if (!workbook_read(page->arena, &request, &file->workbook, &error)) {
        file->workbook = NULL;
        file->problem = arena_strdup(page->arena, error.message);
    }
    return true;
}

void import_file_close(struct import_file *file)
{
    import_reader_close(file->reader);
    file->reader = NULL;
}

/* What was stored is what this program wrote; if it cannot be read, nothing was chosen. */
static void read_options(struct page_context *page, struct import_file *file)
{
    struct error error = {0};
    if (!plan_options_parse(page->arena, file->pending->options_json, &file->options, &error))
        file->options = (struct plan_file_options){0};
    file->is_chosen = file->options.format_id != NULL || file->options.mapping != NULL;
    if (file->options.format_id != NULL && strcmp(file->options.format_id, PLAN_OPTIONS_AUTO) == 0)
        file->options.format_id = NULL;
}

/* The newest mapping of the council that was made for the headers of a sheet of this file. */
static bool find_kept(struct page_context *page, struct import_file *file)
{
    struct import_mapping_list kept;
    struct error *error = &page->action.error;
    if (!import_store_list_mappings(page->action.database, page->council->id, page->arena, &kept,
                                    error))
        return page_fail_with(page, error);
    for (size_t i = 0; i < kept.count && file->kept == NULL; i++) {
        struct error fault = {0};
        struct plan_mapping *mapping = ARENA_NEW(page->arena, struct plan_mapping);
        const char *text = kept.items[i].mapping_json;
        if (!plan_mapping_parse(page->arena, text, strlen(text), mapping, &fault) ||
            !plan_mapping_fits(page->arena, file->workbook, mapping))
            continue;
        file->options.mapping = mapping;
        file->kept = &kept.items[i];
    }
    return true;
}

bool import_file_load(struct page_context *page, struct import_file *file)
{
    struct pending_import *pending = NULL;
    *file = (struct import_file){.token = page->parameters.token};
    enum action_status status = find_import(&page->action, file->token, &pending);
    if (page_fail_for(page, status))
        return false;
    file->pending = pending;
    read_options(page, file);
    if (!read_bytes(page, file))
        return false;
    if (file->workbook == NULL || file->is_chosen || find_kept(page, file))
        return true;
    import_file_close(file);
    return false;
}

const char *import_file_options(const struct page_context *page,
                                const struct plan_file_options *options,
                                const struct plan_draft *draft)
{
    struct strbuf json;
    strbuf_init(&json, page->arena);
    plan_options_write(&json, options, draft);
    return json.data;
}
