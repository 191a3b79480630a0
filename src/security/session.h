/* Session: who is signed in with which cookie, and for how long.
 *
 * A session begins with each login under a new random token; the database knows the token's hash
 * only. It ends after 12 hours whatever happens, and after 30 minutes (administrators of the
 * installation) or 4 hours (others) without a request: members write long notes in meetings and
 * must not lose them, while an administrator's screen left open could change every council. All
 * sessions of a person end when the password or the second step changes or the account is disabled.
 *
 * Ages come from the wall clock, since they outlive the process; a clock set back ends a session
 * rather than prolonging it. */
#ifndef ATALAYA_SECURITY_SESSION_H
#define ATALAYA_SECURITY_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "security/identity.h"
#include "security/token.h"
#include "storage/session_store.h"

struct database;

enum {
    SESSION_LIFE_S = 12 * 3600,
    SESSION_IDLE_S = 4 * 3600,
    SESSION_ADMINISTRATOR_IDLE_S = 30 * 60,
    SESSION_TOUCH_S = 60, /* the last visit is written at most this often */
};

/* Whether a session made and last seen at those times still holds. */
bool session_is_alive(const struct session_record *session, bool is_administrator, int64_t now_s);

/* Begins a session inside a writing transaction, and removes old ones. session gives person_id,
 * address and browser; its id and times are set, and token is what the cookie holds. */
bool session_begin(struct database *database, struct session_record *session, int64_t now_s,
                   char token[TOKEN_SIZE], struct error *error);

/* Gives the identity's session another token, inside a writing transaction: whoever had copied the
 * cookie is out. token is "" where the identity has no session (the command line). */
bool session_renew(struct database *database, const struct identity *identity,
                   char token[TOKEN_SIZE], struct error *error);

/* Fills identity from the cookie's token (NULL or anything else: anonymous), without council. Reads
 * only; identity->must_touch_session says that session_touch is due, in a writing transaction. */
bool session_load(struct database *database, const char *token, struct arena *arena,
                  struct identity *identity, struct error *error);
bool session_touch(struct database *database, const struct identity *identity, struct error *error);

/* Puts the roles of the identity's person in a council into the identity. Somebody who does not
 * belong to it keeps no roles there. */
bool session_enter_council(struct database *database, int64_t council_id, struct arena *arena,
                           struct identity *identity, struct error *error);

#endif
