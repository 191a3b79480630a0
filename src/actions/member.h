/* Members of a council: roles and leaving. How somebody is invited: actions/invitation.h. */
#ifndef ATALAYA_ACTIONS_MEMBER_H
#define ATALAYA_ACTIONS_MEMBER_H

#include "actions/action.h"

/* For actions that give roles: whether there is at least one; otherwise a message on "roles". */
bool member_check_roles(struct action_context *context, role_set roles);
/* For actions inside their transaction: puts a person into a council with roles; those that it has
 * there already are kept. */
bool member_join(struct action_context *context, int64_t council_id, int64_t person_id,
                 role_set roles);

/* Puts a person with an account into the council without invitation: for the administrator of the
 * installation, who gives a new council its first member. Roles it has there are kept. */
enum action_status add_member(struct action_context *context, int64_t person_id, role_set roles);

/* Replaces the roles of a member. A council keeps at least one person who can manage its members:
 * message on "roles". */
enum action_status change_role(struct action_context *context, int64_t person_id, role_set roles);

/* Takes a person out of the council; its account and traces stay. Message on "" for the last
 * manager. */
enum action_status remove_member(struct action_context *context, int64_t person_id);

#endif
