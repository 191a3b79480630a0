/* BPIN: the code that a public investment project has in the national bank of projects. It is a
 * text of 9 to 16 digits: zeros in front count. */
#ifndef ATALAYA_CORE_TOPIC_BPIN_H
#define ATALAYA_CORE_TOPIC_BPIN_H

#include <stdbool.h>

enum { BPIN_MIN_DIGITS = 9, BPIN_MAX_DIGITS = 16 };

enum bpin_problem { BPIN_OK, BPIN_EMPTY, BPIN_NOT_DIGITS, BPIN_TOO_SHORT, BPIN_TOO_LONG };

/* Reads a code as people write it, with spaces, points or hyphens between the digits, into digits.
 * What is too long is cut there, and answered as such.
 *     "0020-2305 321.0015"  ->  BPIN_OK, "002023053210015" */
enum bpin_problem bpin_parse(const char *text, char digits[BPIN_MAX_DIGITS + 1]);

#endif
