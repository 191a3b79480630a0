/* Log in and out.
 *
 * Two forms: e-mail and password; then, where the person has turned it on, the code of the second
 * step. Between them the browser carries a sealed challenge (security/login_challenge.h) and never
 * the password. Whether an e-mail has an account can be told neither from the answer nor from its
 * time. */
#ifndef ATALAYA_ACTIONS_LOG_IN_H
#define ATALAYA_ACTIONS_LOG_IN_H

#include "actions/action.h"
#include "security/login_gate.h"
#include "security/token.h"

struct log_in {
    const char *email;
    const char *password;
    const char *cookie;  /* of the login form: a challenge is bound to it */
    const char *device;  /* the browser's device token; NULL: none */
    const char *browser; /* as it calls itself; may be NULL */
};

struct log_in_step {
    const char *challenge; /* that log_in gave */
    const char *code;      /* of the second step, or a recovery code */
    const char *cookie, *device, *browser;
};

struct log_in_answer {
    char session_token[TOKEN_SIZE];      /* with ACTION_DONE */
    char device[LOGIN_GATE_DEVICE_SIZE]; /* with ACTION_DONE: keep it in the browser */
    bool must_change_password;           /* with ACTION_DONE */
    const char *challenge;               /* ask for the code, and give it to log_in_step; or NULL */
    int64_t wait_s;                      /* with ACTION_BUSY: how long; 0: a moment */
};

/* Begins a session. ACTION_INVALID with a message on "", "correo" or "clave", or without message
 * and with a challenge where the second step is to follow; ACTION_BUSY after too many attempts. A
 * session that was open in this browser (context->identity) is ended. */
enum action_status log_in(struct action_context *context, const struct log_in *input,
                          struct log_in_answer *answer);

/* The second step. ACTION_INVALID with a message on "codigo" and the same challenge, or with one on
 * "" and no challenge: it is made up, too old, used, or the account has changed. */
enum action_status log_in_step(struct action_context *context, const struct log_in_step *input,
                               struct log_in_answer *answer);

/* What is kept of a browser's name for itself (NULL: nothing): its beginning, in whole characters;
 * "" where it is no UTF-8. */
const char *log_in_shorten_browser(struct arena *arena, const char *browser);

/* Ends the session of the context's identity. */
enum action_status log_out(struct action_context *context);

/* Ends another session of the same person; ACTION_NOT_FOUND for one that is not its own. */
enum action_status end_session(struct action_context *context, int64_t session_id);

/* Ends all sessions of the same person but the one that asks. */
enum action_status end_other_sessions(struct action_context *context);

#endif
