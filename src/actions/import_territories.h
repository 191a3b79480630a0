/* Import territories: adds the municipalities and departments of a list (DANE's DIVIPOLA) to the
 * installation, all or nothing.
 *
 * What is known already keeps what a list of DANE does not say: its subregion, whether it is a
 * priority of the peace programme (PDET), that it is a district, and its spelling where only
 * capitals or accents differ. A name that DANE changed is changed, and named. Nothing is removed.
 */
#ifndef ATALAYA_ACTIONS_IMPORT_TERRITORIES_H
#define ATALAYA_ACTIONS_IMPORT_TERRITORIES_H

#include "actions/action.h"
#include "storage/territory_store.h"

struct import_territories {
    const struct territory *items;
    size_t count;
    const char *file_sha256; /* for the trace */
    bool is_trial;           /* writes nothing: only says what would change */
};

struct territory_change {
    const char *code, *before, *after; /* before: "" for a new one; else the name it had */
};

struct import_territories_answer {
    size_t added, updated, unchanged;
    struct territory_change *changes; /* of names; not of new ones */
    size_t change_count;
};

/* ACTION_INVALID with a message on "archivo": an empty list, or a municipality whose department is
 * neither in the list nor known. */
enum action_status import_territories(struct action_context *context,
                                      const struct import_territories *input,
                                      struct import_territories_answer *answer);

#endif
