/* Password: how passwords are stored, compared, judged and made up.
 *
 * Stored as libsodium's argon2id text, which carries its own parameters, so that they can be raised
 * later and are on the next login. One comparison costs about 0.1 s and 64 MiB on purpose; at most
 * two run at a time, and whoever waits too long is told to try again, so that a flood of logins
 * cannot take the machine's memory. It does not count attempts: that is throttle.h. */
#ifndef ATALAYA_SECURITY_PASSWORD_H
#define ATALAYA_SECURITY_PASSWORD_H

#include <stdbool.h>
#include <stddef.h>

enum {
    PASSWORD_HASH_SIZE = 128,
    PASSWORD_MIN_CHARACTERS = 12,
    PASSWORD_MAX_BYTES = 512,
    PASSWORD_ONE_TIME_SIZE = 30,
};

enum password_check {
    PASSWORD_DIFFERS,
    PASSWORD_MATCHES,
    PASSWORD_MATCHES_OLD_COST, /* matches; store a new hash of it */
    PASSWORD_IS_BUSY,          /* nothing was compared: too many at once */
};

/* Writes the text to store. false: busy, or no memory for it; nothing was written. */
bool password_hash(const char *password, char hash[PASSWORD_HASH_SIZE]);

/* Compares with a stored text. For somebody unknown pass NULL: it takes as long and differs, so
 * that an answer's time does not tell who has an account. */
enum password_check password_compare(const char *hash, const char *password);

enum password_verdict {
    PASSWORD_IS_FINE,
    PASSWORD_IS_SHORT,
    PASSWORD_IS_LONG,
    PASSWORD_IS_COMMON,    /* a well-known word, with or without digits or signs behind it */
    PASSWORD_IS_REPEATING, /* fewer than five different characters */
    PASSWORD_IS_PERSONAL,  /* the person's e-mail or name, with or without digits behind it */
};

/* Judges a new password. There are no rules on kinds of characters: length is what helps. email and
 * name may be NULL. */
enum password_verdict password_judge(const char *password, const char *email, const char *name);

/* The verdict as a sentence in Spanish for the form; NULL for PASSWORD_IS_FINE. */
const char *password_explain(enum password_verdict verdict);

/* Makes a password to be said aloud and used once: six groups of two syllables ("mali-pote-…"),
 * with letters that sound like one letter only in Spanish. 2^63 possibilities. */
void password_make_one_time(char password[PASSWORD_ONE_TIME_SIZE]);

#endif
