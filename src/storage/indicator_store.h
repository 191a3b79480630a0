/* Indicator store: the rows of the matrix with their years, and the legal acts that changed their
 * targets. Two people's changes never mix: a save names the version that was read. */
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

/* A change of targets by a legal act. */
struct target_change_item {
    int year; /* 0: the target of the whole term */
    struct quantity old_value, new_value;
};

struct target_change {
    int64_t id;
    int64_t council_id;
    int64_t indicator_id;
    const char *act_kind; /* "Acuerdo", "Ordenanza", "Decreto" … */
    const char *act_number;
    const char *act_date; /* "2025-06-30" */
    const char *note;
    int64_t changed_by;
    const char *changed_utc;
    const char *person_name; /* only read */
    struct target_change_item items[PLAN_MAX_YEARS + 1];
    int item_count;
};

struct target_change_list {
    struct target_change *items;
    size_t count;
};

/* Notes the act; the new values are written by indicator_store_save in the same transaction. */
bool indicator_store_add_target_change(struct database *database, struct target_change *change,
                                       struct error *error);
/* The changes of an indicator, oldest first. */
bool indicator_store_list_target_changes(struct database *database, struct object_key indicator,
                                         struct arena *arena, struct target_change_list *changes,
                                         struct error *error);

#endif
