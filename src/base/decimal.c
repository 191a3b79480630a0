#include "base/decimal.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

enum { MAX_DECIMALS = 4 };

/* The part of the text that is left to read. */
struct cursor {
    const char *p, *end;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void trim(struct cursor *cursor)
{
    while (cursor->p < cursor->end && (*cursor->p == ' ' || *cursor->p == '\t'))
        cursor->p++;
    while (cursor->end > cursor->p && (cursor->end[-1] == ' ' || cursor->end[-1] == '\t'))
        cursor->end--;
}

static void drop_percent(struct cursor *cursor)
{
    if (cursor->end > cursor->p && cursor->end[-1] == '%') {
        cursor->end--;
        trim(cursor);
    }
}

static bool read_sign(struct cursor *cursor)
{
    if (cursor->p < cursor->end && (*cursor->p == '-' || *cursor->p == '+'))
        return *cursor->p++ == '-';
    return false;
}

/* Reads a run of digits; answers how many, at most one more than fits. */
static int read_digits(struct cursor *cursor, int64_t *value)
{
    int count = 0;
    for (; cursor->p < cursor->end && is_digit(*cursor->p); cursor->p++)
        if (++count <= DECIMAL_MAX_INTEGER_DIGITS)
            *value = *value * 10 + (*cursor->p - '0');
    return count;
}

/* ".234.567": groups of exactly three after a first group of first_count digits. */
static bool read_groups(struct cursor *cursor, int64_t *value, int *count)
{
    const bool first_is_group = *count >= 1 && *count <= 3 && cursor->p[-*count] != '0';
    while (cursor->p < cursor->end && *cursor->p == '.') {
        cursor->p++;
        if (!first_is_group || cursor->end - cursor->p < 3)
            return false;
        if (*count + 3 > DECIMAL_MAX_INTEGER_DIGITS || read_digits(cursor, value) != 3)
            return false;
        *count += 3;
    }
    return true;
}

static bool read_integer(struct cursor *cursor, enum decimal_style style, int64_t *value)
{
    int count = read_digits(cursor, value);
    if (count < 1 || count > DECIMAL_MAX_INTEGER_DIGITS)
        return false;
    return style != DECIMAL_STYLE_ES_CO || read_groups(cursor, value, &count);
}

static bool read_decimals(struct cursor *cursor, char separator, int64_t *value)
{
    int count = 0;
    if (cursor->p < cursor->end && *cursor->p == separator) {
        cursor->p++;
        count = read_digits(cursor, value);
        if (count < 1 || count > MAX_DECIMALS)
            return false;
    }
    for (; count < MAX_DECIMALS; count++)
        *value *= 10;
    return true;
}

bool decimal_parse(const char *text, size_t length, enum decimal_style style, int64_t *value_e4)
{
    struct cursor cursor = {text, text + length};
    int64_t value = 0;
    trim(&cursor);
    drop_percent(&cursor);
    bool is_negative = read_sign(&cursor);
    if (!read_integer(&cursor, style, &value))
        return false;
    if (!read_decimals(&cursor, style == DECIMAL_STYLE_ES_CO ? ',' : '.', &value))
        return false;
    if (cursor.p != cursor.end)
        return false;
    *value_e4 = is_negative ? -value : value;
    return true;
}

/* Writes value's digits backwards from end, with separators; returns where the text begins. */
static char *write_backwards(char *end, uint64_t value, int decimals, const char *separators)
{
    char *p = end;
    for (int i = 0; i < decimals; i++, value /= 10)
        *--p = (char)('0' + value % 10);
    if (decimals > 0)
        *--p = separators[0];
    int digits = 0;
    do {
        if (digits > 0 && digits % 3 == 0 && separators[1] != '\0')
            *--p = separators[1];
        *--p = (char)('0' + value % 10);
        value /= 10;
        digits++;
    } while (value > 0);
    return p;
}

static char *finish(char *text, const char *sign, const char *start, const char *end)
{
    size_t sign_length = strlen(sign), length = (size_t)(end - start);
    memmove(text + sign_length, start, length);
    memcpy(text, sign, sign_length);
    text[sign_length + length] = '\0';
    return text;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

char *decimal_format(int64_t value_e4, char text[DECIMAL_TEXT_SIZE])
{
    char *end = text + DECIMAL_TEXT_SIZE - 1;
    return finish(text, value_e4 < 0 ? "-" : "",
                  write_backwards(end, magnitude(value_e4), MAX_DECIMALS, "."), end);
}

char *decimal_format_es(int64_t value_e4, int min_decimals, char text[DECIMAL_TEXT_SIZE])
{
    char *end = text + DECIMAL_TEXT_SIZE - 1;
    uint64_t value = magnitude(value_e4);
    int decimals = MAX_DECIMALS;
    for (; decimals > min_decimals && value % 10 == 0; decimals--)
        value /= 10;
    return finish(text, value_e4 < 0 ? DECIMAL_MINUS : "",
                  write_backwards(end, value, decimals, ",."), end);
}

char *quantity_format_es(struct quantity quantity, char text[DECIMAL_TEXT_SIZE])
{
    if (quantity_is_number(quantity))
        return decimal_format_es(quantity.value_e4, 0, text);
    snprintf(text, DECIMAL_TEXT_SIZE, "%s",
             quantity.state == QUANTITY_NOT_PROGRAMMED ? "NP" : "sin dato");
    return text;
}
