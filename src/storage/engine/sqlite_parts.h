/* SQLite parts: the operations of engine.h over sqlite3, in two files. sqlite.c opens connections,
 * begins and ends transactions and tells of changes; sqlite_statement.c prepares statements, binds
 * their values and reads their rows. Not for other folders. */
#ifndef ATALAYA_STORAGE_ENGINE_SQLITE_PARTS_H
#define ATALAYA_STORAGE_ENGINE_SQLITE_PARTS_H

#include <sqlite3.h>

#include "storage/engine/engine.h"
#include "storage/engine/wal_index.h"

struct engine {
    sqlite3 *connection;
    bool has_log;               /* WAL, which a database in memory has not */
    sqlite3_stmt *data_version; /* NULL until it is asked for */
    /* The last change counter, and what the WAL index said before it was asked for. */
    bool has_counter;
    int64_t counter;
    struct wal_index_header wal_index;
};

/* Says what SQLite answered and is false; connection NULL: by the status alone. */
bool sqlite_fail(sqlite3 *connection, int status, struct error *error);

/* Of engine_operations, by their names there. */
bool sqlite_prepare(struct engine *engine, const char *sql, struct engine_statement **statement,
                    struct error *error);
void sqlite_finalize(struct engine_statement *statement);
bool sqlite_bind(struct engine_statement *statement, const struct sql_value *values, size_t count,
                 struct error *error);
bool sqlite_step(struct engine_statement *statement, bool *has_row, struct error *error);
struct sql_value sqlite_column(struct engine_statement *statement, int index);
int sqlite_column_count(struct engine_statement *statement);
const char *sqlite_column_name(struct engine_statement *statement, int index);
int64_t sqlite_column_integer(struct engine_statement *statement, int index);
int64_t sqlite_changed_rows(struct engine_statement *statement);
void sqlite_reset(struct engine_statement *statement);
void sqlite_stream(struct engine_statement *statement);

#endif
