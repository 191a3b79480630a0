/* Council sectors: how many seats each sector has in a council, and the council's own sectors. */
#ifndef ATALAYA_ACTIONS_COUNCIL_SECTORS_H
#define ATALAYA_ACTIONS_COUNCIL_SECTORS_H

#include "actions/action.h"

/* As typed. */
struct typed_sector {
    const char *code;
    const char *name;  /* of own sectors; blank: no such sector (any more) */
    const char *seats; /* blank: 0 */
    bool is_sensitive; /* of own sectors */
};

struct save_sectors {
    const struct typed_sector *items;
    size_t count;
};

/* Messages on "puestos_CODE" and "nombre_CODE". A sector of the law keeps at least one seat; an own
 * sector that a councillor represents stays. Unknown codes are passed over. */
enum action_status save_sectors(struct action_context *context, const struct save_sectors *input);

#endif
