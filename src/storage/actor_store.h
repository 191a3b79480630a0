/* Actor store: who takes part in a council's follow-up, and who does what in it. */
#ifndef ATALAYA_STORAGE_ACTOR_STORE_H
#define ATALAYA_STORAGE_ACTOR_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/duty/duty_office.h"
#include "storage/object_key.h"

struct database;

/* All of a council, retired ones too, as actor_sort orders them; names of what they are linked to.
 */
bool actor_store_list(struct database *database, int64_t council_id, struct arena *arena,
                      struct actor_list *actors, struct error *error);
/* An actor with the council that keeps it. */
struct kept_actor {
    struct actor actor;
    const char *council_code, *council_name;
};

struct kept_actor_list {
    struct kept_actor *items; /* by council */
    size_t count;
};

/* Of all councils, for the person itself: what is linked to its account, directly or as a
 * councillor, and what is reached at the account's address (without regard to case). */
bool actor_store_list_of_person(struct database *database, int64_t person_id, struct arena *arena,
                                struct kept_actor_list *actors, struct error *error);
/* Sets the id. */
bool actor_store_add(struct database *database, struct actor *actor, struct error *error);
/* Raises version. ERROR_CONFLICT: somebody saved it since. */
bool actor_store_save(struct database *database, struct actor *actor, struct error *error);
/* *was_there: it existed and had no letter anywhere. */
bool actor_store_delete(struct database *database, struct object_key key, bool *was_there,
                        struct error *error);

/* All rows of a council's matrix with their holders. */
bool actor_store_list_duties(struct database *database, int64_t council_id, struct arena *arena,
                             struct duty_row_list *rows, struct error *error);
/* Writes who holds what in a row: a new one where its id is 0, which sets id and version 1; else
 * the version is raised. ERROR_CONFLICT: somebody saved it since. */
bool actor_store_save_duty(struct database *database, struct duty_row *row, struct error *error);

/* Adds up the offices that a plan names as responsible, in the plan's order. */
bool actor_store_list_offices(struct database *database, struct object_key plan,
                              struct arena *arena, struct duty_office_list *offices,
                              struct error *error);

#endif
