/* Widths of letters and breaking of lines: the second half of tree_drawing.h. */
#include <string.h>

#include "base/text.h"
#include "core/problem_tree/tree_drawing.h"

#include "base/banned.h"

enum { WIDEST = 1000, SPARE_PERCENT = 7 };

/* Advance widths of Noto Sans Regular in thousandths of the font's size, U+0020 … U+007E. */
static const short ascii_widths[] = {
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556,
    519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586,
    566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534,
    258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572};

/* U+00A0 … U+00FF. */
static const short latin_widths[] = {
    260, 269, 572, 572, 572, 572, 551, 513, 580, 832, 357, 509, 572, 322, 832, 500,
    428, 572, 350, 350, 281, 623, 655, 268, 225, 350, 376, 509, 745, 771, 781, 434,
    639, 639, 639, 639, 639, 639, 881, 632, 556, 556, 556, 556, 339, 339, 339, 339,
    730, 760, 781, 781, 781, 781, 781, 572, 781, 731, 731, 731, 731, 566, 605, 631,
    561, 561, 561, 561, 561, 561, 864, 480, 564, 564, 564, 564, 258, 258, 258, 258,
    605, 618, 605, 605, 605, 605, 605, 572, 605, 618, 618, 618, 618, 510, 615, 510};

static int letter_width(uint32_t letter)
{
    if (letter >= 0x20 && letter < 0x20 + sizeof ascii_widths / sizeof ascii_widths[0])
        return ascii_widths[letter - 0x20];
    if (letter >= 0xa0 && letter < 0xa0 + sizeof latin_widths / sizeof latin_widths[0])
        return latin_widths[letter - 0xa0];
    return WIDEST;
}

int tree_text_width(const char *text, size_t length)
{
    const char *end = text + length;
    int64_t sum = 0;
    while (text < end)
        sum += letter_width(text_next(&text));
    return (int)(sum * TREE_FONT_SIZE * (100 + SPARE_PERCENT) / 100000) + 1;
}

/* How many bytes of a word stand in width: whole letters, at least one. */
static size_t fitting(const char *word, size_t length, int width)
{
    const char *cursor = word;
    size_t kept = 0;
    while ((size_t)(cursor - word) < length) {
        text_next(&cursor);
        if (kept > 0 && tree_text_width(word, (size_t)(cursor - word)) > width)
            break;
        kept = (size_t)(cursor - word);
    }
    return kept;
}

/* Where the line that begins at text ends, without the space after it. */
static size_t line_length(const char *text, int width)
{
    size_t kept = 0, end = 0;
    for (;;) {
        while (text[end] == ' ')
            end++;
        size_t word_end = end + strcspn(text + end, " ");
        if (word_end == end || tree_text_width(text, word_end) > width)
            break;
        kept = end = word_end;
    }
    return kept > 0 ? kept : fitting(text, strcspn(text, " "), width);
}

/* Answers the length of the line at *rest and goes on to the next one. */
static size_t take_line(const char **rest, int width)
{
    size_t length = line_length(*rest, width);
    *rest += length;
    *rest += strspn(*rest, " ");
    return length;
}

size_t tree_text_count_lines(const char *text, int width)
{
    size_t count = 0;
    for (const char *rest = text + strspn(text, " "); *rest != '\0'; count++)
        take_line(&rest, width);
    return count;
}

const char **tree_text_wrap(struct arena *arena, const char *text, int width)
{
    size_t count = 0;
    const char **lines =
        ARENA_NEW_ARRAY(arena, tree_text_count_lines(text, width) + 1, const char *);
    for (const char *rest = text + strspn(text, " "); *rest != '\0'; count++) {
        const char *start = rest;
        lines[count] = arena_printf(arena, "%.*s", (int)take_line(&rest, width), start);
    }
    return lines;
}
