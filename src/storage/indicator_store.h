/* Indicator store: the rows of the matrix with their years. Two people's changes never mix: a save
 * names the version that was read. */
#ifndef ATALAYA_STORAGE_INDICATOR_STORE_H
#define ATALAYA_STORAGE_INDICATOR_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/plan/plan.h"
#include "storage/object_key.h"

struct database;

struct indicator_list {
    struct indicator *items;
    size_t count;
};

/* All indicators of a plan (its council, id and term), in order, with their years. */
bool indicator_store_list(struct database *database, const struct plan *plan, struct arena *arena,
                          struct indicator_list *indicators, struct error *error);
/* One with its years; *indicator is NULL where there is none. */
bool indicator_store_load(struct database *database, struct object_key key, struct arena *arena,
                          struct indicator **indicator, struct error *error);

/* Adds an indicator with the plan's years and sets its id and version. NULL texts are stored as "".
 * ERROR_CONSTRAINT: its import_key is taken in the plan. */
bool indicator_store_add(struct database *database, const struct plan *plan,
                         struct indicator *indicator, struct error *error);
/* Writes everything but id and plan, and raises version. ERROR_CONFLICT: somebody saved it since.
 */
bool indicator_store_save(struct database *database, int64_t council_id,
                          struct indicator *indicator, struct error *error);
/* Removes it. ERROR_CONSTRAINT: it has results. */
bool indicator_store_delete(struct database *database, struct object_key key, struct error *error);

#endif
