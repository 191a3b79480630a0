/* SHA-256 of files and texts, piece by piece: names evidence on disk and proves that a copy is
 * whole. Not for passwords, tokens or the audit chain (security/). */
#ifndef ATALAYA_STORAGE_SHA256_H
#define ATALAYA_STORAGE_SHA256_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_TEXT_SIZE = 65 }; /* 64 hexadecimal digits in lower case, and NUL */

/* A sum in progress. Holds libsodium's state without naming it here. */
struct sha256 {
    uint64_t state[16];
};

void sha256_init(struct sha256 *sum);
void sha256_add(struct sha256 *sum, const void *bytes, size_t length);
/* Writes the digits; the sum must be initialised again before its next use. */
void sha256_finish(struct sha256 *sum, char text[SHA256_TEXT_SIZE]);

/* The digits of one piece: "abc" -> "ba7816bf…f20015ad". */
void sha256_format(const void *bytes, size_t length, char text[SHA256_TEXT_SIZE]);

/* Whether a text from outside is 64 hexadecimal digits in lower case. */
bool sha256_is_text(const char *text);

#endif
