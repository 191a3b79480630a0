/* Idempotency store: what was answered to a form that may be sent twice (a double click, a page
 * sent again), so that the second time gives the same answer instead of a second object. */
#ifndef ATALAYA_STORAGE_IDEMPOTENCY_STORE_H
#define ATALAYA_STORAGE_IDEMPOTENCY_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct database;

struct idempotency_record {
    int64_t council_id;
    const char *key;    /* random, from the form */
    const char *result; /* what the action made: "measurement:17" */
    int64_t created_s;
};

/* Reads record->result for its council and key; NULL where the form was not sent before. */
bool idempotency_store_load(struct database *database, struct idempotency_record *record,
                            struct arena *arena, struct error *error);
/* Call in the transaction of the action. ERROR_CONSTRAINT: it is stored already. */
bool idempotency_store_add(struct database *database, const struct idempotency_record *record,
                           struct error *error);
bool idempotency_store_delete_older(struct database *database, int64_t created_before_s,
                                    struct error *error);

#endif
