/* Plan store: plans with their tree, and the loading of a whole plan in four queries.
 *
 * Indicators are written by storage/indicator_store.h. Read several things inside one read
 * transaction where they must fit together. */
#ifndef ATALAYA_STORAGE_PLAN_STORE_H
#define ATALAYA_STORAGE_PLAN_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/plan/plan.h"
#include "storage/object_key.h"

struct database;

struct plan_list {
    struct plan *items; /* without nodes and indicators */
    size_t count;
};

/* The council's plans, the newest term first. */
bool plan_store_list(struct database *database, int64_t council_id, struct arena *arena,
                     struct plan_list *plans, struct error *error);
/* *plan_id is 0 where the council follows no plan yet. */
bool plan_store_find_current(struct database *database, int64_t council_id, int64_t *plan_id,
                             struct error *error);
/* The whole plan, linked (plan_link), as the board needs it; *plan is NULL where there is none. */
bool plan_store_load(struct database *database, struct object_key key, struct arena *arena,
                     struct plan **plan, struct error *error);

/* Adds the plan without its tree, and sets its id. */
bool plan_store_add(struct database *database, struct plan *plan, struct error *error);
/* Writes the name; the term is fixed by the first import. */
bool plan_store_rename(struct database *database, struct object_key key, const char *name,
                       struct error *error);
/* Makes it the one that the council follows; the other stops being it. */
bool plan_store_make_current(struct database *database, struct object_key key, struct error *error);
/* Removes a plan with its tree and indicators. ERROR_CONSTRAINT: it has results or reports. */
bool plan_store_delete(struct database *database, struct object_key key, struct error *error);

/* Adds a node to the plan (its council and id) and sets its id; parents first. */
bool plan_store_add_node(struct database *database, const struct plan *plan, struct plan_node *node,
                         struct error *error);
/* Writes code, name, position and weight. */
bool plan_store_save_node(struct database *database, const struct plan *plan,
                          const struct plan_node *node, struct error *error);
/* Removes a node. ERROR_CONSTRAINT: something stands under it. */
bool plan_store_delete_node(struct database *database, const struct plan *plan, int64_t node_id,
                            struct error *error);

#endif
