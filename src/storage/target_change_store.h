/* Target change store: the legal acts that changed the targets of indicators. */
#ifndef ATALAYA_STORAGE_TARGET_CHANGE_STORE_H
#define ATALAYA_STORAGE_TARGET_CHANGE_STORE_H

#include "base/arena.h"
#include "base/error.h"
#include "core/plan/plan.h"
#include "storage/object_key.h"

struct database;

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
bool target_change_store_add(struct database *database, struct target_change *change,
                             struct error *error);
/* The changes of an indicator, oldest first. */
bool target_change_store_list(struct database *database, struct object_key indicator,
                              struct arena *arena, struct target_change_list *changes,
                              struct error *error);

#endif
