#include "exchange/workbook/cell_number.h"

#include <stddef.h>

#include "base/decimal.h"

#include "base/banned.h"

enum { SIGNIFICANT_DIGITS = 15, EXPONENT_CEILING = 100000 };

struct digits {
    int64_t mantissa; /* at most SIGNIFICANT_DIGITS digits */
    int count;        /* significant digits seen, also those not kept */
    int exponent;     /* value = mantissa × 10^exponent */
    int next_digit;   /* the first digit not kept */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void add_digit(struct digits *digits, int digit, bool is_after_point)
{
    bool is_kept = digits->count < SIGNIFICANT_DIGITS;
    if (is_kept)
        digits->mantissa = digits->mantissa * 10 + digit;
    else if (digits->count == SIGNIFICANT_DIGITS)
        digits->next_digit = digit;
    if (is_kept == is_after_point)
        digits->exponent += is_kept ? -1 : 1;
    if (digits->count > 0 || digit != 0)
        digits->count += digits->count < EXPONENT_CEILING;
}

/* Digits with at most one point; NULL when there is no digit. */
static const char *parse_digits(const char *text, struct digits *digits)
{
    bool has_digit = false;
    bool is_after_point = false;
    for (;; text++) {
        if (*text == '.' && !is_after_point) {
            is_after_point = true;
        } else if (is_digit(*text)) {
            has_digit = true;
            if (digits->exponent > -EXPONENT_CEILING)
                add_digit(digits, *text - '0', is_after_point);
        } else {
            return has_digit ? text : NULL;
        }
    }
}

static const char *parse_exponent(const char *text, int *exponent)
{
    bool is_negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    if (!is_digit(*text))
        return NULL;
    int value = 0;
    for (; is_digit(*text); text++) {
        if (value < EXPONENT_CEILING)
            value = value * 10 + (*text - '0');
    }
    *exponent += is_negative ? -value : value;
    return text;
}

/* Ten-thousandths of digits; false when more than 14 digits stand before the point. */
static bool scale(const struct digits *digits, int64_t *value_e4, bool *is_rounded)
{
    const int64_t ceiling = 1000000000000000000; /* 10^14 in ten-thousandths */
    int64_t value = digits->mantissa;
    int shift = digits->exponent + 4;
    *is_rounded = false;
    if (value == 0)
        shift = 0;
    for (; shift > 0; shift--) {
        if (value >= ceiling / 10)
            return false;
        value *= 10;
    }
    int last_dropped = 0;
    for (; shift < 0 && (value != 0 || last_dropped != 0); shift++) {
        last_dropped = (int)(value % 10);
        *is_rounded |= last_dropped != 0;
        value /= 10;
    }
    *value_e4 = value + (last_dropped >= 5);
    return *value_e4 < ceiling;
}

enum cell_number_status cell_number_parse(const char *text, int64_t *value_e4)
{
    struct digits digits = {0};
    bool is_negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    text = parse_digits(text, &digits);
    if (text != NULL && (*text == 'e' || *text == 'E'))
        text = parse_exponent(text + 1, &digits.exponent);
    if (text == NULL || *text != '\0')
        return CELL_NUMBER_NOT_A_NUMBER;
    digits.mantissa += digits.next_digit >= 5;
    int64_t value = 0;
    bool is_rounded = false;
    if (!scale(&digits, &value, &is_rounded))
        return CELL_NUMBER_TOO_LARGE;
    *value_e4 = is_negative ? -value : value;
    return is_rounded ? CELL_NUMBER_ROUNDED : CELL_NUMBER_EXACT;
}
