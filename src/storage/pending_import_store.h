/* Pending import store: imports that wait for their confirmation. */
#ifndef ATALAYA_STORAGE_PENDING_IMPORT_STORE_H
#define ATALAYA_STORAGE_PENDING_IMPORT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

/* A file that was sent and previewed, until it is confirmed or forgotten. */
struct pending_import {
    const char *token; /* hash of a random token */
    int64_t council_id;
    int64_t person_id;
    const char *file_name;
    const void *bytes;
    size_t size_bytes;
    const char *options_json;
    int64_t created_s;
};

bool pending_import_store_add(struct database *database, const struct pending_import *pending,
                              struct error *error);
/* Replaces the options (answers, mapping) of a waiting import. */
bool pending_import_store_save(struct database *database, const struct pending_import *pending,
                               struct error *error);
/* *pending is NULL where there is none of this council and person; key gives them and the token. */
bool pending_import_store_find(struct database *database, const struct pending_import *key,
                               struct arena *arena, struct pending_import **pending,
                               struct error *error);
bool pending_import_store_delete(struct database *database, const struct pending_import *key,
                                 struct error *error);
/* Forgets what the person of kept sent to its council, but kept and the newest beside it: count
 * files in all. */
bool pending_import_store_keep_newest(struct database *database, const struct pending_import *kept,
                                      int count, struct error *error);
/* Forgets what was sent before a time, of all councils. */
bool pending_import_store_delete_older(struct database *database, int64_t created_before_s,
                                       struct error *error);

#endif
