/* Database parts: what database.c and query.c share. Not for other files. */
#ifndef ATALAYA_STORAGE_DATABASE_PARTS_H
#define ATALAYA_STORAGE_DATABASE_PARTS_H

#include "storage/database.h"

struct database {
    const struct engine_operations *operations;
    struct engine *engine;
    bool is_in_transaction;
    int64_t until_failure; /* statements; 0: none fails */
    struct engine_statement *statements[SQL_STATEMENT_COUNT];
    bool is_running[SQL_STATEMENT_COUNT];
};

/* false with an error where a test wants the next statement to fail (database_fail_nth). */
bool database_may_run(struct database *database, struct error *error);

/* Prepares a statement unless it is prepared already. */
bool database_prepare(struct database *database, enum sql_statement statement, struct error *error);

#endif
