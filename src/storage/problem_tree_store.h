/* Problem tree store: the cards of a topic's problem tree with their objectives.
 *
 * Every function takes the council; another council's topic has no cards. Which shape a tree may
 * have is checked before it is stored (actions/problem_tree.h). */
#ifndef ATALAYA_STORAGE_PROBLEM_TREE_STORE_H
#define ATALAYA_STORAGE_PROBLEM_TREE_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/problem_tree/problem_tree.h"
#include "storage/object_key.h"

struct database;

/* The topic's tree, arranged for reading; without nodes where there is none. */
bool problem_tree_store_load(struct database *database, struct object_key topic,
                             struct arena *arena, struct problem_tree *tree, struct error *error);

/* Adds a card and sets its id. ERROR_CONFLICT: the topic has a central problem already. */
bool problem_tree_store_add(struct database *database, struct object_key topic,
                            struct problem_node *node, struct error *error);
/* Writes text, end and place under another, and raises version. ERROR_CONFLICT: somebody changed or
 * removed it since. */
bool problem_tree_store_save(struct database *database, struct object_key topic,
                             struct problem_node *node, struct error *error);
/* Gives a card its position among those that share its parent. */
bool problem_tree_store_place(struct database *database, struct object_key topic, int64_t node_id,
                              int position, struct error *error);
/* Removes a card and whatever hangs under it. */
bool problem_tree_store_delete(struct database *database, struct object_key topic, int64_t node_id,
                               bool *was_there, struct error *error);

/* Writes the mirror of a card and raises objective_version. ERROR_CONFLICT as in save. */
bool problem_tree_store_save_objective(struct database *database, struct object_key topic,
                                       struct problem_node *node, struct error *error);

enum objective_link_kind { OBJECTIVE_PROGRAMME, OBJECTIVE_INDICATOR, OBJECTIVE_LINK_KINDS };

struct objective_link {
    int64_t problem_node_id;
    int64_t target_id; /* plan node or indicator */
};

struct objective_link_list {
    struct objective_link *items; /* by objective, then target */
    size_t count;
};

/* What answers (programmes) and what measures (indicators) the objectives of a topic. */
struct problem_tree_links {
    struct objective_link_list of[OBJECTIVE_LINK_KINDS];
};

bool problem_tree_store_load_links(struct database *database, struct object_key topic,
                                   struct arena *arena, struct problem_tree_links *links,
                                   struct error *error);
bool problem_tree_links_have(const struct problem_tree_links *links, enum objective_link_kind kind,
                             struct objective_link link);
/* Takes away all links of that kind of one objective. */
bool problem_tree_store_clear_links(struct database *database, struct object_key topic,
                                    enum objective_link_kind kind, int64_t problem_node_id,
                                    struct error *error);
/* The target must be linked to the topic; the database refuses others. */
bool problem_tree_store_add_link(struct database *database, struct object_key topic,
                                 enum objective_link_kind kind, struct objective_link link,
                                 struct error *error);

/* How far the topics of a plan are, for the page of the phase. */
struct problem_tree_counts {
    int topics, with_tree, with_framework, with_chain;
};
bool problem_tree_store_count(struct database *database, struct object_key plan,
                              struct problem_tree_counts *counts, struct error *error);

#endif
