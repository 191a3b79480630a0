/* Secrets: the keys of one installation, derived from one file of the data folder.
 *
 * The file `secret.key` holds 32 random bytes as hexadecimal digits, readable by its owner only; it
 * is made on first use and belongs in every backup: without it, marks of personal data in the audit
 * chain cannot be compared any more and open login forms expire. Each use has a key of its own
 * (crypto_kdf of libsodium), so that none can stand in for another. */
#ifndef ATALAYA_SECURITY_SECRETS_H
#define ATALAYA_SECURITY_SECRETS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

enum { SECRETS_KEY_SIZE = 32, SECRETS_MARK_SIZE = 25 };

struct secrets {
    unsigned char mark_key[SECRETS_KEY_SIZE]; /* marks of personal data */
    unsigned char form_key[SECRETS_KEY_SIZE]; /* anonymous form tokens */
    unsigned char seal_key[SECRETS_KEY_SIZE]; /* secrets at rest, as those of the second step */
};

/* Starts libsodium and derives the keys from DATA_FOLDER/secret.key, making the file (0600) where
 * it is missing. Fails on a file that others may read, or of another form: a wrong key is worse
 * than none. */
bool secrets_load(struct secrets *secrets, const char *data_folder, struct error *error);

/* The keys of a given master key: for tests and for requests without a data folder. */
bool secrets_derive(struct secrets *secrets, const unsigned char master[SECRETS_KEY_SIZE],
                    struct error *error);

/* A mark that stands for personal data where it must not be written in clear (audit, throttle): 24
 * hexadecimal digits of the keyed BLAKE2b of kind and text. Equal data has equal marks in this
 * installation, and without the key the data cannot be guessed from it. */
void secrets_mark(const struct secrets *secrets, const char *kind, const char *text,
                  char mark[SECRETS_MARK_SIZE]);

/* Encrypts a short secret for the database (XSalsa20-Poly1305, random nonce): base64 text. */
const char *secrets_seal(const struct secrets *secrets, const char *text, struct arena *arena);
/* The text of secrets_seal; NULL when it was made with another key or was changed. */
const char *secrets_unseal(const struct secrets *secrets, const char *sealed, struct arena *arena);

/* Compares without telling by its duration where two texts differ. */
bool secrets_is_equal(const char *one, const char *other);

/* Overwrites memory in a way that the compiler keeps. */
void secrets_wipe(void *memory, size_t size);

#endif
