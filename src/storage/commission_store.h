/* Commission store: a council's commissions and their members. */
#ifndef ATALAYA_STORAGE_COMMISSION_STORE_H
#define ATALAYA_STORAGE_COMMISSION_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/councillor/commission.h"
#include "storage/object_key.h"

struct database;

/* By name. */
bool commission_store_list(struct database *database, int64_t council_id, struct arena *arena,
                           struct commission_list *commissions, struct error *error);
/* *commission is NULL where there is none. */
bool commission_store_load(struct database *database, struct object_key key, struct arena *arena,
                           struct commission **commission, struct error *error);
/* Sets the id. */
bool commission_store_add(struct database *database, struct commission *commission,
                          struct error *error);
/* Raises version; topics of the commission follow its name. ERROR_CONFLICT: somebody saved it
 * since. */
bool commission_store_save(struct database *database, struct commission *commission,
                           struct error *error);
/* Removes it with its membership; topics keep its name in words, and so does its actor, which is
 * retired. */
bool commission_store_delete(struct database *database, struct object_key key, bool *was_there,
                             struct error *error);

/* Of all commissions of the council. */
bool commission_store_list_members(struct database *database, int64_t council_id,
                                   struct arena *arena, struct commission_member_list *members,
                                   struct error *error);
/* Exactly these councillors, each named once. */
bool commission_store_set_members(struct database *database, struct object_key commission,
                                  const int64_t *councillor_ids, size_t count, struct error *error);

#endif
