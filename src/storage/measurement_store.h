/* Measurement store: results, every version that they had, and the lists of work.
 *
 * A save names the version that was read; where somebody saved since, it answers ERROR_CONFLICT and
 * changes nothing, and measurement_store_load gives the row as it is now. Each save leaves a copy
 * in the history, with who, when and by which action. The steps between states are
 * core/measurement/measurement.h. */
#ifndef ATALAYA_STORAGE_MEASUREMENT_STORE_H
#define ATALAYA_STORAGE_MEASUREMENT_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/measurement/measurement.h"
#include "storage/object_key.h"

struct database;

struct measurement_list {
    struct measurement *items;
    size_t count;
};

/* By id, or by indicator and year; *measurement is NULL where there is none. */
bool measurement_store_load(struct database *database, struct object_key key, struct arena *arena,
                            struct measurement **measurement, struct error *error);
struct measurement_place {
    int64_t council_id;
    int64_t indicator_id;
    int year;
};
bool measurement_store_find(struct database *database, const struct measurement_place *place,
                            struct arena *arena, struct measurement **measurement,
                            struct error *error);
/* All years of an indicator, in order. */
bool measurement_store_list_of_indicator(struct database *database, struct object_key indicator,
                                         struct arena *arena, struct measurement_list *measurements,
                                         struct error *error);

/* What the board needs of each result of a plan: no texts, no people. Ordered by the indicators'
 * order (plan.indicators), then year. The unfilled fields are zero and "". */
bool measurement_store_list_figures(struct database *database, struct object_key plan,
                                    struct arena *arena, struct measurement_list *measurements,
                                    struct error *error);

/* A list of work: results of a plan in given states, by indicator and year. */
struct measurement_work_query {
    int64_t council_id;
    int64_t plan_id;
    unsigned states;         /* bits 1 << enum measurement_state */
    int64_t except_recorder; /* leave out what this person recorded; 0: none */
    int64_t only_recorder;   /* only what this person recorded; 0: everybody's */
};
bool measurement_store_list_work(struct database *database,
                                 const struct measurement_work_query *query, struct arena *arena,
                                 struct measurement_list *measurements, struct error *error);

/* The names of everybody who took some step with a result of the council, whether or not they still
 * belong to it. */
struct measurement_person {
    int64_t id;
    const char *name;
};

struct measurement_person_list {
    struct measurement_person *items;
    size_t count;
};
bool measurement_store_list_people(struct database *database, int64_t council_id,
                                   struct arena *arena, struct measurement_person_list *people,
                                   struct error *error);

/* What the history says of a save. */
struct measurement_change {
    const char *action; /* code of actions.def */
    int64_t person_id;  /* 0: the operator */
    const char *time_utc;
};

/* Adds a row and sets its id and version. ERROR_CONFLICT: the indicator has one for this year. */
bool measurement_store_add(struct database *database, struct measurement *measurement,
                           const struct measurement_change *change, struct error *error);
/* Writes all fields but place and import run, and raises version. ERROR_CONFLICT as above. */
bool measurement_store_save(struct database *database, struct measurement *measurement,
                            const struct measurement_change *change, struct error *error);
/* Removes a draft with its history; *was_draft is false when it is no draft (any more). */
bool measurement_store_delete_draft(struct database *database, struct object_key key,
                                    bool *was_draft, struct error *error);

/* One earlier or the present version, newest first. */
struct measurement_version {
    struct measurement measurement; /* id, version, state, values, texts; not who did each step */
    const char *action;
    int64_t person_id;
    const char *person_name; /* "" for the operator */
    const char *time_utc;
};

struct measurement_version_list {
    struct measurement_version *items;
    size_t count;
};
bool measurement_store_list_versions(struct database *database, struct object_key key,
                                     struct arena *arena, struct measurement_version_list *versions,
                                     struct error *error);

#endif
