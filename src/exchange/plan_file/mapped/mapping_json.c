/* The mapping as JSON. Letters of columns, words of columns.def: a person can read and write it. */
#include "exchange/plan_file/mapped/mapping_json.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { VERSION = 1, MAX_COLUMNS = 400 };

json_t *mapping_json_make(struct arena *arena, const struct plan_mapping *mapping)
{
    json_t *columns = json_array();
    for (int i = 0; i < mapping->column_count; i++) {
        const struct layout_column *each = &mapping->columns[i];
        if (each->is_repeated)
            continue;
        json_t *column = json_pack(
            "{s:s, s:s, s:s}", "column", sheet_column_name(arena, each->column), "use",
            column_word(each->meaning), "header", each->header == NULL ? "" : each->header);
        if (each->year != 0)
            json_object_set_new(column, "year", json_integer(each->year));
        if (each->part != 0)
            json_object_set_new(column, "part", json_integer(each->part));
        json_array_append_new(columns, column);
    }
    return json_pack("{s:i, s:s, s:i, s:i, s:s, s:o}", "version", VERSION, "sheet", mapping->sheet,
                     "header_row", mapping->header_row, "header_rows", mapping->header_rows,
                     "signature", mapping->signature, "columns", columns);
}

void plan_mapping_write(struct strbuf *out, const struct plan_mapping *mapping)
{
    struct arena arena = {0};
    json_t *root = mapping_json_make(&arena, mapping);
    char *text = json_dumps(root, JSON_INDENT(2));
    strbuf_add(out, text == NULL ? "{}" : text);
    free(text);
    json_decref(root);
    arena_release(&arena);
}

static int parse_letters(const char *text)
{
    int column = 0;
    for (; text != NULL && *text != '\0'; text++) {
        const char upper = (char)(*text >= 'a' && *text <= 'z' ? *text - 'a' + 'A' : *text);
        if (upper < 'A' || upper > 'Z' || column > WORKBOOK_MAX_COLUMNS)
            return 0;
        column = column * 26 + (upper - 'A' + 1);
    }
    return column <= WORKBOOK_MAX_COLUMNS ? column : 0;
}

static bool parse_column(struct arena *arena, const json_t *object, struct layout_column *column,
                         struct error *error)
{
    const char *letters = json_string_value(json_object_get(object, "column"));
    const char *use = json_string_value(json_object_get(object, "use"));
    const char *header = json_string_value(json_object_get(object, "header"));
    const json_int_t year = json_integer_value(json_object_get(object, "year"));
    const json_int_t part = json_integer_value(json_object_get(object, "part"));
    *column = (struct layout_column){.column = parse_letters(letters),
                                     .meaning = column_parse_word(use),
                                     .header = arena_strdup(arena, header == NULL ? "" : header)};
    if (column->column == 0)
        return error_set(error, ERROR_INVALID, "la correspondencia tiene una columna sin letra");
    if (column->meaning == COLUMN_NONE)
        return error_set(error, ERROR_INVALID,
                         "la correspondencia no conoce el uso «%.40s» (columna %s)",
                         use == NULL ? "" : use, letters);
    if (column_is_yearly(column->meaning) && (year < 1990 || year > 2099))
        return error_set(error, ERROR_INVALID, "falta el año de la columna %s", letters);
    column->year = column_is_yearly(column->meaning) ? (int)year : 0;
    column->part = part >= 1 && part <= 12 ? (int)part : 0;
    return true;
}

static bool parse_columns(struct arena *arena, const json_t *array, struct plan_mapping *mapping,
                          struct error *error)
{
    const size_t count = json_array_size(array);
    if (count == 0 || count > MAX_COLUMNS)
        return error_set(error, ERROR_INVALID,
                         "la correspondencia no dice las columnas («columns»)");
    mapping->columns = ARENA_NEW_ARRAY(arena, count, struct layout_column);
    for (size_t i = 0; i < count; i++)
        if (!parse_column(arena, json_array_get(array, i), &mapping->columns[i], error))
            return false;
    mapping->column_count = (int)count;
    return true;
}

bool mapping_json_read(struct arena *arena, const json_t *root, struct plan_mapping *mapping,
                       struct error *error)
{
    const char *sheet = json_string_value(json_object_get(root, "sheet"));
    const char *signature = json_string_value(json_object_get(root, "signature"));
    const json_t *rows = json_object_get(root, "header_rows");
    const json_int_t header_row = json_integer_value(json_object_get(root, "header_row"));
    const json_int_t header_rows = rows == NULL ? 1 : json_integer_value(rows);
    *mapping = (struct plan_mapping){0};
    if (header_row < 1 || header_row > WORKBOOK_MAX_ROWS || header_rows < 1 ||
        header_rows > LAYOUT_MAX_HEADER_ROWS)
        return error_set(error, ERROR_INVALID,
                         "la correspondencia no dice la fila de los títulos («header_row»)");
    mapping->sheet = arena_strdup(arena, sheet == NULL ? "" : sheet);
    mapping->signature = arena_strdup(arena, signature == NULL ? "" : signature);
    mapping->header_row = (int)header_row;
    mapping->header_rows = (int)header_rows;
    return parse_columns(arena, json_object_get(root, "columns"), mapping, error);
}

bool plan_mapping_parse(struct arena *arena, const char *text, size_t length,
                        struct plan_mapping *mapping, struct error *error)
{
    json_error_t fault;
    json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &fault);
    if (root == NULL)
        return error_set(error, ERROR_INVALID, "la correspondencia no es JSON válido (línea %d)",
                         fault.line);
    const bool is_good = mapping_json_read(arena, root, mapping, error);
    json_decref(root);
    return is_good;
}
