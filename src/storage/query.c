#include "storage/query.h"

#include <assert.h>
#include <string.h>

#include "storage/database_parts.h"

#include "base/banned.h"

struct query query_start(struct database *database, enum sql_statement statement)
{
    assert(statement < SQL_STATEMENT_COUNT);
    assert(!database->is_running[statement]);
    struct query query = {.database = database, .statement = statement};
    database_prepare(database, statement, &query.error);
    query.prepared = database->statements[statement];
    database->is_running[statement] = query.prepared != NULL;
    return query;
}

static void bind(struct query *query, struct sql_value value)
{
    assert(!query->is_started && query->parameter_count < QUERY_MAX_PARAMETERS);
    query->parameters[query->parameter_count++] = value;
}

void query_bind_integer(struct query *query, int64_t value)
{
    bind(query, (struct sql_value){.kind = SQL_INTEGER, .integer = value});
}

void query_bind_text(struct query *query, const char *text)
{
    if (text == NULL)
        query_bind_null(query);
    else
        bind(query, (struct sql_value){.kind = SQL_TEXT, .text = text, .length = strlen(text)});
}

void query_bind_blob(struct query *query, const void *bytes, size_t length)
{
    bind(query, (struct sql_value){.kind = SQL_BLOB, .text = bytes, .length = length});
}

void query_bind_reference(struct query *query, int64_t id)
{
    if (id == 0)
        query_bind_null(query);
    else
        query_bind_integer(query, id);
}

void query_bind_quantity(struct query *query, struct quantity quantity)
{
    query_bind_integer(query, (int64_t)quantity.state);
    query_bind_integer(query, quantity.value_e4);
}

void query_bind_null(struct query *query)
{
    bind(query, (struct sql_value){.kind = SQL_NULL});
}

void query_stream(struct query *query)
{
    assert(!query->is_started);
    if (query->prepared != NULL)
        query->database->operations->stream(query->prepared);
}

bool query_step(struct query *query)
{
    const struct engine_operations *operations = query->database->operations;
    bool has_row = false;
    if (query->error.kind != ERROR_NONE || query->is_finished)
        return false;
    if (!query->is_started) {
        query->is_started = true;
        if (!database_may_run(query->database, &query->error) ||
            !operations->bind(query->prepared, query->parameters, (size_t)query->parameter_count,
                              &query->error)) {
            error_add_context(&query->error, "%s", sql_name(query->statement));
            return false;
        }
    }
    if (!operations->step(query->prepared, &has_row, &query->error)) {
        error_add_context(&query->error, "%s", sql_name(query->statement));
        return false;
    }
    if (has_row)
        return true;
    query->is_finished = true;
    query->changed_rows = operations->changed_rows(query->prepared);
    return false;
}

int64_t query_integer(struct query *query, int column)
{
    return query->database->operations->column_integer(query->prepared, column);
}

struct quantity query_quantity(struct query *query, int column)
{
    int64_t state = query_integer(query, column);
    if (state == QUANTITY_NUMBER)
        return quantity_number(query_integer(query, column + 1));
    return (struct quantity){.state = state == QUANTITY_NOT_PROGRAMMED ? QUANTITY_NOT_PROGRAMMED
                                                                       : QUANTITY_MISSING};
}

bool query_is_null(struct query *query, int column)
{
    return query->database->operations->column(query->prepared, column).kind == SQL_NULL;
}

const char *query_text(struct query *query, int column, struct arena *arena)
{
    struct sql_value value = query->database->operations->column(query->prepared, column);
    if (value.kind != SQL_TEXT && value.kind != SQL_BLOB)
        return NULL;
    char *copy = arena_alloc(arena, value.length + 1);
    memcpy(copy, value.text, value.length);
    return copy;
}

const char *query_string(struct query *query, int column, struct arena *arena)
{
    const char *text = query_text(query, column, arena);
    return text == NULL ? "" : text;
}

void query_fail_damaged(struct query *query, int column)
{
    error_set(&query->error, ERROR_INVALID, "dato dañado en la base de datos: %s, columna %d",
              sql_name(query->statement), column);
}

int query_within(struct query *query, int column, int minimum, int maximum)
{
    int64_t value = query_integer(query, column);
    if (value >= minimum && value <= maximum)
        return (int)value;
    query_fail_damaged(query, column);
    return minimum;
}

const char *query_code(struct query *query, int column, char buffer[QUERY_CODE_SIZE])
{
    size_t length = 0;
    const char *text = query_borrow(query, column, &length);
    buffer[0] = '\0';
    if (text == NULL || length >= QUERY_CODE_SIZE) {
        query_fail_damaged(query, column);
        return buffer;
    }
    memcpy(buffer, text, length);
    buffer[length] = '\0';
    return buffer;
}

const char *query_borrow(struct query *query, int column, size_t *length)
{
    struct sql_value value = query->database->operations->column(query->prepared, column);
    bool has_bytes = value.kind == SQL_TEXT || value.kind == SQL_BLOB;
    *length = has_bytes ? value.length : 0;
    return has_bytes ? value.text : NULL;
}

bool query_end(struct query *query, struct error *error)
{
    /* An INSERT has to run although nobody reads its rows; a SELECT that was left early need not.
     */
    if (!query->is_started)
        while (query_step(query))
            continue;
    if (query->prepared != NULL) {
        query->database->operations->reset(query->prepared);
        query->database->is_running[query->statement] = false;
    }
    if (query->error.kind == ERROR_NONE)
        return true;
    if (error != NULL)
        *error = query->error;
    return false;
}

int64_t query_changed_rows(const struct query *query)
{
    return query->changed_rows;
}
