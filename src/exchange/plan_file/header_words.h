/* Header words: the tokens of a header and the small patterns that recognise them.
 *
 * A pattern is words separated by spaces; all must be in the header, in any order. A word stands
 * for every token that begins with it; one that ends in '$' must be the whole token. "meta cuatr"
 * matches "META DEL CUATRIENIO" and "Meta Cuatrenio". */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_HEADER_WORDS_H
#define ATALAYA_EXCHANGE_PLAN_FILE_HEADER_WORDS_H

#include <stdbool.h>

#include "base/arena.h"

enum { HEADER_WORDS_MAX = 32 };

struct header_words {
    const char *tokens[HEADER_WORDS_MAX];
    int count;
};

/* Cuts folded text at spaces and punctuation; '%' is a token of its own, "l.b" gives l and b. */
struct header_words header_words_cut(struct arena *arena, const char *folded);

bool header_words_match(const struct header_words *words, const char *pattern);

/* True when one of the patterns, separated by '|', matches. */
bool header_words_match_any(const struct header_words *words, const char *patterns);

#endif
