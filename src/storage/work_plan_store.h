/* Work plan store: a council's activities, the files that belong to them, and the addresses by
 * which members' calendar programs read the plan. */
#ifndef ATALAYA_STORAGE_WORK_PLAN_STORE_H
#define ATALAYA_STORAGE_WORK_PLAN_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/work_plan/work_activity.h"
#include "storage/object_key.h"

struct database;

/* By start, end and number. */
bool work_plan_store_list(struct database *database, int64_t council_id, struct arena *arena,
                          struct work_activity_list *activities, struct error *error);
/* *activity is NULL where there is none. */
bool work_plan_store_load(struct database *database, struct object_key key, struct arena *arena,
                          struct work_activity **activity, struct error *error);
/* Sets the id. ERROR_CONFLICT: the council accepted that event of the legal calendar before. */
bool work_plan_store_add(struct database *database, struct work_activity *activity,
                         struct error *error);
/* Writes all but basis, norm and legal code, and raises version. ERROR_CONFLICT: somebody saved it
 * since. */
bool work_plan_store_save(struct database *database, struct work_activity *activity,
                          struct error *error);
/* With its files' rows; *was_there. */
bool work_plan_store_delete(struct database *database, struct object_key key, bool *was_there,
                            struct error *error);
/* A cheap count for the phase page: activities that are not cancelled, and those done. */
bool work_plan_store_count(struct database *database, int64_t council_id, int *total, int *done,
                           struct error *error);

struct work_file {
    int64_t id;
    int64_t council_id;
    int64_t activity_id;
    bool is_minutes;
    const char *file_name, *media_type, *sha256;
    int64_t size_bytes;
    bool is_public;
    int64_t uploaded_by;
    const char *uploaded_utc;
};

struct work_file_list {
    struct work_file *items;
    size_t count;
};

/* Those that were not removed. */
bool work_plan_store_list_files(struct database *database, struct object_key activity,
                                struct arena *arena, struct work_file_list *files,
                                struct error *error);
bool work_plan_store_load_file(struct database *database, struct object_key key,
                               struct arena *arena, struct work_file **file, struct error *error);
/* After the file itself is durable (evidence_files.h). Sets the id. */
bool work_plan_store_add_file(struct database *database, struct work_file *file,
                              struct error *error);
/* The row stays and names its file; *was_there: it was shown until now. */
bool work_plan_store_remove_file(struct database *database, const struct work_file *file,
                                 const char *now_utc, bool *was_there, struct error *error);

/* One address for each member: a new one takes the old one's place. */
struct calendar_subscription {
    int64_t council_id, person_id;
    const char *token_hash, *created_utc;
};

bool work_plan_store_subscribe(struct database *database,
                               const struct calendar_subscription *subscription,
                               struct error *error);
bool work_plan_store_unsubscribe(struct database *database, int64_t council_id, int64_t person_id,
                                 bool *was_there, struct error *error);
/* *person_id is 0 where no member who may log in has this address. */
bool work_plan_store_find_subscriber(struct database *database, int64_t council_id,
                                     const char *token_hash, int64_t *person_id,
                                     struct error *error);
/* Since when a member (council and person) has an address; NULL for none. */
bool work_plan_store_subscribed_since(struct database *database, struct object_key member,
                                      struct arena *arena, const char **created_utc,
                                      struct error *error);

#endif
