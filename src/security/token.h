/* Token: a secret that stands for something stored: a session's cookie, an invitation's link.
 *
 * 256 random bits, written in base64url; the database keeps only the hash, so that who reads a copy
 * of it cannot use what is in it. Tokens need no slow hash, for they cannot be guessed. */
#ifndef ATALAYA_SECURITY_TOKEN_H
#define ATALAYA_SECURITY_TOKEN_H

#include <stdbool.h>

/* 43 characters of A–Z a–z 0–9 - _ and a NUL. */
enum { TOKEN_SIZE = 44, TOKEN_HASH_SIZE = 65 };

void token_create(char token[TOKEN_SIZE]);
/* BLAKE2b-256 as 64 hexadecimal digits: what is stored and searched for. */
void token_hash(const char *token, char hash[TOKEN_HASH_SIZE]);
/* Whether a text from outside has the form of a token, before anything is asked of the database. */
bool token_is_well_formed(const char *text);

#endif
