#include "storage/engine/postgres_parts.h"

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

struct engine_statement {
    struct engine *engine;
    char name[16];
    int parameter_count;
    const struct sql_value *values; /* borrowed between bind and the first step */
    PGresult *result;               /* NULL before the first step */
    int row;
    bool is_streamed;
};

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

bool postgres_prepare(struct engine *engine, const char *sql, struct engine_statement **statement,
                      struct error *error)
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
        postgres_fail(engine->connection, result, error);
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

void postgres_reset(struct engine_statement *statement)
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
void postgres_finalize(struct engine_statement *statement)
{
    PQclear(statement->result);
    free(statement);
}

bool postgres_bind(struct engine_statement *statement, const struct sql_value *values, size_t count,
                   struct error *error)
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
               postgres_fail(connection, NULL, error);
    statement->result = PQexecPrepared(connection, statement->name, statement->parameter_count,
                                       texts, lengths, formats, 1);
    ExecStatusType status = PQresultStatus(statement->result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
        return true;
    return postgres_fail(connection, statement->result, error);
}

void postgres_stream(struct engine_statement *statement)
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
    return status == PGRES_TUPLES_OK || postgres_fail(connection, statement->result, error);
}

bool postgres_step(struct engine_statement *statement, bool *has_row, struct error *error)
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

struct sql_value postgres_column(struct engine_statement *statement, int index)
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

int postgres_column_count(struct engine_statement *statement)
{
    return PQnfields(statement->result);
}

const char *postgres_column_name(struct engine_statement *statement, int index)
{
    return PQfname(statement->result, index);
}

int64_t postgres_column_integer(struct engine_statement *statement, int index)
{
    return postgres_column(statement, index).integer;
}

int64_t postgres_changed_rows(struct engine_statement *statement)
{
    const char *text = statement->result == NULL ? "" : PQcmdTuples(statement->result);
    return strtoll(text, NULL, 10);
}
