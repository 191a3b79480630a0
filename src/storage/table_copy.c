#include "storage/table_copy.h"

#include <jansson.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "storage/database.h"
#include "storage/disk.h"

#include "base/banned.h"

enum { MAX_COLUMNS = 64 };

const struct table_copy table_copy_tables[] = {
#define TABLE(name, order, has_id) {#name, order, has_id},
#define LEFT_OUT(name)
#include "storage/table_copy.def"
#undef TABLE
#undef LEFT_OUT
};
const size_t table_copy_count = sizeof table_copy_tables / sizeof *table_copy_tables;

/* {"b64": "…"} */
static json_t *pack_bytes(const char *kind, const struct sql_value *value)
{
    size_t size = sodium_base64_encoded_len(value->length, sodium_base64_VARIANT_ORIGINAL);
    char *digits = malloc(size); /* a file may be long: back at once, not kept in an arena */
    if (digits == NULL)
        abort();
    sodium_bin2base64(digits, size, (const unsigned char *)value->text, value->length,
                      sodium_base64_VARIANT_ORIGINAL);
    json_t *packed = json_pack("{s:s}", kind, digits);
    free(digits);
    return packed;
}

static json_t *pack_value(const struct sql_value *value)
{
    switch (value->kind) {
    case SQL_NULL:
        return json_null();
    case SQL_INTEGER:
        return json_integer(value->integer);
    case SQL_BLOB:
        return pack_bytes("b64", value);
    case SQL_TEXT:
        break;
    }
    json_t *text = json_stringn(value->text, value->length);
    return text != NULL ? text : pack_bytes("t64", value);
}

static bool put_line(json_t *line, FILE *file, const char *name, struct error *error)
{
    bool ok = json_dumpf(line, file, JSON_COMPACT) == 0 && fputc('\n', file) != EOF;
    json_decref(line);
    return ok || disk_fail(error, name);
}

/* A table being read or written with a statement of its own. */
struct run {
    const struct engine_operations *engine;
    struct engine_statement *statement;
    const struct table_copy *table;
};

static bool start_reading(struct run *run, struct database *database, struct error *error)
{
    char sql[256];
    snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY %s", run->table->name, run->table->order);
    run->engine = database_operations(database);
    if (!run->engine->prepare(database_engine(database), sql, &run->statement, error) ||
        !run->engine->bind(run->statement, NULL, 0, error))
        return false;
    run->engine->stream(run->statement);
    return true;
}

static void finish(struct run *run)
{
    if (run->statement == NULL)
        return;
    run->engine->reset(run->statement);
    run->engine->finalize(run->statement);
    run->statement = NULL;
}

static bool write_columns(struct run *run, FILE *file, struct error *error)
{
    json_t *line = json_array();
    for (int i = 0; i < run->engine->column_count(run->statement); i++)
        json_array_append_new(line, json_string(run->engine->column_name(run->statement, i)));
    return put_line(line, file, run->table->name, error);
}

static bool write_row(struct run *run, FILE *file, struct error *error)
{
    json_t *line = json_array();
    for (int i = 0; i < run->engine->column_count(run->statement); i++) {
        struct sql_value value = run->engine->column(run->statement, i);
        json_array_append_new(line, pack_value(&value));
    }
    return put_line(line, file, run->table->name, error);
}

static bool write_rows(struct run *run, FILE *file, int64_t *row_count, struct error *error)
{
    bool has_row = false;
    if (!run->engine->step(run->statement, &has_row, error) || !write_columns(run, file, error))
        return false;
    for (*row_count = 0; has_row; ++*row_count)
        if (!write_row(run, file, error) || !run->engine->step(run->statement, &has_row, error))
            return false;
    return true;
}

bool table_copy_write(struct database *database, const struct table_copy *table, FILE *file,
                      int64_t *row_count, struct error *error)
{
    struct run run = {.table = table};
    bool ok = start_reading(&run, database, error) && write_rows(&run, file, row_count, error);
    finish(&run);
    return ok || error_add_context(error, "tabla %s", table->name);
}

bool table_copy_is_empty(struct database *database, const struct table_copy *table, bool *is_empty,
                         struct error *error)
{
    struct run run = {.table = table};
    bool has_row = false;
    bool ok =
        start_reading(&run, database, error) && run.engine->step(run.statement, &has_row, error);
    finish(&run);
    *is_empty = !has_row;
    return ok || error_add_context(error, "tabla %s", table->name);
}

/* The lines of one table, no further than its size. */
struct lines {
    FILE *file;
    int64_t rest;
    char *text; /* of getline */
    size_t capacity;
    int64_t number;
};

static bool refuse_line(const struct lines *lines, struct error *error)
{
    return error_set(error, ERROR_INVALID, "la línea %lld no es una fila",
                     (long long)lines->number);
}

