/* Topic store: the priority topics of a plan, and what they are linked to.
 *
 * Linked are recommendations of the concept, nodes and indicators of the plan, and projects.
 * Whoever links has checked that both are of the same plan. Topics are read with what topic_rank
 * needs. */
#ifndef ATALAYA_STORAGE_TOPIC_STORE_H
#define ATALAYA_STORAGE_TOPIC_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/topic/topic.h"
#include "storage/object_key.h"

struct database;

struct priority_topic_list {
    struct priority_topic *items;
    size_t count;
};

/* All topics of a plan (its key), by name, with the votes of the last closed vote at their sum. */
bool topic_store_list(struct database *database, struct object_key plan, struct arena *arena,
                      struct priority_topic_list *topics, struct error *error);
/* One, without votes; *topic is NULL where there is none. */
bool topic_store_load(struct database *database, struct object_key key, struct arena *arena,
                      struct priority_topic **topic, struct error *error);

/* How far a council has come with the topics of a plan: for the page of the phase. */
struct topic_counts {
    int recommendations; /* of the concept */
    int open_ballots;
    int topics;
    int scored;          /* in all six criteria */
    int with_indicators; /* at least one is linked */
    int shown;           /* to the public */
};

/* One query; all zero where there is no such plan. */
bool topic_store_count(struct database *database, struct object_key plan,
                       struct topic_counts *counts, struct error *error);

/* Adds a topic of the plan and sets its id; NULL texts are stored as "". */
bool topic_store_add(struct database *database, struct priority_topic *topic, int64_t person_id,
                     const char *now_utc, struct error *error);
/* Writes texts, commission and scores, and raises version. ERROR_CONFLICT: somebody saved it since.
 */
bool topic_store_save(struct database *database, struct priority_topic *topic, struct error *error);
/* *has_changed: it exists and was the other way before. */
bool topic_store_publish(struct database *database, struct object_key key, bool is_public,
                         bool *has_changed, struct error *error);
/* Removes it with its links and its votes; what it was linked to stays. */
bool topic_store_delete(struct database *database, struct object_key key, bool *was_there,
                        struct error *error);

enum topic_link_kind {
    TOPIC_LINK_RECOMMENDATION,
    TOPIC_LINK_NODE,
    TOPIC_LINK_INDICATOR,
    TOPIC_LINK_PROJECT,
    TOPIC_LINK_KINDS,
};

struct topic_link {
    enum topic_link_kind kind;
    int64_t target_id; /* of what is linked */
};

/* *has_changed: it was not linked (was linked) before. */
bool topic_store_link(struct database *database, const struct priority_topic *topic,
                      struct topic_link link, bool *has_changed, struct error *error);
bool topic_store_unlink(struct database *database, const struct priority_topic *topic,
                        struct topic_link link, bool *has_changed, struct error *error);

struct project {
    int64_t id;
    const char *bpin; /* 9–16 digits (core/topic/bpin.h) */
    const char *name;
};

struct topic_links {
    int64_t *recommendation_ids, *node_ids, *indicator_ids; /* rising */
    size_t recommendation_count, node_count, indicator_count;
    struct project *projects; /* by BPIN */
    size_t project_count;
};

/* Everything that a topic is linked to. */
bool topic_store_load_links(struct database *database, struct object_key topic, struct arena *arena,
                            struct topic_links *links, struct error *error);
bool topic_links_have(const struct topic_links *links, struct topic_link link);

/* Which indicators all topics of a plan have: pairs by topic, then indicator. */
struct topic_indicator {
    int64_t topic_id, indicator_id;
};

struct topic_indicator_list {
    struct topic_indicator *items;
    size_t count;
};

bool topic_store_list_indicators(struct database *database, struct object_key plan,
                                 struct arena *arena, struct topic_indicator_list *pairs,
                                 struct error *error);

/* Adds a project to a plan, or renames the one with its BPIN; sets its id. */
bool topic_store_save_project(struct database *database, struct object_key plan,
                              struct project *project, struct error *error);

#endif
