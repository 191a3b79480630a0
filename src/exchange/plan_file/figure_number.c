#include "exchange/plan_file/figure_number.h"

#include <string.h>

#include "base/decimal.h"

#include "base/banned.h"

enum { MAX_INTEGER = DECIMAL_MAX_INTEGER_DIGITS };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits of a number as they stand: "1.234,50". */
struct shape {
    const char *start, *end;
    int points, commas;
    int digits;
    int last_group;   /* digits after the last separator */
    char last;        /* the last separator, 0: none */
    bool is_grouping; /* every separator but perhaps the last has three digits before the next */
};

/* Looks at digits with points and commas; false when there is no digit or two separators touch. */
static bool look(const char *text, struct shape *shape)
{
    int group = 0;
    *shape = (struct shape){.start = text, .is_grouping = true};
    for (; is_digit(*text) || *text == '.' || *text == ','; text++) {
        if (is_digit(*text)) {
            shape->digits++;
            group++;
            continue;
        }
        if (!is_digit(text[1]) || (group == 0 && shape->last != 0))
            break;
        shape->is_grouping &=
            shape->last == 0 ? group >= 1 && group <= 3 && *shape->start != '0' : group == 3;
        shape->points += *text == '.';
        shape->commas += *text == ',';
        shape->last = *text;
        group = 0;
    }
    shape->end = text;
    shape->last_group = group;
    return shape->digits > 0;
}

/* The decimal separator that the digits themselves give away; 0 when they do not. */
static char find_decimal(const struct shape *shape)
{
    if (shape->points > 0 && shape->commas > 0)
        return shape->last;
    if (shape->points > 1)
        return ',';
    if (shape->commas > 1)
        return '.';
    if (shape->last != 0 && (!shape->is_grouping || shape->last_group != 3))
        return shape->last;
    return 0;
}

static const char *skip_sign(const char *text)
{
    while (*text == ' ' || *text == '$' || *text == '-' || *text == '+' || *text == '(')
        text++;
    return text;
}

enum figure_style figure_style_of(const char *text)
{
    struct shape shape;
    if (!look(skip_sign(text), &shape))
        return FIGURE_STYLE_UNKNOWN;
    const char decimal = find_decimal(&shape);
    return decimal == 0     ? FIGURE_STYLE_UNKNOWN
           : decimal == ',' ? FIGURE_STYLE_COMMA
                            : FIGURE_STYLE_POINT;
}

/* Digits to ten-thousandths, rounded half away from zero. False over 14 integer digits. */
static bool convert(const struct shape *shape, char decimal, struct figure *figure)
{
    int64_t value = 0;
    int integers = 0;
    int decimals = -1;
    for (const char *p = shape->start; p < shape->end; p++) {
        if (*p == decimal && decimals < 0) {
            decimals = 0;
        } else if (!is_digit(*p)) {
            if (decimals >= 0)
                return false; /* a thousands separator behind the decimals */
        } else if (decimals < 4) {
            integers += decimals < 0 && (value > 0 || *p != '0');
            if (integers > MAX_INTEGER)
                return false;
            value = value * 10 + (*p - '0');
            decimals += decimals >= 0;
        } else {
            figure->is_rounded = figure->is_rounded || *p != '0';
            value += decimals == 4 && *p >= '5';
            decimals++;
        }
    }
    for (int i = decimals < 0 ? 0 : decimals; i < 4; i++)
        value *= 10;
    figure->value_e4 = value;
    return true;
}

/* Grouping must be of three digits everywhere before the decimals. */
static bool is_well_grouped(const struct shape *shape, char decimal)
{
    int group = 0;
    bool is_first = true;
    for (const char *p = shape->start; p < shape->end && *p != decimal; p++) {
        if (is_digit(*p)) {
            group++;
            continue;
        }
        if (is_first ? group > 3 || group == 0 : group != 3)
            return false;
        is_first = false;
        group = 0;
    }
    return is_first || group == 3;
}

/* What follows the number: nothing, a percent sign, or one or two words (a unit). */
static bool read_tail(const char *tail, struct figure *figure)
{
    while (*tail == ' ' || *tail == ')')
        tail++;
    if (*tail == '%') {
        figure->is_percent = true;
        tail++;
        while (*tail == ' ')
            tail++;
    }
    if (*tail == '\0')
        return true;
    int spaces = 0;
    int letters = 0;
    for (const char *p = tail; *p != '\0'; p++) {
        spaces += *p == ' ';
        letters += *p >= 'a' && *p <= 'z';
        const bool is_power = (*p == '2' || *p == '3') && p > tail && p[-1] != ' '; /* m2, km2 */
        const bool is_of_unit = (*p >= 'a' && *p <= 'z') || *p == ' ' || is_power;
        if (!is_of_unit || p - tail > 24)
            return false;
    }
    figure->has_unit = letters > 0;
    return figure->has_unit && spaces <= 2 && !figure->is_percent;
}

bool figure_number_read(const char *text, enum figure_style style, struct figure *figure)
{
    const char *digits = skip_sign(text);
    const bool is_negative = memchr(text, '-', (size_t)(digits - text)) != NULL ||
                             memchr(text, '(', (size_t)(digits - text)) != NULL;
    struct shape shape;
    if (!look(digits, &shape))
        return false;
    char decimal = find_decimal(&shape);
    if (decimal == 0 && shape.last != 0) { /* "1.234" */
        const char expected = style == FIGURE_STYLE_POINT ? '.' : ',';
        decimal = expected;
        figure->is_ambiguous = style == FIGURE_STYLE_UNKNOWN;
    }
    if (decimal != 0 && !is_well_grouped(&shape, decimal))
        return false;
    if (!convert(&shape, decimal, figure) || !read_tail(shape.end, figure))
        return false;
    if (is_negative)
        figure->value_e4 = -figure->value_e4;
    figure->state = FIGURE_NUMBER;
    return true;
}
