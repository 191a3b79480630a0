#include "storage/engine/sqlite_parts.h"

#include <stdlib.h>

#include "base/banned.h"

struct engine_statement {
    sqlite3_stmt *statement;
    sqlite3 *connection;
    int64_t changed_rows;
};

bool sqlite_prepare(struct engine *engine, const char *sql, struct engine_statement **statement,
                    struct error *error)
{
    sqlite3_stmt *prepared = NULL;
    int status =
        sqlite3_prepare_v3(engine->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, NULL);
    if (status != SQLITE_OK)
        return sqlite_fail(engine->connection, status, error);
    struct engine_statement *created = calloc(1, sizeof *created);
    if (created == NULL)
        abort();
    created->statement = prepared;
    created->connection = engine->connection;
    *statement = created;
    return true;
}

void sqlite_finalize(struct engine_statement *statement)
{
    sqlite3_finalize(statement->statement);
    free(statement);
}

static int bind_value(sqlite3_stmt *statement, int index, const struct sql_value *value)
{
    switch (value->kind) {
    case SQL_NULL:
        return sqlite3_bind_null(statement, index);
    case SQL_INTEGER:
        return sqlite3_bind_int64(statement, index, value->integer);
    case SQL_TEXT:
        return sqlite3_bind_text64(statement, index, value->text, value->length, SQLITE_STATIC,
                                   SQLITE_UTF8);
    case SQL_BLOB:
        return sqlite3_bind_blob64(statement, index, value->text == NULL ? "" : value->text,
                                   value->length, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

bool sqlite_bind(struct engine_statement *statement, const struct sql_value *values, size_t count,
                 struct error *error)
{
    if ((size_t)sqlite3_bind_parameter_count(statement->statement) != count)
        return error_set(error, ERROR_DATABASE, "se esperaban %d valores y llegaron %zu",
                         sqlite3_bind_parameter_count(statement->statement), count);
    for (size_t i = 0; i < count; i++) {
        int status = bind_value(statement->statement, (int)i + 1, &values[i]);
        if (status != SQLITE_OK)
            return sqlite_fail(statement->connection, status, error);
    }
    return true;
}

bool sqlite_step(struct engine_statement *statement, bool *has_row, struct error *error)
{
    int status = sqlite3_step(statement->statement);
    *has_row = status == SQLITE_ROW;
    if (*has_row)
        return true;
    if (status != SQLITE_DONE)
        return sqlite_fail(statement->connection, status, error);
    statement->changed_rows = sqlite3_changes64(statement->connection);
    return true;
}

struct sql_value sqlite_column(struct engine_statement *statement, int index)
{
    sqlite3_stmt *row = statement->statement;
    switch (sqlite3_column_type(row, index)) {
    case SQLITE_INTEGER:
        return (struct sql_value){.kind = SQL_INTEGER, .integer = sqlite3_column_int64(row, index)};
    case SQLITE_BLOB: {
        const char *bytes = sqlite3_column_blob(row, index);
        return (struct sql_value){.kind = SQL_BLOB,
                                  .text = bytes == NULL ? "" : bytes,
                                  .length = (size_t)sqlite3_column_bytes(row, index)};
    }
    case SQLITE_NULL:
        return (struct sql_value){.kind = SQL_NULL};
    default: {
        const char *text = (const char *)sqlite3_column_text(row, index);
        return (struct sql_value){
            .kind = SQL_TEXT, .text = text, .length = (size_t)sqlite3_column_bytes(row, index)};
    }
    }
}

int sqlite_column_count(struct engine_statement *statement)
{
    return sqlite3_column_count(statement->statement);
}

const char *sqlite_column_name(struct engine_statement *statement, int index)
{
    return sqlite3_column_name(statement->statement, index);
}

int64_t sqlite_column_integer(struct engine_statement *statement, int index)
{
    return sqlite3_column_int64(statement->statement, index);
}

int64_t sqlite_changed_rows(struct engine_statement *statement)
{
    return statement->changed_rows;
}

void sqlite_reset(struct engine_statement *statement)
{
    sqlite3_reset(statement->statement);
    sqlite3_clear_bindings(statement->statement);
    statement->changed_rows = 0;
}

/* SQLite never holds an answer whole. */
void sqlite_stream(struct engine_statement *statement)
{
    (void)statement;
}
