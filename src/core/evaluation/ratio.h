/* Ratio: an exact fraction, kept exact until it is printed or classified.
 *
 * denominator > 0 where the ratio exists; all-zero memory is a ratio that does not exist ("empty"
 * in the evaluation's rules). Not reduced. Printed as a percentage with four places, rounded half
 * away from zero, once. */
#ifndef ATALAYA_CORE_EVALUATION_RATIO_H
#define ATALAYA_CORE_EVALUATION_RATIO_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef __int128 int128;

struct ratio {
    int128 numerator;
    int128 denominator; /* 0: does not exist */
};

static inline bool ratio_exists(struct ratio ratio)
{
    return ratio.denominator != 0;
}

/* numerator/denominator with the sign on top; denominator must not be 0. */
static inline struct ratio ratio_make(int128 numerator, int128 denominator)
{
    return denominator < 0 ? (struct ratio){-numerator, -denominator}
                           : (struct ratio){numerator, denominator};
}

/* min(1, max(0, ratio)); a ratio that does not exist stays so. */
static inline struct ratio ratio_cap(struct ratio ratio)
{
    if (!ratio_exists(ratio) || ratio.numerator <= 0)
        return (struct ratio){0, ratio.denominator == 0 ? 0 : 1};
    return ratio.numerator >= ratio.denominator ? (struct ratio){1, 1} : ratio;
}

/* ratio_compare for any size. */
int ratio_compare_wide(struct ratio ratio, int64_t parts, int64_t whole);

/* -1, 0 or 1 as ratio is less than, equal to or greater than parts/whole (whole > 0). Exact.
 * Inline, because every evaluation asks it about ten times: a ratio of two numbers of 64 bits, as
 * nearly all are, takes two multiplications. */
static inline int ratio_compare(struct ratio ratio, int64_t parts, int64_t whole)
{
    int64_t numerator = (int64_t)ratio.numerator, denominator = (int64_t)ratio.denominator;
    if (numerator != ratio.numerator || denominator != ratio.denominator)
        return ratio_compare_wide(ratio, parts, whole);
    int128 left = (int128)numerator * whole, right = (int128)denominator * parts;
    return (left > right) - (left < right);
}

/* -1, 0 or 1 as left is less than, equal to or greater than right. Both must exist. Exact. */
int ratio_order(struct ratio left, struct ratio right);

/* The percentage in ten-thousandths, rounded half away from zero: 2/3 -> 666667 (66.6667 %).
 * Values beyond int64 are clamped to its limits. 0 for a ratio that does not exist. */
int64_t ratio_percent_e4(struct ratio ratio);

/* "66.6667"; "" for a ratio that does not exist. Exact for any size. Returns text. */
enum { RATIO_TEXT_SIZE = 64 };
char *ratio_format_percent(struct ratio ratio, char text[RATIO_TEXT_SIZE]);

/* "66,7", "−18,8": the percentage for people, es-CO, one decimal, rounded once from the exact
 * value. */
char *ratio_format_percent_es(struct ratio ratio, char text[RATIO_TEXT_SIZE]);

/* left/right, exact; right must not be 0. Both must exist. */
struct ratio ratio_divide(struct ratio left, struct ratio right);

/* value/divisor rounded half away from zero. divisor > 0. */
int128 ratio_divide_rounded(int128 value, int128 divisor);

#endif
