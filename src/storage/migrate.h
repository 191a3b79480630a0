/* Migrate: brings the tables of a database to the form that this program knows.
 *
 * Each step of migrations/ runs once, in a writing transaction of its own, and is noted in the
 * table schema_migration. A database that a newer program has already changed is refused with a
 * sentence that says so: older programs must not write into tables they do not understand. There
 * are no steps backwards; the way back is a backup. */
#ifndef ATALAYA_STORAGE_MIGRATE_H
#define ATALAYA_STORAGE_MIGRATE_H

#include <stdbool.h>

#include "base/error.h"

struct database;

/* The last step that this program knows. */
int migrate_latest(void);

/* The last step of the database; 0 for an empty one. */
bool migrate_load_version(struct database *database, int *version, struct error *error);

/* Runs what is missing. *applied_count (may be NULL) says how many steps ran. Two programs that
 * start at the same time do not meet: the second finds nothing to do. */
bool migrate_run(struct database *database, int *applied_count, struct error *error);

/* The same, but only up to a step: to load a copy that was made at that step. */
bool migrate_run_to(struct database *database, int last, struct error *error);

/* Whether the database is exactly at this program's step; otherwise the error says what to do. */
bool migrate_check(struct database *database, struct error *error);

#endif
