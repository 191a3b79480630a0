/* CSRF: whether a form that came in was sent from one of our own pages.
 *
 * Three fences, all of which must hold for a writing request: a token in the form that only our
 * page could know, the browser's own word on where the request comes from (Sec-Fetch-Site, Origin),
 * and cookies with SameSite (set by the web server). GET never writes, so it is not checked. */
#ifndef ATALAYA_SECURITY_CSRF_H
#define ATALAYA_SECURITY_CSRF_H

#include <stdbool.h>
#include <stdint.h>

#include "security/secrets.h"

enum {
    CSRF_TOKEN_SIZE = 44,
    CSRF_MASKED_SIZE = 120,
    CSRF_ANONYMOUS_TOKEN_SIZE = 56,
    CSRF_ANONYMOUS_LIFE_S = 4 * 3600
};

/* The token for the forms of a session: derived from the session's own token, so that it needs no
 * storage, ends with the session, and does not tell the session's token. */
void csrf_token_of_session(const char *session_token, char token[CSRF_TOKEN_SIZE]);

/* What a page shows of a session's token: masked anew each time (a random pad, and the token under
 * it), so that no two pages hold the same bytes of it and their compressed size tells nothing of
 * it (BREACH; docs/decisions/0009). token is shorter than CSRF_TOKEN_SIZE. */
void csrf_mask(const char *token, char masked[CSRF_MASKED_SIZE]);

/* Whether a form's field is the expected token, masked; given may be NULL. */
bool csrf_is_valid(const char *expected, const char *given);

/* A token for a form before login. cookie is a random value (token_create) that the same answer
 * sets in the visitor's browser; purpose names the form ("entrar"). Holds for four hours. */
void csrf_anonymous_token(const struct secrets *secrets, const char *purpose, const char *cookie,
                          int64_t now_s, char token[CSRF_ANONYMOUS_TOKEN_SIZE]);
/* cookie and given may be NULL, which is never valid. */
bool csrf_is_anonymous_valid(const struct secrets *secrets, const char *purpose, const char *cookie,
                             int64_t now_s, const char *given);

/* Whether the browser does not say that another site sent the request. expected_origin is
 * "https://host[:port]". Both headers may be NULL (old browsers): then the token alone decides.
 * "Origin: null" is what a page under no-referrer sends, and says nothing. */
bool csrf_is_from_own_site(const char *expected_origin, const char *origin,
                           const char *sec_fetch_site);

#endif
