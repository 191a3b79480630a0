#include "storage/engine/engine.h"

#include <endian.h>
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"

#include "base/banned.h"

enum { MAX_PARAMETERS = 64, MAX_INTEGER_TEXT = 24 };

/* Types of the wire, as pg_type numbers them. */
enum wire_type {
    WIRE_BYTEA = 17,
    WIRE_NAME = 19,
    WIRE_INT8 = 20,
    WIRE_INT2 = 21,
    WIRE_INT4 = 23,
    WIRE_TEXT = 25,
    WIRE_UNKNOWN = 705,
    WIRE_VARCHAR = 1043
};

struct engine {
    PGconn *connection;
    unsigned statement_count;
};

struct engine_statement {
    struct engine *engine;
    char name[16];
    int parameter_count;
    const struct sql_value *values; /* borrowed between bind and the first step */
    PGresult *result;               /* NULL before the first step */
    int row;
    bool is_streamed;
};

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

/* The first line only: the rest quotes the statement. */
static bool fail(PGconn *connection, const PGresult *result, struct error *error)
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
        fail(connection, result, error);
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
        fail(connection, NULL, error);
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

/* `?` becomes $1, $2 …, but not inside quotes. Answers how many there are. */
static int translate(struct strbuf *out, const char *sql)
{
    int count = 0;
    char quote = '\0';
    for (const char *c = sql; *c != '\0'; c++) {
        if (quote != '\0')
            quote = *c == quote ? '\0' : quote;
        else if (*c == '\'' || *c == '"')
            quote = *c;
        else if (*c == '?') {
            strbuf_printf(out, "$%d", ++count);
            continue;
        }
        strbuf_add_char(out, *c);
    }
    return count;
}

static bool postgres_prepare(struct engine *engine, const char *sql,
                             struct engine_statement **statement, struct error *error)
{
    struct arena arena = {0};
    struct strbuf text;
    struct engine_statement *created = calloc(1, sizeof *created); /* outlives every arena */
    if (created == NULL)
        abort();
    strbuf_init(&text, &arena);
    created->engine = engine;
    created->parameter_count = translate(&text, sql);
    snprintf(created->name, sizeof created->name, "s%u", engine->statement_count++);
    PGresult *result = PQprepare(engine->connection, created->name, text.data, 0, NULL);
    bool ok = PQresultStatus(result) == PGRES_COMMAND_OK;
    if (!ok) {
        fail(engine->connection, result, error);
        free(created);
        created = NULL;
    }
    PQclear(result);
    arena_release(&arena);
    *statement = created;
    return ok;
}

/* What is left of a streamed answer must be taken before the connection serves again. */
static void take_rest(struct engine_statement *statement)
{
    PGresult *rest;
    while ((rest = PQgetResult(statement->engine->connection)) != NULL)
        PQclear(rest);
}

static void postgres_reset(struct engine_statement *statement)
{
    if (statement->is_streamed && statement->result != NULL)
        take_rest(statement);
    statement->is_streamed = false;
    PQclear(statement->result);
    statement->result = NULL;
    statement->values = NULL;
    statement->row = -1;
}

/* The server forgets its part when the connection ends, which is when statements are finalized. */
static void postgres_finalize(struct engine_statement *statement)
{
    PQclear(statement->result);
    free(statement);
}

static bool postgres_bind(struct engine_statement *statement, const struct sql_value *values,
                          size_t count, struct error *error)
{
    if ((size_t)statement->parameter_count != count || count > MAX_PARAMETERS)
        return error_set(error, ERROR_DATABASE, "se esperaban %d valores y llegaron %zu",
                         statement->parameter_count, count);
    statement->values = values;
    return true;
}

