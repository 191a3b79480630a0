/* What people do with their own account: password and second step. All of these end the person's
 * other sessions, and leave their trace in the installation's chain. */
#ifndef ATALAYA_ACTIONS_ACCOUNT_H
#define ATALAYA_ACTIONS_ACCOUNT_H

#include "actions/action.h"
#include "security/token.h"
#include "security/totp.h"

struct change_password {
    const char *current;
    const char *wanted;
    const char *repeated; /* NULL: the form has no second field */
};

/* Messages on "actual", "nueva", "repetida". session_token is the session's from now on: who copied
 * the old cookie is out with the old password. */
enum action_status change_password(struct action_context *context,
                                   const struct change_password *input,
                                   char session_token[TOKEN_SIZE]);

/* The first half of turning on the second step: a fresh secret, sealed so that the form can carry
 * it to the second half without the server remembering it. Writes nothing. */
struct totp_offer {
    const char *sealed;          /* hidden field of the form */
    const char *secret;          /* to be typed in, in groups of four */
    struct totp_picture picture; /* to be scanned */
};
enum action_status offer_totp(struct action_context *context, struct totp_offer *offer);

/* The same offer again, for a form that comes back with a mistake: the phone has scanned it
 * already. ACTION_INVALID for one that is not this person's. */
enum action_status reopen_totp_offer(struct action_context *context, const char *sealed,
                                     struct totp_offer *offer);

struct enable_totp {
    const char *password;
    const char *sealed; /* from the offer */
    const char *code;   /* that the phone shows */
};

struct recovery_codes {
    char items[TOTP_RECOVERY_CODES][CROCKFORD_CODE_SIZE];
};

/* Turns it on and answers the recovery codes, to be shown this once. Messages on "clave", "codigo".
 * Like a new password, each of the three ends the person's other sessions and gives this one
 * another token for its cookie ("" without a session). */
enum action_status enable_totp(struct action_context *context, const struct enable_totp *input,
                               struct recovery_codes *codes, char session_token[TOKEN_SIZE]);

/* Turns it off. Message on "clave". ACTION_CONFLICT where it was off. */
enum action_status disable_totp(struct action_context *context, const char *password,
                                char session_token[TOKEN_SIZE]);

/* Makes new recovery codes; the old ones end. Message on "clave". ACTION_CONFLICT where it is off.
 */
enum action_status renew_recovery_codes(struct action_context *context, const char *password,
                                        struct recovery_codes *codes,
                                        char session_token[TOKEN_SIZE]);

#endif
