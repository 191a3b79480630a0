/* Crockford: codes that people read on paper, say aloud and type (base 32 without I, L, O, U).
 *
 * For short codes of reports and for recovery codes. Reading is generous: small letters, O for 0, I
 * and L for 1, dashes and spaces anywhere. It is not for secrets' storage nor for long data. */
#ifndef ATALAYA_SECURITY_CROCKFORD_H
#define ATALAYA_SECURITY_CROCKFORD_H

#include <stdbool.h>
#include <stddef.h>

/* Ten digits of 5 bits, in two groups: "7K3QF-0XW2M". */
enum { CROCKFORD_CODE_DIGITS = 10, CROCKFORD_CODE_SIZE = CROCKFORD_CODE_DIGITS + 2 };

/* Writes the first 50 bits of bytes (at least 7 of them) as a grouped code.
 * 0xFF 0xFF … gives "ZZZZZ-ZZZZZ". */
void crockford_format(const unsigned char *bytes, char code[CROCKFORD_CODE_SIZE]);

/* Writes the grouped form of what a person typed; false when it is not ten digits. */
bool crockford_parse(const char *typed, char code[CROCKFORD_CODE_SIZE]);

#endif
