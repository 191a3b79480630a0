/* Throttle store: attempts to log in, counted by a mark of the account, address or device. */
#ifndef ATALAYA_STORAGE_THROTTLE_STORE_H
#define ATALAYA_STORAGE_THROTTLE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct database;

struct throttle_record {
    const char *mark;
    int64_t failures;
    int64_t last_s;
};

/* Fills failures and last_s of record->mark; zeros where nothing is known. */
bool throttle_store_load(struct database *database, struct throttle_record *record,
                         struct error *error);
bool throttle_store_save(struct database *database, const struct throttle_record *record,
                         struct error *error);
bool throttle_store_delete(struct database *database, const char *mark, struct error *error);
/* Forgets what was last counted before a time. */
bool throttle_store_delete_older(struct database *database, int64_t before_s, struct error *error);

#endif
