/* Database: one connection and its transactions, whichever engine is behind; its queries are
 * query.h's. A connection belongs to one thread at a time. */
#ifndef ATALAYA_STORAGE_DATABASE_H
#define ATALAYA_STORAGE_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "storage/engine/engine.h"
#include "storage/query.h"

/* Opens "sqlite:/path", a plain path, "sqlite::memory:" or "postgresql://…". The tables are
 * migrate.h's. database_close may get NULL. */
bool database_open(const char *url, struct database **database, struct error *error);
void database_close(struct database *database);

/* "sqlite" or "postgres": for messages and doctor only. */
const char *database_engine_name(const struct database *database);

/* Prepares every statement of storage/sql: a test on both engines, and doctor's. */
bool database_check_statements(struct database *database, struct error *error);

/* Whether the engine finds its pages, indexes and references whole (SQLite's quick_check; a server
 * checks by itself). ERROR_INVALID says what is not. */
bool database_check_integrity(struct database *database, struct error *error);

/* false after the connection to a server was lost: close it and open another. */
bool database_is_usable(const struct database *database);

/* After a failed query inside a transaction nothing else may run but database_rollback (PostgreSQL
 * refuses it). Read transactions see one state; write transactions exclude other writers from the
 * start. They do not nest. database_rollback does nothing outside a transaction. */
bool database_begin(struct database *database, bool for_writing, struct error *error);
bool database_commit(struct database *database, struct error *error);
void database_rollback(struct database *database);
bool database_is_in_transaction(const struct database *database);

/* A number that differs whenever something was committed since the last call on this connection.
 * Numbers of two connections do not compare: caches ask database_pool_read_change_counter. */
bool database_read_change_counter(struct database *database, int64_t *counter, struct error *error);

/* What is behind, for storage/table_copy.c only: it reads and writes whole tables. */
const struct engine_operations *database_operations(const struct database *database);
struct engine *database_engine(const struct database *database);

/* For tests: the count-th statement from now (1: the next), begin and commit included, fails with
 * ERROR_NO_SPACE; 0 stops that. ATALAYA_FAIL_NTH_SQL=N sets it for every connection when it is
 * opened, to see what the whole program does. */
void database_fail_nth(struct database *database, int64_t count);

/* Runs several statements without parameters (migrations, test fixtures). */
bool database_execute_script(struct database *database, const char *sql, struct error *error);

#endif
