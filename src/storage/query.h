/* Query: one statement with its values and its rows.
 *
 * Stores are the only callers. Statements are named in storage/sql (a line `-- name: x` gives
 * SQL_X); they are constant texts, prepared once for each connection on first use, and every value
 * is bound.
 *
 * A query remembers its first failure, so that a store reads straight down and asks once:
 *
 *     struct query query = query_start(database, SQL_PERSON_FIND);
 *     query_bind_integer(&query, id);
 *     while (query_step(&query))
 *         name = query_text(&query, 2, arena);
 *     return query_end(&query, error);       // false: start, bind or step had failed
 */
#ifndef ATALAYA_STORAGE_QUERY_H
#define ATALAYA_STORAGE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/error.h"
#include "storage/engine/engine.h"
#include "storage/sql.h"

struct database;

enum { QUERY_MAX_PARAMETERS = 48 };

struct query {
    struct database *database;
    enum sql_statement statement;
    struct engine_statement *prepared;
    struct sql_value parameters[QUERY_MAX_PARAMETERS];
    int parameter_count;
    int64_t changed_rows;
    bool is_started;
    bool is_finished;
    struct error error;
};

/* One statement runs once at a time on a connection (asserted). Always ended by query_end. */
struct query query_start(struct database *database, enum sql_statement statement);
/* Values in the order of the placeholders; borrowed until query_end. NULL binds SQL's NULL. */
void query_bind_integer(struct query *query, int64_t value);
void query_bind_text(struct query *query, const char *text);
void query_bind_blob(struct query *query, const void *bytes, size_t length);
void query_bind_null(struct query *query);
/* A reference to another row: 0 binds NULL. */
void query_bind_reference(struct query *query, int64_t id);
/* A cell of the matrix: two placeholders, x_state and x_e4. */
void query_bind_quantity(struct query *query, struct quantity quantity);

/* Before the first step of an answer that memory should not hold (the whole audit chain): until
 * query_end no other query may run on the connection. */
void query_stream(struct query *query);

/* true: a row is there to be read. */
bool query_step(struct query *query);

/* Columns from 0. NULL reads as 0 and as a NULL pointer. */
int64_t query_integer(struct query *query, int column);
bool query_is_null(struct query *query, int column);
/* x_state and x_e4 in two columns that stand together. */
struct quantity query_quantity(struct query *query, int column);
/* A copy in the arena. */
const char *query_text(struct query *query, int column, struct arena *arena);
/* The same for a column that is never NULL: a damaged file must not bring one in, so it reads as
 * "". */
const char *query_string(struct query *query, int column, struct arena *arena);
/* What must lie between two bounds, or be a short code, for it steers the program: anything else is
 * a damaged file, and the query fails with ERROR_INVALID. query_code fills buffer, "" then. */
int query_within(struct query *query, int column, int minimum, int maximum);
enum { QUERY_CODE_SIZE = 32 };
const char *query_code(struct query *query, int column, char buffer[QUERY_CODE_SIZE]);
void query_fail_damaged(struct query *query, int column);
/* Text or bytes, borrowed until the next step. */
const char *query_borrow(struct query *query, int column, size_t *length);

/* Runs what is left, and frees the statement for its next use. */
bool query_end(struct query *query, struct error *error);
/* Rows that an INSERT, UPDATE or DELETE touched; after the last step or query_end. */
int64_t query_changed_rows(const struct query *query);

#endif