/* *line is NULL at the end; otherwise the caller's to give back. */
static bool next_line(struct lines *lines, json_t **line, struct error *error)
{
    *line = NULL;
    if (lines->rest == 0)
        return true;
    lines->number++;
    ssize_t length = getline(&lines->text, &lines->capacity, lines->file);
    if (length <= 0 || length > lines->rest)
        return refuse_line(lines, error);
    lines->rest -= length;
    *line = json_loadb(lines->text, (size_t)length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);
    if (json_is_array(*line) && json_array_size(*line) > 0 && json_array_size(*line) <= MAX_COLUMNS)
        return true;
    json_decref(*line);
    *line = NULL;
    return refuse_line(lines, error);
}

static bool is_column_name(const char *name)
{
    return name != NULL && *name != '\0' &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

/* The names come from outside: only those that can be nothing but a name enter the statement. */
static bool start_writing(struct run *run, struct database *database, const json_t *columns,
                          struct error *error)
{
    struct arena arena = {0};
    struct strbuf names, marks;
    size_t index;
    json_t *column;
    bool ok = true;
    strbuf_init(&names, &arena);
    strbuf_init(&marks, &arena);
    json_array_foreach(columns, index, column)
    {
        const char *name = json_string_value(column);
        ok = ok && (is_column_name(name) ||
                    error_set(error, ERROR_INVALID, "la copia tiene una columna sin nombre"));
        if (!ok)
            break;
        strbuf_printf(&names, "%s%s", index == 0 ? "" : ", ", name);
        strbuf_add(&marks, index == 0 ? "?" : ", ?");
    }
    run->engine = database_operations(database);
    ok = ok && run->engine->prepare(database_engine(database),
                                    arena_printf(&arena, "INSERT INTO %s (%s) VALUES (%s)",
                                                 run->table->name, names.data, marks.data),
                                    &run->statement, error);
    arena_release(&arena);
    return ok;
}

/* {"b64": "…"} or {"t64": "…"} */
static bool unpack_bytes(const json_t *packed, struct arena *arena, struct sql_value *value)
{
    const json_t *bytes = json_object_get(packed, "b64");
    const json_t *digits = bytes != NULL ? bytes : json_object_get(packed, "t64");
    size_t length = json_string_length(digits);
    if (digits == NULL || json_object_size(packed) != 1)
        return false;
    unsigned char *decoded = arena_alloc(arena, length + 1);
    value->kind = bytes != NULL ? SQL_BLOB : SQL_TEXT;
    value->text = (const char *)decoded;
    return sodium_base642bin(decoded, length + 1, json_string_value(digits), length, NULL,
                             &value->length, NULL, sodium_base64_VARIANT_ORIGINAL) == 0;
}

static bool unpack_value(const json_t *packed, struct arena *arena, struct sql_value *value)
{
    *value = (struct sql_value){.kind = SQL_NULL};
    switch (json_typeof(packed)) {
    case JSON_NULL:
        return true;
    case JSON_INTEGER:
        value->kind = SQL_INTEGER;
        value->integer = json_integer_value(packed);
        return true;
    case JSON_STRING:
        value->kind = SQL_TEXT;
        value->text = json_string_value(packed);
        value->length = json_string_length(packed);
        return true;
    case JSON_OBJECT:
        return unpack_bytes(packed, arena, value);
    default:
        return false;
    }
}

static bool load_row(struct run *run, const json_t *line, struct arena *arena,
                     const struct lines *lines, struct error *error)
{
    struct sql_value values[MAX_COLUMNS];
    bool has_row = false;
    size_t count = json_array_size(line);
    for (size_t i = 0; i < count; i++)
        if (!unpack_value(json_array_get(line, i), arena, &values[i]))
            return refuse_line(lines, error);
    bool ok = run->engine->bind(run->statement, values, count, error) &&
              run->engine->step(run->statement, &has_row, error);
    run->engine->reset(run->statement);
    return ok || error_add_context(error, "línea %lld", (long long)lines->number);
}

static bool load_lines(struct run *run, struct database *database, struct lines *lines,
                       struct error *error)
{
    struct arena arena = {0};
    json_t *line = NULL;
    bool ok = next_line(lines, &line, error) &&
              (line != NULL || error_set(error, ERROR_INVALID, "le faltan las columnas")) &&
              start_writing(run, database, line, error);
    json_decref(line);
    while (ok && (ok = next_line(lines, &line, error)) && line != NULL) {
        ok = load_row(run, line, &arena, lines, error);
        json_decref(line);
        arena_clear(&arena);
    }
    arena_release(&arena);
    return ok;
}

bool table_copy_load(struct database *database, const struct table_copy *table, FILE *file,
                     int64_t size, struct error *error)
{
    struct run run = {.table = table};
    struct lines lines = {.file = file, .rest = size};
    bool ok = load_lines(&run, database, &lines, error);
    finish(&run);
    free(lines.text);
    if (ok && table->has_id)
        ok = run.engine->continue_ids(database_engine(database), table->name, error);
    return ok || error_add_context(error, "tabla %s", table->name);
}
