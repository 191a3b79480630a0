/* Create council: an administrator of the installation opens a council for a territory. */
#ifndef ATALAYA_ACTIONS_CREATE_COUNCIL_H
#define ATALAYA_ACTIONS_CREATE_COUNCIL_H

#include "actions/action.h"

struct create_council {
    const char *code;           /* for addresses: 2 to 40 of a–z, 0–9 and -; "guatape" */
    const char *name;           /* "Consejo Territorial de Planeación de Guatapé" */
    const char *territory_code; /* DIVIPOLA: "05321" */
};

/* Messages on "codigo", "nombre", "entidad". */
enum action_status create_council(struct action_context *context,
                                  const struct create_council *input, int64_t *council_id);

#endif
