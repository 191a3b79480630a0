#include "web/pages/import_table/import_table.h"

#include <stdlib.h>
#include <string.h>

#include "actions/pending_import.h"

#include "base/banned.h"

enum { MAX_NUMBER = 1000000, YEAR_DIGITS = 4 };

static int parse_number(const char *text)
{
    int64_t number = 0;
    return text != NULL && request_parse_id(text, &number) && number <= MAX_NUMBER ? (int)number
                                                                                   : 0;
}

static const char *typed(const struct page_context *page, const char *name)
{
    return page->request->method == HTTP_POST ? page_typed(page, name)
                                              : request_query(page->request, name);
}

/* The waiting file and the table of the sheet asked for; false when a failure was answered. */
static bool load(struct page_context *page, struct import_table_view *view)
{
    const struct mapping_place place = {.sheet = parse_number(typed(page, "hoja")),
                                        .header_row = parse_number(typed(page, "fila")),
                                        .header_rows = parse_number(typed(page, "filas"))};
    *view = (struct import_table_view){.page = page, .is_kept = true};
    if (!import_file_load(page, &view->file))
        return false;
    if (view->file.workbook == NULL ||
        !mapping_table_find(page->arena, view->file.workbook, &place, view->file.options.mapping,
                            &view->table)) {
        page_redirect(page, "/c/%s/importar/%s", page->council->code, view->file.token);
        import_file_close(&view->file);
        return false;
    }
    return true;
}

static void show(struct page_context *page, const struct import_table_view *view)
{
    page_begin(page, &(struct layout){.title = "Traer el plan: las columnas",
                                      .section = "condiciones",
                                      .is_wide = true});
    import_table_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct import_table_view view;
    if (!load(page, &view))
        return;
    const char **years = ARENA_NEW_ARRAY(page->arena, view.table.column_count + 1, const char *);
    for (int i = 0; i < view.table.column_count; i++)
        years[i] = view.table.columns[i].year == 0
                       ? ""
                       : arena_printf(page->arena, "%d", view.table.columns[i].year);
    view.years = years;
    show(page, &view);
    import_file_close(&view.file);
}

/* "uso_B" is what column B holds, "anio_B" of which year. */
static void take_choices(struct page_context *page, struct import_table_view *view)
{
    const char **years = ARENA_NEW_ARRAY(page->arena, view->table.column_count + 1, const char *);
    for (int i = 0; i < view->table.column_count; i++) {
        struct mapping_column *column = &view->table.columns[i];
        column->meaning = column_parse_word(
            page_typed(page, arena_printf(page->arena, "uso_%s", column->letters)));
        years[i] = page_typed(page, arena_printf(page->arena, "anio_%s", column->letters));
        column->year = strlen(years[i]) == YEAR_DIGITS ? parse_number(years[i]) : 0;
    }
    view->years = years;
    view->is_kept = page_typed(page, "conservar")[0] != '\0';
}

static void tell(struct page_context *page, const struct mapping_fault *fault)
{
    const char *field = "";
    if (fault->column != NULL)
        field = arena_printf(page->arena, "%s_%s", fault->is_of_year ? "anio" : "uso",
                             fault->column->letters);
    action_add_message(&page->action, field, "%s", fault->text);
}

static enum action_status save(struct page_context *page, const struct import_table_view *view)
{
    struct plan_mapping mapping;
    struct strbuf json;
    struct mapping_fault *faults =
        ARENA_NEW_ARRAY(page->arena, view->table.column_count + 3, struct mapping_fault);
    const int count = mapping_table_build(page->arena, &view->table, &mapping, faults);
    for (int i = 0; i < count; i++)
        tell(page, &faults[i]);
    if (count > 0)
        return ACTION_INVALID;
    strbuf_init(&json, page->arena);
    plan_mapping_write(&json, &mapping);
    const struct plan_file_options options = {.mapping = &mapping};
    const struct map_import input = {.token = view->file.token,
                                     .options_json = import_file_options(page, &options, NULL),
                                     .mapping_json = view->is_kept ? json.data : NULL,
                                     .signature = mapping.signature};
    return map_import(&page->action, &input);
}

static void post(struct page_context *page)
{
    struct import_table_view view;
    if (!load(page, &view))
        return;
    take_choices(page, &view);
    const enum action_status status = save(page, &view);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/importar/%s", page->council->code, view.file.token);
    else if (!page_fail_for(page, status))
        show(page, &view);
    import_file_close(&view.file);
}

static const struct page_field fields[] = {{.name = "hoja", .is_required = true},
                                           {.name = "fila", .is_required = true},
                                           {.name = "filas"},
                                           {.name = "conservar"},
                                           {.name = "uso_", .is_repeated = true},
                                           {.name = "anio_", .is_repeated = true},
                                           {0}};

const struct page page_import_table = {.path = "/c/{council}/importar/{token}/tabla",
                                       .capability = CAPABILITY_IMPORT_PLAN,
                                       .get = get,
                                       .post = post,
                                       .fields = fields};
