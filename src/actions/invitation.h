/* Invitations to a council.
 *
 * Somebody is invited by a link that works once and for a week; who has no account makes one with
 * it. There is no e-mail in between: whoever invites hands the link over, as councils do, by
 * telephone or message. */
#ifndef ATALAYA_ACTIONS_INVITATION_H
#define ATALAYA_ACTIONS_INVITATION_H

#include "actions/action.h"
#include "security/token.h"
#include "storage/invitation_store.h"

enum { INVITATION_LIFE_S = 7 * 24 * 3600 };

struct invite_member {
    const char *email;
    const char *name;
    role_set roles;
};

/* Makes the link's token for the identity's council; an earlier invitation of the same address
 * ends. Messages on "correo", "nombre", "roles". */
enum action_status invite_member(struct action_context *context, const struct invite_member *input,
                                 char token[TOKEN_SIZE]);

/* Ends an invitation of the identity's council that nobody has used. ACTION_NOT_FOUND for one that
 * is used, withdrawn already or another council's. */
enum action_status withdraw_invitation(struct action_context *context, int64_t invitation_id);

/* The invitation of a link, for the page that asks. ACTION_NOT_FOUND for an unknown, used or
 * expired one. has_account: its address has an account already, which must be signed in to accept.
 */
enum action_status find_invitation(struct action_context *context, const char *token,
                                   const struct invitation **invitation, bool *has_account);

struct accept_invitation {
    const char *token;
    const char *name;     /* of a new account */
    const char *password; /* of a new account */
    const char *repeated; /* NULL: the form has no second field */
    const char *browser;  /* as it calls itself; may be NULL */
};

/* Joins the council: the signed-in person, whose address must be the invited one, or a new account.
 * Who has made an account with it is signed in: session_token is what the cookie holds; "" for the
 * others. Messages on "", "nombre", "clave", "repetida". */
enum action_status accept_invitation(struct action_context *context,
                                     const struct accept_invitation *input,
                                     char session_token[TOKEN_SIZE]);

#endif
