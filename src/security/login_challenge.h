/* Login challenge: what a browser carries between the two steps of a login, instead of the
 * password.
 *
 * The right password earns a sealed text (secrets_seal) that says whose it is, until when, for
 * which browser (the cookie of the login form) and for which state of the account: password, second
 * step and last used code. So it cannot be read, changed, moved to another browser or kept; it is
 * of use for the second step only, and the login that it leads to changes the state, which ends it:
 * it works once without the server remembering anything. */
#ifndef ATALAYA_SECURITY_LOGIN_CHALLENGE_H
#define ATALAYA_SECURITY_LOGIN_CHALLENGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "security/secrets.h"

struct person;

enum { LOGIN_CHALLENGE_LIFE_S = 5 * 60 };

/* Where and when a challenge is made or read. */
struct login_challenge_place {
    const struct secrets *secrets;
    const char *cookie; /* random value that only this browser has; NULL or "": no browser */
    int64_t now_s;
};

/* The sealed text for a person whose password was right. cookie must be there. */
const char *login_challenge_make(const struct login_challenge_place *place,
                                 const struct person *person, struct arena *arena);

/* Whose challenge it is; 0 for one that is made up, changed, of another browser, or too old.
 * sealed may be NULL. */
int64_t login_challenge_read(const struct login_challenge_place *place, const char *sealed,
                             struct arena *arena);

/* Whether the person is in the state that it was made for. */
bool login_challenge_fits(const struct login_challenge_place *place, const char *sealed,
                          const struct person *person, struct arena *arena);

#endif
