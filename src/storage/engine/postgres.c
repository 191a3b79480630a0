#include "storage/engine/postgres_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static enum error_kind kind_of(const char *state)
{
    if (state == NULL)
        return ERROR_DATABASE;
    if (strncmp(state, "23", 2) == 0)
        return ERROR_CONSTRAINT;
    if (strcmp(state, "53100") == 0)
        return ERROR_NO_SPACE;
    /* Serialization, deadlock, lock not available, too many connections, server starting. */
    if (strcmp(state, "40001") == 0 || strcmp(state, "40P01") == 0 || strcmp(state, "55P03") == 0 ||
        strcmp(state, "53300") == 0 || strcmp(state, "57P03") == 0)
        return ERROR_BUSY;
    return ERROR_DATABASE;
}

bool postgres_fail(PGconn *connection, const PGresult *result, struct error *error)
{
    const char *state = result == NULL ? NULL : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *primary =
        result == NULL ? NULL : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *text = primary != NULL ? primary : PQerrorMessage(connection);
    return error_set(error, kind_of(state), "%.*s", (int)strcspn(text, "\n"), text);
}

static bool execute(PGconn *connection, const char *sql, struct error *error)
{
    PGresult *result = PQexec(connection, sql);
    ExecStatusType status = PQresultStatus(result);
    bool ok =
        status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
    if (!ok)
        postgres_fail(connection, result, error);
    PQclear(result);
    return ok;
}

static void ignore_notice(void *context, const PGresult *result)
{
    (void)context;
    (void)result;
}

static const char settings[] = "SET standard_conforming_strings = on;"
                               "SET client_encoding = 'UTF8';"
                               "SET synchronous_commit = on;"
                               "SET lock_timeout = '10s';"
                               "SET idle_in_transaction_session_timeout = '120s';"
                               "SET TimeZone = 'UTC'";

static bool postgres_open(const char *url, struct engine **engine, struct error *error)
{
    PGconn *connection = PQconnectdb(url);
    if (PQstatus(connection) != CONNECTION_OK) {
        postgres_fail(connection, NULL, error);
        PQfinish(connection);
        return false;
    }
    PQsetNoticeReceiver(connection, ignore_notice, NULL);
    if (!execute(connection, settings, error)) {
        PQfinish(connection);
        return false;
    }
    struct engine *opened = calloc(1, sizeof *opened); /* outlives every arena */
    if (opened == NULL)
        abort();
    opened->connection = connection;
    *engine = opened;
    return true;
}

static void postgres_close(struct engine *engine)
{
    PQfinish(engine->connection);
    free(engine);
}

static bool postgres_execute_script(struct engine *engine, const char *sql, struct error *error)
{
    return execute(engine->connection, sql, error);
}

/* Writers queue at one lock before they read anything: nobody decides on what another is about to
 * change, and nothing has to be tried again. The lock belongs to this schema and ends with the
 * transaction; READ COMMITTED, since an older snapshot would be from before the waiting. */
static const char begin_writing[] =
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;"
    "SELECT pg_advisory_xact_lock(hashtextextended('atalaya ' || current_schema(), 0))";

static bool postgres_begin(struct engine *engine, bool for_writing, struct error *error)
{
    const char *sql =
        for_writing ? begin_writing : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    if (execute(engine->connection, sql, error))
        return true;
    PQclear(PQexec(engine->connection, "ROLLBACK"));
    return false;
}

/* COMMIT of a transaction in which something failed answers ROLLBACK, without an error. */
static bool postgres_commit(struct engine *engine, struct error *error)
{
    if (PQtransactionStatus(engine->connection) == PQTRANS_INERROR)
        return error_set(error, ERROR_DATABASE, "la transacción ya había fallado");
    return execute(engine->connection, "COMMIT", error);
}

static void postgres_rollback(struct engine *engine)
{
    PQclear(PQexec(engine->connection, "ROLLBACK"));
}

static bool postgres_defer_references(struct engine *engine, struct error *error)
{
    return execute(engine->connection, "SET CONSTRAINTS ALL DEFERRED", error);
}

static bool postgres_continue_ids(struct engine *engine, const char *table, struct error *error)
{
    char sql[256];
    snprintf(sql, sizeof sql,
             "SELECT setval(pg_get_serial_sequence('%.48s', 'id'), "
             "(SELECT coalesce(max(id), 0) + 1 FROM %.48s), false)",
             table, table);
    return execute(engine->connection, sql, error);
}

/* Without waiting, asks the socket too, for a server that went away meanwhile shows only there:
 * the first look finds its last words, the second the end. */
static bool postgres_is_usable(const struct engine *engine)
{
    return PQconsumeInput(engine->connection) == 1 && PQconsumeInput(engine->connection) == 1 &&
           PQstatus(engine->connection) == CONNECTION_OK;
}

/* What a snapshot sees is told by its text ("lowest:next:running…"), so its hash changes with every
 * commit, of whichever instance. */
static bool postgres_change_counter(struct engine *engine, int64_t *counter, struct error *error)
{
    PGresult *result = PQexec(engine->connection,
                              "SELECT hashtextextended(CAST(pg_current_snapshot() AS TEXT), 0)");
    bool ok = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1;
    if (ok)
        *counter = strtoll(PQgetvalue(result, 0, 0), NULL, 10);
    else
        postgres_fail(engine->connection, result, error);
    PQclear(result);
    return ok;
}

/* The server watches over its own pages (data_checksums, amcheck). */
static bool postgres_check_integrity(struct engine *engine, struct error *error)
{
    (void)error;
    return engine != NULL;
}

const struct engine_operations engine_postgres = {
    .name = "postgres",
    .open = postgres_open,
    .close = postgres_close,
    .execute_script = postgres_execute_script,
    .prepare = postgres_prepare,
    .finalize = postgres_finalize,
    .bind = postgres_bind,
    .step = postgres_step,
    .column = postgres_column,
    .column_integer = postgres_column_integer,
    .column_count = postgres_column_count,
    .column_name = postgres_column_name,
    .changed_rows = postgres_changed_rows,
    .reset = postgres_reset,
    .stream = postgres_stream,
    .defer_references = postgres_defer_references,
    .continue_ids = postgres_continue_ids,
    .begin = postgres_begin,
    .commit = postgres_commit,
    .rollback = postgres_rollback,
    .is_usable = postgres_is_usable,
    .change_counter = postgres_change_counter,
    .check_integrity = postgres_check_integrity,
};
