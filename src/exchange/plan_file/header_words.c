#include "exchange/plan_file/header_words.h"

#include <stddef.h>
#include <string.h>

#include "base/banned.h"

static bool is_cut(char c)
{
    return c == ' ' || (c != '\0' && strchr(".,:;()[]{}/\\_-#\"'*+=|<>!?", c) != NULL);
}

struct header_words header_words_cut(struct arena *arena, const char *folded)
{
    struct header_words words = {.count = 0};
    const char *p = folded;
    while (*p != '\0' && words.count < HEADER_WORDS_MAX) {
        if (is_cut(*p)) {
            p++;
            continue;
        }
        size_t length = 0;
        if (*p == '%') {
            length = 1;
        } else {
            while (p[length] != '\0' && p[length] != '%' && !is_cut(p[length]))
                length++;
        }
        words.tokens[words.count++] = arena_strndup(arena, p, length);
        p += length;
    }
    return words;
}

static bool has_word(const struct header_words *words, const char *word, size_t length)
{
    const bool is_whole = word[length - 1] == '$';
    length -= is_whole;
    for (int i = 0; i < words->count; i++)
        if (strncmp(words->tokens[i], word, length) == 0 &&
            (!is_whole || words->tokens[i][length] == '\0'))
            return true;
    return false;
}

static bool match(const struct header_words *words, const char *pattern, size_t length)
{
    const char *end = pattern + length;
    while (pattern < end) {
        size_t word = 0;
        while (pattern + word < end && pattern[word] != ' ')
            word++;
        if (word > 0 && !has_word(words, pattern, word))
            return false;
        pattern += word + 1;
    }
    return true;
}

bool header_words_match(const struct header_words *words, const char *pattern)
{
    return match(words, pattern, strlen(pattern));
}

bool header_words_match_any(const struct header_words *words, const char *patterns)
{
    while (*patterns != '\0') {
        const size_t length = strcspn(patterns, "|");
        if (match(words, patterns, length))
            return true;
        patterns += length + (patterns[length] == '|');
    }
    return false;
}
