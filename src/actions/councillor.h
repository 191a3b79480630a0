/* Councillors: add or change one, and erase the personal data of one who asks for it.
 *
 * What is written in the audit chain names a councillor by its number alone. */
#ifndef ATALAYA_ACTIONS_COUNCILLOR_H
#define ATALAYA_ACTIONS_COUNCILLOR_H

#include "actions/action.h"

/* As typed; NULL is "". */
struct save_councillor {
    int64_t id; /* 0: a new one */
    int64_t version;
    const char *name, *sector, *organisation, *since, *until, *phone, *email;
    const char *person; /* number of the account of a member; "": none */
};

/* Messages on "nombre", "sector", "organizacion", "desde", "hasta", "telefono", "correo", "cuenta".
 * ACTION_CONFLICT: somebody saved it since. */
enum action_status save_councillor(struct action_context *context,
                                   const struct save_councillor *input, int64_t *councillor_id);

/* Name, organisation, contact and account are gone for good; the seat, its dates and attendance
 * stay. */
enum action_status forget_councillor(struct action_context *context, int64_t councillor_id);

#endif
