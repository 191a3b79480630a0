#include "storage/technical_sheet_store.h"

#include <assert.h>
#include <string.h>

#include "storage/database.h"

#include "base/banned.h"

static const char *const source_codes[] = {"pagina", "archivo"};

/* A key of another version of the program, or the '' of a sheet without values, is passed over. */
static void read_value(struct query *query, int column, struct arena *arena,
                       struct technical_sheet *sheet)
{
    enum sheet_field field;
    if (sheet_field_parse(query_string(query, column, arena), &field) &&
        sheet_field_facts(field)->origin == SHEET_FROM_TYPED)
        sheet->values[field] = query_string(query, column + 1, arena);
}

static void read_row(struct query *query, struct arena *arena, struct technical_sheet *sheet)
{
    if (sheet->version == 0) {
        sheet->version = query_integer(query, 1);
        sheet->time_utc = query_string(query, 2, arena);
    }
    read_value(query, 3, arena, sheet);
}

bool technical_sheet_store_load(struct database *database, struct object_key indicator,
                                struct arena *arena, struct technical_sheet *sheet,
                                struct error *error)
{
    struct query query = query_start(database, SQL_TECHNICAL_SHEET_LOAD);
    query_bind_integer(&query, indicator.council_id);
    query_bind_integer(&query, indicator.id);
    technical_sheet_clear(sheet);
    sheet->council_id = indicator.council_id;
    sheet->indicator_id = indicator.id;
    while (query_step(&query))
        read_row(&query, arena, sheet);
    return query_end(&query, error);
}

static struct technical_sheet *create_empty(const struct plan *plan, struct arena *arena)
{
    struct technical_sheet *sheets =
        ARENA_NEW_ARRAY(arena, plan->indicator_count + 1, struct technical_sheet);
    for (size_t i = 0; i < plan->indicator_count; i++) {
        technical_sheet_clear(&sheets[i]);
        sheets[i].council_id = plan->council_id;
        sheets[i].indicator_id = plan->indicators[i].id;
    }
    return sheets;
}

bool technical_sheet_store_list(struct database *database, const struct plan *plan,
                                struct arena *arena, struct technical_sheet **sheets,
                                struct error *error)
{
    struct query query = query_start(database, SQL_TECHNICAL_SHEET_LIST);
    struct technical_sheet *sheet = NULL;
    query_bind_integer(&query, plan->council_id);
    query_bind_integer(&query, plan->id);
    *sheets = create_empty(plan, arena);
    while (query_step(&query)) { /* the rows of an indicator stand together */
        int64_t id = query_integer(&query, 0);
        if (sheet == NULL || sheet->indicator_id != id) {
            const struct indicator *indicator = plan_find_indicator(plan, id);
            sheet = indicator == NULL ? NULL : &(*sheets)[indicator - plan->indicators];
        }
        if (sheet != NULL)
            read_row(&query, arena, sheet);
    }
    return query_end(&query, error);
}

static bool raise_version(struct database *database, struct technical_sheet *sheet,
                          struct error *error)
{
    struct query query = query_start(database, sheet->version == 0 ? SQL_TECHNICAL_SHEET_ADD
                                                                   : SQL_TECHNICAL_SHEET_RAISE);
    query_bind_integer(&query, sheet->council_id);
    query_bind_integer(&query, sheet->indicator_id);
    if (sheet->version != 0)
        query_bind_integer(&query, sheet->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió la ficha %lld",
                         (long long)sheet->indicator_id);
    sheet->version++;
    return true;
}

static bool add_version(struct database *database, const struct technical_sheet *sheet,
                        const struct sheet_change *change, struct error *error)
{
    struct query query = query_start(database, SQL_TECHNICAL_SHEET_ADD_VERSION);
    assert(change->source <= SHEET_SOURCE_FILE);
    query_bind_integer(&query, sheet->council_id);
    query_bind_integer(&query, sheet->indicator_id);
    query_bind_integer(&query, sheet->version);
    query_bind_reference(&query, change->person_id);
    query_bind_text(&query, change->time_utc);
    query_bind_text(&query, source_codes[change->source]);
    return query_end(&query, error);
}

static bool add_value(struct database *database, const struct technical_sheet *sheet,
                      enum sheet_field field, struct error *error)
{
    struct query query = query_start(database, SQL_TECHNICAL_SHEET_ADD_VALUE);
    query_bind_integer(&query, sheet->council_id);
    query_bind_integer(&query, sheet->indicator_id);
    query_bind_integer(&query, sheet->version);
    query_bind_text(&query, sheet_field_facts(field)->key);
    query_bind_text(&query, sheet->values[field]);
    return query_end(&query, error);
}

bool technical_sheet_store_save(struct database *database, struct technical_sheet *sheet,
                                const struct sheet_change *change, struct error *error)
{
    if (!raise_version(database, sheet, error) || !add_version(database, sheet, change, error))
        return false;
    sheet->time_utc = change->time_utc;
    for (int i = 0; i < SHEET_FIELDS; i++)
        if (sheet_field_facts((enum sheet_field)i)->origin == SHEET_FROM_TYPED &&
            sheet->values[i][0] != '\0' && !add_value(database, sheet, (enum sheet_field)i, error))
            return false;
    return true;
}

static void start_version(struct query *query, struct arena *arena, struct object_key indicator,
                          struct sheet_version *version)
{
    char code[QUERY_CODE_SIZE];
    technical_sheet_clear(&version->sheet);
    version->sheet.council_id = indicator.council_id;
    version->sheet.indicator_id = indicator.id;
    version->sheet.version = query_integer(query, 0);
    version->sheet.time_utc = query_string(query, 1, arena);
    version->source = strcmp(query_code(query, 2, code), source_codes[SHEET_SOURCE_FILE]) == 0
                          ? SHEET_SOURCE_FILE
                          : SHEET_SOURCE_PAGE;
    version->person_name = query_string(query, 3, arena);
}

bool technical_sheet_store_list_versions(struct database *database, struct object_key indicator,
                                         struct arena *arena, struct sheet_version_list *versions,
                                         struct error *error)
{
    struct query query = query_start(database, SQL_TECHNICAL_SHEET_LIST_VERSIONS);
    query_bind_integer(&query, indicator.council_id);
    query_bind_integer(&query, indicator.id);
    *versions = (struct sheet_version_list){0};
    while (query_step(&query)) {
        size_t last = versions->count;
        if (last == 0 || versions->items[last - 1].sheet.version != query_integer(&query, 0)) {
            versions->items =
                arena_grow(arena, versions->items, last, sizeof(struct sheet_version));
            start_version(&query, arena, indicator, &versions->items[versions->count++]);
        }
        read_value(&query, 4, arena, &versions->items[versions->count - 1].sheet);
    }
    return query_end(&query, error);
}
