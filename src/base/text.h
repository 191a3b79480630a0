/* Text: what every reader and search needs to do with UTF-8, without a locale.
 *
 * It checks and decodes encodings, trims and collapses white space as people's files have it
 * (no-break spaces, zero-width characters, byte-order marks) and folds texts so that "VIGENCIA",
 * "Vigencia" and "vigencia" meet. It does not sort (Spanish order is ICU's work) nor normalise to
 * NFC, and it knows Latin letters only: other scripts pass through unchanged.
 *
 * Texts are NUL-terminated UTF-8; a broken byte never stops a function, it counts as U+FFFD.
 * Results belong to the arena and are never NULL. */
#ifndef ATALAYA_BASE_TEXT_H
#define ATALAYA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strbuf.h"

enum { TEXT_REPLACEMENT = 0xFFFD };

/* Whole and shortest-form UTF-8, without surrogates and nothing above U+10FFFF. NUL bytes count. */
bool text_is_utf8(const char *bytes, size_t length);

/* Decodes Windows-1252, the superset of Latin-1 that Excel in Spanish writes: 0x93 is “.
 * The five undefined bytes and NUL become U+FFFD. Latin-1 files decode right because nobody writes
 * C1. */
char *text_from_windows_1252(struct arena *arena, const char *bytes, size_t length);

/* Decodes UTF-16 without its byte-order mark; lone surrogates, NUL and an odd last byte become
 * U+FFFD.
 */
char *text_from_utf16(struct arena *arena, const char *bytes, size_t length, bool big_endian);

/* The code point at *cursor, which moves behind it; 0 at the end of the text, U+FFFD for a byte
 * that is no UTF-8 (the cursor moves by one). */
uint32_t text_next(const char **cursor);

/* Appends a code point as UTF-8; what no UTF-8 can hold becomes U+FFFD. */
void text_append(struct strbuf *buffer, uint32_t code_point);

/* Whether Unicode keeps a code point for no character at all (U+FFFF, U+FDD0, …): the PDF library
 * refuses a text that has one, XML 1.0 one that has U+FFFE or U+FFFF. */
bool text_is_noncharacter(uint32_t code_point);

/* What any file format takes: noncharacters, controls but tab and line ends, and broken bytes
 * become U+FFFD. The text itself where there are none. */
const char *text_portable(struct arena *arena, const char *text);

/* White space and what looks like nothing: also NBSP, line separators, zero-width, marks of
 * direction, controls, BOM, noncharacters. */
bool text_is_space(uint32_t code_point);

/* True for NULL, "" and for nothing but text_is_space. */
bool text_is_blank(const char *text);

/* "" for NULL: a text that is not there, where one must be. */
const char *text_or_empty(const char *text);

/* The word that joins a list's last item in Spanish: " e " before the sound of i (Infraestructura,
 * Hidráulica), " y " before all else (Hierro, Yondó). */
const char *text_and(const char *next);

/* Without the white space at both ends. */
char *text_trim(struct arena *arena, const char *text);

/* Trimmed, each inner run of white space as one space; what never shows vanishes.
 *     " Meta\r\n\xC2\xA0" "2025 "  ->  "Meta 2025" */
char *text_collapse(struct arena *arena, const char *text);

/* For comparing headers and for search: lower case and no accents for U+0000..U+017F (Basic Latin,
 * Latin-1 Supplement, Latin Extended-A), ñ becomes n, æ ae, ß ss; combining marks (NFD) and soft
 * hyphens are dropped; white space is collapsed; º and ª become o and a. Everything else stays.
 *     "  PROGRAMACIÓN\nAño 2025 "  ->  "programacion ano 2025" */
char *text_fold(struct arena *arena, const char *text);

#endif
