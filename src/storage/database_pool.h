/* Database pool: the server's open connections, lent to one request at a time.
 *
 * Connections are opened when they are first needed, up to a bound, and kept. Whoever comes when
 * all are lent waits; after ten seconds the answer is ERROR_BUSY. A connection that comes back in
 * the middle of a transaction is rolled back, and one that lost its server is closed. */
#ifndef ATALAYA_STORAGE_DATABASE_POOL_H
#define ATALAYA_STORAGE_DATABASE_POOL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "storage/database.h"

struct database_pool;

enum { DATABASE_POOL_MAX = 64, DATABASE_POOL_WAIT_MS = 10000 };

/* Opens one connection at once, so that a wrong address is told at start. max_count is 1 to
 * DATABASE_POOL_MAX. */
bool database_pool_open(const char *url, int max_count, struct database_pool **pool,
                        struct error *error);
/* All connections must have come back (asserted). pool may be NULL. */
void database_pool_close(struct database_pool *pool);

/* Safe from any thread. Each lent connection is given back by the one who took it. */
bool database_pool_borrow(struct database_pool *pool, struct database **database,
                          struct error *error);
void database_pool_return(struct database_pool *pool, struct database *database);

/* A number that differs whenever anybody committed since the last call, on whichever connection or
 * process: what was read after asking for it may be kept under it. Costs microseconds on SQLite,
 * one exchange with the server on PostgreSQL. */
bool database_pool_read_change_counter(struct database_pool *pool, int64_t *counter,
                                       struct error *error);

#endif
