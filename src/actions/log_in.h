/* Log in and out.
 *
 * One form: e-mail and password, and the code of the second step where the person has turned it on
 * (the form is shown again with the field for it). Whether an e-mail has an account can be told
 * neither from the answer nor from its time. */
#ifndef ATALAYA_ACTIONS_LOG_IN_H
#define ATALAYA_ACTIONS_LOG_IN_H

#include "actions/action.h"
#include "security/login_gate.h"
#include "security/token.h"

struct log_in {
    const char *email;
    const char *password;
    const char *code;    /* of the second step, or a recovery code; NULL: not asked yet */
    const char *device;  /* the browser's device token; NULL: none */
    const char *browser; /* as it calls itself; may be NULL */
};

struct log_in_answer {
    char session_token[TOKEN_SIZE];      /* with ACTION_DONE */
    char device[LOGIN_GATE_DEVICE_SIZE]; /* with ACTION_DONE: keep it in the browser */
    bool needs_code;                     /* with ACTION_INVALID: the password was right */
    bool must_change_password;           /* with ACTION_DONE */
    int64_t wait_s;                      /* with ACTION_BUSY: how long; 0: a moment */
};

/* Begins a session. ACTION_INVALID with a message on "", "correo", "clave" or "codigo"; ACTION_BUSY
 * after too many attempts. A session that was open in this browser (context->identity) is ended. */
enum action_status log_in(struct action_context *context, const struct log_in *input,
                          struct log_in_answer *answer);

/* What is kept of a browser's name for itself (NULL: nothing): its beginning. */
const char *log_in_shorten_browser(struct arena *arena, const char *browser);

/* Ends the session of the context's identity. */
enum action_status log_out(struct action_context *context);

/* Ends another session of the same person; ACTION_NOT_FOUND for one that is not its own. */
enum action_status end_session(struct action_context *context, int64_t session_id);

#endif
