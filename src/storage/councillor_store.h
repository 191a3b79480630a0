/* Councillor store: who speaks for which sector in a council, what each authorised, how many seats
 * each sector has, and the council's own rules of work. */
#ifndef ATALAYA_STORAGE_COUNCILLOR_STORE_H
#define ATALAYA_STORAGE_COUNCILLOR_STORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "core/councillor/council_rule.h"
#include "core/councillor/councillor.h"
#include "core/councillor/sector.h"
#include "storage/object_key.h"

struct database;

/* All of a council by name, former ones too. */
bool councillor_store_list(struct database *database, int64_t council_id, struct arena *arena,
                           struct councillor_list *councillors, struct error *error);
/* *councillor is NULL where there is none. */
bool councillor_store_load(struct database *database, struct object_key key, struct arena *arena,
                           struct councillor **councillor, struct error *error);
/* Sets the id. */
bool councillor_store_add(struct database *database, struct councillor *councillor,
                          struct error *error);
/* Raises version. ERROR_CONFLICT: somebody saved it since, or its data were erased. */
bool councillor_store_save(struct database *database, struct councillor *councillor,
                           struct error *error);
/* Erases what is personal, ends the term on today at the latest, and takes back authorisations. The
 * row stays, for attendance and dates. *was_there: it existed with data. */
bool councillor_store_forget(struct database *database, struct object_key key, struct date today,
                             bool *was_there, struct error *error);

/* Of all councillors of the council, by councillor and id. */
bool councillor_store_list_authorisations(struct database *database, int64_t council_id,
                                          struct arena *arena, struct authorisation_list *list,
                                          struct error *error);
bool councillor_store_add_authorisation(struct database *database,
                                        struct authorisation *authorisation, int64_t recorded_by,
                                        const char *now_utc, struct error *error);
/* Sets authorisation->revoked on the one with its id. *has_changed: it held until now. */
bool councillor_store_revoke(struct database *database, const struct authorisation *authorisation,
                             bool *has_changed, struct error *error);

/* The catalog's sectors with the council's seats (one seat for those of the law where nothing is
 * said), then the council's own. */
bool councillor_store_list_sectors(struct database *database, int64_t council_id,
                                   struct arena *arena, struct sector_list *sectors,
                                   struct error *error);
bool councillor_store_save_sector(struct database *database, int64_t council_id,
                                  const struct sector *sector, struct error *error);
bool councillor_store_delete_sector(struct database *database, int64_t council_id, const char *code,
                                    struct error *error);

/* The usual rule with version 0 where the council has said nothing. */
bool councillor_store_load_rule(struct database *database, int64_t council_id,
                                struct council_rule *rule, struct error *error);
/* ERROR_CONFLICT: somebody saved it since. */
bool councillor_store_save_rule(struct database *database, struct council_rule *rule,
                                struct error *error);

#endif
