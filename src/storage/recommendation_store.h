/* Recommendation store: what a council recommended in its concept on the plan. */
#ifndef ATALAYA_STORAGE_RECOMMENDATION_STORE_H
#define ATALAYA_STORAGE_RECOMMENDATION_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/topic/recommendation.h"
#include "storage/object_key.h"

struct database;

struct recommendation_list {
    struct concept_recommendation *items;
    size_t count;
};

/* Those of a plan (its key), in the order in which they were written down. */
bool recommendation_store_list(struct database *database, struct object_key plan,
                               struct arena *arena, struct recommendation_list *list,
                               struct error *error);
/* *recommendation is NULL where there is none. */
bool recommendation_store_load(struct database *database, struct object_key key,
                               struct arena *arena, struct concept_recommendation **recommendation,
                               struct error *error);

/* Adds it to its plan and sets its id. */
bool recommendation_store_add(struct database *database,
                              struct concept_recommendation *recommendation, struct error *error);
/* Raises version. ERROR_CONFLICT: somebody saved it since. */
bool recommendation_store_save(struct database *database,
                               struct concept_recommendation *recommendation, struct error *error);
/* Removes it, also from its topics. */
bool recommendation_store_delete(struct database *database, struct object_key key, bool *was_there,
                                 struct error *error);

#endif
