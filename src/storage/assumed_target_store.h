/* Assumed target store: what a council supposes for the years that its plan leaves open, with its
 * reason. What is supposed is read with the indicator (indicator_year.assumed); the plan's word
 * takes its place with indicator_store_save. */
#ifndef ATALAYA_STORAGE_ASSUMED_TARGET_STORE_H
#define ATALAYA_STORAGE_ASSUMED_TARGET_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "storage/object_key.h"

struct database;

struct assumed_target {
    int64_t indicator_id;
    int year;
    int64_t value_e4;
    const char *reason;  /* never empty */
    int64_t accepted_by; /* 0: the operator; only read by save */
    const char *accepted_by_name, *accepted_utc;
};

struct assumed_target_list {
    struct assumed_target *items; /* by the plan's order and year */
    size_t count;
};

/* Of all indicators of a plan. */
bool assumed_target_store_list(struct database *database, struct object_key plan,
                               struct arena *arena, struct assumed_target_list *list,
                               struct error *error);
/* Writes one year, or writes it anew. ERROR_CONSTRAINT: there is no such year. */
bool assumed_target_store_save(struct database *database, int64_t council_id,
                               const struct assumed_target *target, struct error *error);
/* Takes away every year of an indicator. *was_there: there was one. */
bool assumed_target_store_delete(struct database *database, struct object_key indicator,
                                 bool *was_there, struct error *error);

#endif
