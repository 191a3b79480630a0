/* Engine: what the stores ask of a database, and the only place that knows which one it is.
 *
 * Two engines, SQLite and PostgreSQL, supply one const table of operations each. Stores use the
 * functions of storage/database.h; nothing outside this folder includes sqlite3.h or libpq-fe.h.
 *
 * Statements are constant texts with `?` placeholders, embedded at build from storage/sql and
 * prepared once for each connection. Values are bound by kind, never written into the text. */
#ifndef ATALAYA_STORAGE_ENGINE_ENGINE_H
#define ATALAYA_STORAGE_ENGINE_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum sql_kind { SQL_NULL, SQL_INTEGER, SQL_TEXT, SQL_BLOB };

/* One bound value or one column of a row. Text and blob are borrowed. */
struct sql_value {
    enum sql_kind kind;
    int64_t integer;
    const char *text; /* SQL_TEXT: NUL-ended UTF-8; SQL_BLOB: bytes */
    size_t length;
};

struct engine;           /* one open connection */
struct engine_statement; /* prepared on one connection */

struct engine_operations {
    const char *name; /* "sqlite" | "postgres" */
    bool (*open)(const char *url, struct engine **engine, struct error *error);
    void (*close)(struct engine *engine);
    /* Runs several statements without parameters (migrations). */
    bool (*execute_script)(struct engine *engine, const char *sql, struct error *error);
    bool (*prepare)(struct engine *engine, const char *sql, struct engine_statement **statement,
                    struct error *error);
    void (*finalize)(struct engine_statement *statement);
    bool (*bind)(struct engine_statement *statement, const struct sql_value *values, size_t count,
                 struct error *error);
    /* *has_row says whether a row is there to be read with column. */
    bool (*step)(struct engine_statement *statement, bool *has_row, struct error *error);
    /* Borrowed until the next step or reset. */
    struct sql_value (*column)(struct engine_statement *statement, int index);
    /* The columns of the answer; after the first step. */
    int (*column_count)(struct engine_statement *statement);
    const char *(*column_name)(struct engine_statement *statement, int index);
    /* The same for a column that holds integers or NULL, which reads as 0: the hot path. */
    int64_t (*column_integer)(struct engine_statement *statement, int index);
    int64_t (*changed_rows)(struct engine_statement *statement);
    void (*reset)(struct engine_statement *statement);
    /* Before the first step: rows are fetched one by one, for answers that memory should not hold.
     * No other statement of the connection may run until the last row or reset. */
    void (*stream)(struct engine_statement *statement);
    /* Read transactions see one state; write transactions exclude other writers from the start. */
    bool (*begin)(struct engine *engine, bool for_writing, struct error *error);
    bool (*commit)(struct engine *engine, struct error *error);
    void (*rollback)(struct engine *engine);
    /* In a writing transaction that loads a copy: references between rows are checked at its end.
     */
    bool (*defer_references)(struct engine *engine, struct error *error);
    /* After rows with given ids were loaded into a table with a column id: new ids follow them. */
    bool (*continue_ids)(struct engine *engine, const char *table, struct error *error);
    /* false: the connection was lost and has to be opened anew. */
    bool (*is_usable)(const struct engine *engine);
    /* A number that differs whenever something was committed since the last call here. */
    bool (*change_counter)(struct engine *engine, int64_t *counter, struct error *error);
    /* Whether the engine finds its own pages, indexes and references whole; slow. ERROR_INVALID
     * says what is not. A server that checks by itself answers true. */
    bool (*check_integrity)(struct engine *engine, struct error *error);
};

extern const struct engine_operations engine_sqlite;
extern const struct engine_operations engine_postgres;

/* By the URL's scheme: "sqlite:/path" or a plain path; "postgresql://…". NULL for another. */
const struct engine_operations *engine_for_url(const char *url);

#endif