static bool run(struct engine_statement *statement, struct error *error)
{
    const char *texts[MAX_PARAMETERS] = {0};
    int lengths[MAX_PARAMETERS] = {0}, formats[MAX_PARAMETERS] = {0};
    char integers[MAX_PARAMETERS][MAX_INTEGER_TEXT];
    for (int i = 0; i < statement->parameter_count; i++) {
        const struct sql_value *value = &statement->values[i];
        switch (value->kind) {
        case SQL_NULL:
            break;
        case SQL_INTEGER: /* as text, for the server knows the type of each place */
            snprintf(integers[i], sizeof integers[i], "%lld", (long long)value->integer);
            texts[i] = integers[i];
            break;
        case SQL_BLOB:
            formats[i] = 1;
            lengths[i] = (int)value->length;
            texts[i] = value->text == NULL ? "" : value->text;
            break;
        case SQL_TEXT:
            texts[i] = value->text;
            break;
        }
    }
    PGconn *connection = statement->engine->connection;
    if (statement->is_streamed)
        return (PQsendQueryPrepared(connection, statement->name, statement->parameter_count, texts,
                                    lengths, formats, 1) == 1 &&
                PQsetSingleRowMode(connection) == 1) ||
               fail(connection, NULL, error);
    statement->result = PQexecPrepared(connection, statement->name, statement->parameter_count,
                                       texts, lengths, formats, 1);
    ExecStatusType status = PQresultStatus(statement->result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
        return true;
    return fail(connection, statement->result, error);
}

static void postgres_stream(struct engine_statement *statement)
{
    statement->is_streamed = true;
}

/* The answer comes as one result for each row, and an empty one at the end. */
static bool step_streamed(struct engine_statement *statement, bool *has_row, struct error *error)
{
    PGconn *connection = statement->engine->connection;
    if (statement->result == NULL && !run(statement, error))
        return false;
    PQclear(statement->result);
    statement->result = PQgetResult(connection);
    statement->row = 0;
    ExecStatusType status = PQresultStatus(statement->result);
    *has_row = status == PGRES_SINGLE_TUPLE;
    if (*has_row)
        return true;
    take_rest(statement);
    return status == PGRES_TUPLES_OK || fail(connection, statement->result, error);
}

static bool postgres_step(struct engine_statement *statement, bool *has_row, struct error *error)
{
    *has_row = false;
    if (statement->is_streamed)
        return step_streamed(statement, has_row, error);
    if (statement->result == NULL) {
        statement->row = -1;
        if (!run(statement, error))
            return false;
    }
    statement->row++;
    *has_row = statement->row < PQntuples(statement->result);
    return true;
}

static int64_t read_big_endian(const char *bytes, int length)
{
    uint64_t value = (bytes[0] & 0x80) != 0 ? UINT64_MAX : 0;
    for (int i = 0; i < length; i++)
        value = value << 8 | (unsigned char)bytes[i];
    return (int64_t)value;
}

static struct sql_value postgres_column(struct engine_statement *statement, int index)
{
    const PGresult *result = statement->result;
    if (PQgetisnull(result, statement->row, index))
        return (struct sql_value){.kind = SQL_NULL};
    const char *bytes = PQgetvalue(result, statement->row, index);
    int length = PQgetlength(result, statement->row, index);
    switch ((enum wire_type)PQftype(result, index)) {
    case WIRE_INT2:
    case WIRE_INT4:
    case WIRE_INT8:
        return (struct sql_value){.kind = SQL_INTEGER, .integer = read_big_endian(bytes, length)};
    case WIRE_BYTEA:
        return (struct sql_value){.kind = SQL_BLOB, .text = bytes, .length = (size_t)length};
    case WIRE_NAME:
    case WIRE_TEXT:
    case WIRE_UNKNOWN:
    case WIRE_VARCHAR:
        return (struct sql_value){.kind = SQL_TEXT, .text = bytes, .length = (size_t)length};
    }
    /* A sum or count(*) of another type: the statement lacks a CAST (… AS BIGINT). */
    abort();
}

static int postgres_column_count(struct engine_statement *statement)
{
    return PQnfields(statement->result);
}

static const char *postgres_column_name(struct engine_statement *statement, int index)
{
    return PQfname(statement->result, index);
}

static int64_t postgres_column_integer(struct engine_statement *statement, int index)
{
    return postgres_column(statement, index).integer;
}

static int64_t postgres_changed_rows(struct engine_statement *statement)
{
    const char *text = statement->result == NULL ? "" : PQcmdTuples(statement->result);
    return strtoll(text, NULL, 10);
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
        fail(engine->connection, result, error);
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
