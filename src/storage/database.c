#include "storage/database.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

struct database {
    const struct engine_operations *operations;
    struct engine *engine;
    bool is_in_transaction;
    int64_t until_failure; /* statements; 0: none fails */
    struct engine_statement *statements[SQL_STATEMENT_COUNT];
    bool is_running[SQL_STATEMENT_COUNT];
};

bool database_open(const char *url, struct database **database, struct error *error)
{
    const struct engine_operations *operations = engine_for_url(url);
    *database = NULL;
    if (operations == NULL)
        return error_set(error, ERROR_UNSUPPORTED,
                         "la base de datos debe ser sqlite:ARCHIVO o postgresql://…");
    struct database *opened = calloc(1, sizeof *opened); /* outlives every arena */
    if (opened == NULL)
        abort();
    opened->operations = operations;
    if (!operations->open(url, &opened->engine, error)) {
        free(opened);
        return error_add_context(error, "abrir la base de datos");
    }
    const char *failing = getenv("ATALAYA_FAIL_NTH_SQL");
    if (failing != NULL)
        database_fail_nth(opened, strtoll(failing, NULL, 10));
    *database = opened;
    return true;
}

void database_fail_nth(struct database *database, int64_t count)
{
    database->until_failure = count;
}

static bool may_run(struct database *database, struct error *error)
{
    if (database->until_failure == 0 || --database->until_failure > 0)
        return true;
    return error_set(error, ERROR_NO_SPACE, "fallo provocado para una prueba");
}

void database_close(struct database *database)
{
    if (database == NULL)
        return;
    for (int i = 0; i < SQL_STATEMENT_COUNT; i++)
        if (database->statements[i] != NULL)
            database->operations->finalize(database->statements[i]);
    database->operations->close(database->engine);
    free(database);
}

const char *database_engine_name(const struct database *database)
{
    return database->operations->name;
}

bool database_begin(struct database *database, bool for_writing, struct error *error)
{
    assert(!database->is_in_transaction);
    if (!may_run(database, error) ||
        !database->operations->begin(database->engine, for_writing, error))
        return false;
    database->is_in_transaction = true;
    return true;
}

bool database_commit(struct database *database, struct error *error)
{
    assert(database->is_in_transaction);
    if (!may_run(database, error) || !database->operations->commit(database->engine, error))
        return false;
    database->is_in_transaction = false;
    return true;
}

void database_rollback(struct database *database)
{
    if (!database->is_in_transaction)
        return;
    database->operations->rollback(database->engine);
    database->is_in_transaction = false;
}

bool database_is_in_transaction(const struct database *database)
{
    return database->is_in_transaction;
}

bool database_read_change_counter(struct database *database, int64_t *counter, struct error *error)
{
    return database->operations->change_counter(database->engine, counter, error);
}

bool database_execute_script(struct database *database, const char *sql, struct error *error)
{
    return database->operations->execute_script(database->engine, sql, error);
}

const struct engine_operations *database_operations(const struct database *database)
{
    return database->operations;
}

struct engine *database_engine(const struct database *database)
{
    return database->engine;
}

bool database_is_usable(const struct database *database)
{
    return database->operations->is_usable(database->engine);
}

static bool prepare(struct database *database, enum sql_statement statement, struct error *error)
{
    if (database->statements[statement] != NULL)
        return true;
    return database->operations->prepare(database->engine, sql_text(statement),
                                         &database->statements[statement], error) ||
           error_add_context(error, "%s", sql_name(statement));
}

bool database_check_statements(struct database *database, struct error *error)
{
    for (int i = 0; i < SQL_STATEMENT_COUNT; i++)
        if (!prepare(database, (enum sql_statement)i, error))
            return false;
    return true;
}

bool database_check_integrity(struct database *database, struct error *error)
{
    return database->operations->check_integrity(database->engine, error);
}

struct query query_start(struct database *database, enum sql_statement statement)
{
    assert(statement < SQL_STATEMENT_COUNT);
    assert(!database->is_running[statement]);
    struct query query = {.database = database, .statement = statement};
    prepare(database, statement, &query.error);
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
        if (!may_run(query->database, &query->error) ||
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
