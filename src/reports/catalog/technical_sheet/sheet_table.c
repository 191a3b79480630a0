#include "reports/catalog/technical_sheet/sheet_table.h"

#include "base/banned.h"

enum { ID, VERSION, FIRST_FIELD };

/* Which field stands in which column. */
struct columns {
    struct document_column items[FIRST_FIELD + SHEET_FIELDS];
    enum sheet_field fields[FIRST_FIELD + SHEET_FIELDS];
    size_t count;
};

static bool is_written(const struct sheet_book *book, enum sheet_field field)
{
    const struct sheet_field_facts *facts = sheet_field_facts(field);
    return facts->origin != SHEET_FROM_RECORD && !(book->is_public && facts->is_private);
}

static const struct columns *choose_columns(struct arena *arena, const struct sheet_book *book)
{
    struct columns *columns = ARENA_NEW(arena, struct columns);
    columns->items[ID] =
        (struct document_column){.key = "ficha", .label = technical_sheet_id_label, .weight = 8};
    columns->items[VERSION] = (struct document_column){
        .key = "version", .label = technical_sheet_version_label, .weight = 8};
    columns->count = FIRST_FIELD;
    for (int i = 0; i < SHEET_FIELDS; i++) {
        enum sheet_field field = (enum sheet_field)i;
        const struct sheet_field_facts *facts = sheet_field_facts(field);
        if (!is_written(book, field))
            continue;
        columns->fields[columns->count] = field;
        columns->items[columns->count++] =
            (struct document_column){.key = facts->key,
                                     .label = facts->label,
                                     .weight = facts->kind == SHEET_KIND_LINES ? 40 : 20,
                                     .is_row_header = field == SHEET_NAME};
    }
    return columns;
}

static void fill(struct arena *arena, struct document_table *table, const struct columns *columns,
                 const struct sheet_selection *selection)
{
    for (size_t i = 0; i < selection->count; i++) {
        const struct sheet_entry *entry = selection->entries[i];
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[ID] =
            document_cell_text(arena_printf(arena, "%lld", (long long)entry->indicator->id));
        cells[VERSION] =
            document_cell_text(arena_printf(arena, "%lld", (long long)entry->sheet.version));
        for (size_t j = FIRST_FIELD; j < columns->count; j++) {
            enum sheet_field field = columns->fields[j];
            cells[j] =
                document_cell_text(technical_sheet_write(arena, field, entry->sheet.values[field]));
        }
    }
}

static struct document_table_head make_head(const struct columns *columns)
{
    return (struct document_table_head){.caption = "Fichas técnicas de los indicadores",
                                        .sheet_name = "Fichas",
                                        .columns = columns->items,
                                        .column_count = columns->count,
                                        .is_wide = true};
}

struct document_table *sheet_table_create(struct arena *arena,
                                          const struct sheet_selection *selection)
{
    const struct columns *columns = choose_columns(arena, selection->book);
    const struct document_table_head head = make_head(columns);
    struct document_table *table = document_table_create(arena, &head);
    fill(arena, table, columns, selection);
    return table;
}

struct document *sheet_table_document(struct arena *arena, const struct sheet_selection *selection,
                                      const char *council)
{
    const struct columns *columns = choose_columns(arena, selection->book);
    const struct document_table_head head = make_head(columns);
    struct document *document = document_create(
        arena, &(struct document_metadata){.title = "Fichas técnicas de los indicadores",
                                           .council = council});
    document_add_paragraph(document,
                           "Llene la hoja «Fichas» y tráigala de vuelta en la página de fichas. "
                           "No cambie las dos primeras columnas.");
    document_add_paragraph(document,
                           "Lo que viene del plan está para consulta: no se cambia aquí.");
    fill(arena, document_add_table(document, &head), columns, selection);
    return document;
}
