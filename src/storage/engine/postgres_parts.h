/* PostgreSQL parts: the operations of engine.h over libpq, in two files. postgres.c opens
 * connections and begins and ends transactions; postgres_statement.c prepares statements, sends
 * their values and reads their rows. Not for other folders. */
#ifndef ATALAYA_STORAGE_ENGINE_POSTGRES_PARTS_H
#define ATALAYA_STORAGE_ENGINE_POSTGRES_PARTS_H

#include <libpq-fe.h>

#include "storage/engine/engine.h"

struct engine {
    PGconn *connection;
    unsigned statement_count;
};

/* Says what the server answered (result NULL: the connection itself) and is false. The first line
 * only: the rest quotes the statement. */
bool postgres_fail(PGconn *connection, const PGresult *result, struct error *error);

/* Of engine_operations, by their names there. */
bool postgres_prepare(struct engine *engine, const char *sql, struct engine_statement **statement,
                      struct error *error);
void postgres_finalize(struct engine_statement *statement);
bool postgres_bind(struct engine_statement *statement, const struct sql_value *values, size_t count,
                   struct error *error);
void postgres_stream(struct engine_statement *statement);
bool postgres_step(struct engine_statement *statement, bool *has_row, struct error *error);
struct sql_value postgres_column(struct engine_statement *statement, int index);
int postgres_column_count(struct engine_statement *statement);
const char *postgres_column_name(struct engine_statement *statement, int index);
int64_t postgres_column_integer(struct engine_statement *statement, int index);
int64_t postgres_changed_rows(struct engine_statement *statement);
void postgres_reset(struct engine_statement *statement);

#endif
