/* Actors: add or change one, add those that are proposed, retire one or take it back, remove one
 * that was never used.
 *
 * What is written in the audit chain names an actor by its number alone: who is behind it, and how
 * it is reached, is personal. */
#ifndef ATALAYA_ACTIONS_ACTOR_H
#define ATALAYA_ACTIONS_ACTOR_H

#include "actions/action.h"

/* As typed; NULL is "". */
struct save_actor {
    int64_t id; /* 0: a new one */
    int64_t version;
    const char *kind; /* core/duty/actor_kind.def */
    const char *name; /* of what is no link */
    const char *link; /* "comision-3", "consejero-5", "cuenta-7"; "": none */
    const char *office;
    const char *contact_name, *post, *email, *phone;
    const char *basis, *authorised; /* core/duty/contact_basis.def; the day */
};

/* Messages on "tipo", "nombre", "vinculo", "oficina", "contacto", "cargo", "correo", "telefono",
 * "permiso", "autorizado". ACTION_CONFLICT: somebody saved it since. */
enum action_status save_actor(struct action_context *context, const struct save_actor *input,
                              int64_t *actor_id);

/* Adds an actor for each code that has none yet: a link as in save_actor, or "oficina:" and an
 * office as the plan names it. *added counts them. A message on "propuesta" where nothing was
 * chosen. */
enum action_status add_proposed_actors(struct action_context *context, const char *const *codes,
                                       size_t count, size_t *added);

/* Its letters stay in the matrix, which says that it takes part no more. ACTION_CONFLICT: it was so
 * already. */
enum action_status retire_actor(struct action_context *context, int64_t actor_id);
enum action_status restore_actor(struct action_context *context, int64_t actor_id);
/* ACTION_INVALID with a message on "": it has a letter somewhere. */
enum action_status remove_actor(struct action_context *context, int64_t actor_id);

#endif
