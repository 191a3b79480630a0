#include "storage/database.h"

#include <assert.h>
#include <stdlib.h>

#include "storage/database_parts.h"

#include "base/banned.h"

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

bool database_may_run(struct database *database, struct error *error)
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
    if (!database_may_run(database, error) ||
        !database->operations->begin(database->engine, for_writing, error))
        return false;
    database->is_in_transaction = true;
    return true;
}

bool database_commit(struct database *database, struct error *error)
{
    assert(database->is_in_transaction);
    if (!database_may_run(database, error) ||
        !database->operations->commit(database->engine, error))
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

bool database_prepare(struct database *database, enum sql_statement statement, struct error *error)
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
        if (!database_prepare(database, (enum sql_statement)i, error))
            return false;
    return true;
}

bool database_check_integrity(struct database *database, struct error *error)
{
    return database->operations->check_integrity(database->engine, error);
}
