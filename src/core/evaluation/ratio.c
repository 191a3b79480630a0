#include "core/evaluation/ratio.h"

#include <stddef.h>
#include <string.h>

#include <gmp.h>

#include "core/evaluation/ratio_wide.h"

#include "base/decimal.h"

#include "base/banned.h"

/* Up to here a numerator times 2·10^6 stays within an int128. */
#define SAFE_MAGNITUDE ((int128)1 << 105)

static bool is_safe(int128 value)
{
    return value < SAFE_MAGNITUDE && value > -SAFE_MAGNITUDE;
}

int ratio_compare_wide(struct ratio ratio, int64_t parts, int64_t whole)
{
    return ratio_order(ratio, (struct ratio){parts, whole});
}

int ratio_order(struct ratio left, struct ratio right)
{
    int128 one = 0, other = 0;
    if (!__builtin_mul_overflow(left.numerator, right.denominator, &one) &&
        !__builtin_mul_overflow(right.numerator, left.denominator, &other))
        return (one > other) - (one < other);
    mpq_t wide, limit;
    mpq_inits(wide, limit, NULL);
    ratio_wide_set(wide, left);
    ratio_wide_set(limit, right);
    int order = mpq_cmp(wide, limit);
    mpq_clears(wide, limit, NULL);
    return (order > 0) - (order < 0);
}

struct ratio ratio_divide(struct ratio left, struct ratio right)
{
    int128 numerator = 0, denominator = 0;
    if (!__builtin_mul_overflow(left.numerator, right.denominator, &numerator) &&
        !__builtin_mul_overflow(left.denominator, right.numerator, &denominator))
        return ratio_make(numerator, denominator);
    mpq_t wide, divisor;
    mpq_inits(wide, divisor, NULL);
    ratio_wide_set(wide, left);
    ratio_wide_set(divisor, right);
    mpq_div(wide, wide, divisor);
    struct ratio quotient = ratio_wide_get(wide);
    mpq_clears(wide, divisor, NULL);
    return quotient;
}

int128 ratio_divide_rounded(int128 value, int128 divisor)
{
    int128 magnitude = value < 0 ? -value : value, quotient = 0;
    if (magnitude <= INT64_MAX && divisor <= INT64_MAX) /* the processor divides these by itself */
        quotient = (int64_t)magnitude / (int64_t)divisor;
    else
        quotient = magnitude / divisor;
    int128 rest = magnitude - quotient * divisor;
    if (rest >= divisor - rest)
        quotient++;
    return value < 0 ? -quotient : quotient;
}

/* ratio·scale, rounded half away from zero. */
static int128 scale_rounded(struct ratio ratio, int scale)
{
    if (is_safe(ratio.numerator) && is_safe(ratio.denominator))
        return ratio_divide_rounded(ratio.numerator * scale, ratio.denominator);
    mpq_t wide;
    mpq_init(wide);
    ratio_wide_set(wide, ratio);
    int128 scaled = ratio_wide_scale_rounded(wide, (unsigned long)scale);
    mpq_clear(wide);
    return scaled;
}

int64_t ratio_percent_e4(struct ratio ratio)
{
    if (!ratio_exists(ratio))
        return 0;
    int128 percent = scale_rounded(ratio, 100 * DECIMAL_SCALE);
    return percent > INT64_MAX ? INT64_MAX : percent < INT64_MIN ? INT64_MIN : (int64_t)percent;
}

/* How a number is written: separators are the decimal one and that of thousands (NUL: none). */
struct number_style {
    int decimals;
    char separators[2];
    const char *minus;
};

static char *format_fixed(int128 value, const struct number_style *style,
                          char text[RATIO_TEXT_SIZE])
{
    char buffer[RATIO_TEXT_SIZE];
    char *p = buffer + sizeof buffer;
    unsigned __int128 rest = value < 0 ? -(unsigned __int128)value : (unsigned __int128)value;
    for (int i = 0; i < style->decimals; i++, rest /= 10)
        *--p = (char)('0' + (int)(rest % 10));
    *--p = style->separators[0];
    int digits = 0;
    do {
        if (digits > 0 && digits % 3 == 0 && style->separators[1] != '\0')
            *--p = style->separators[1];
        *--p = (char)('0' + (int)(rest % 10));
        rest /= 10;
        digits++;
    } while (rest > 0);
    const char *sign = value < 0 ? style->minus : "";
    size_t sign_length = strlen(sign), length = (size_t)(buffer + sizeof buffer - p);
    memcpy(text, sign, sign_length);
    memcpy(text + sign_length, p, length);
    text[sign_length + length] = '\0';
    return text;
}

char *ratio_format_percent(struct ratio ratio, char text[RATIO_TEXT_SIZE])
{
    if (!ratio_exists(ratio)) {
        text[0] = '\0';
        return text;
    }
    static const struct number_style style = {4, {'.', '\0'}, "-"};
    return format_fixed(scale_rounded(ratio, 100 * DECIMAL_SCALE), &style, text);
}

char *ratio_format_percent_es(struct ratio ratio, char text[RATIO_TEXT_SIZE])
{
    if (!ratio_exists(ratio)) {
        text[0] = '\0';
        return text;
    }
    static const struct number_style style = {1, {',', '.'}, DECIMAL_MINUS};
    return format_fixed(scale_rounded(ratio, 1000), &style, text);
}
