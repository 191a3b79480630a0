#include <string.h>

#include "core/measurement/entry.h"

#include "base/banned.h"

enum { MAX_DIGITS = DECIMAL_MAX_INTEGER_DIGITS, MAX_DECIMALS = 4, BUFFER_SIZE = 48 };

/* The typed text without its spaces, sign and percent sign. */
struct digits {
    char text[BUFFER_SIZE];
    size_t length;
    bool is_negative;
};

static bool skip_space(const char **p)
{
    if (**p == ' ' || **p == '\t' || **p == '\n' || **p == '\r') {
        *p += 1;
        return true;
    }
    if (strncmp(*p, "\xC2\xA0", 2) == 0) {
        *p += 2;
        return true;
    }
    if (strncmp(*p, "\xE2\x80\xAF", 3) ==
        0) { /* narrow no-break space, as browsers format numbers */
        *p += 3;
        return true;
    }
    return false;
}

static bool read_sign(const char **p)
{
    if (**p == '-' || **p == '+') {
        bool is_negative = **p == '-';
        *p += 1;
        return is_negative;
    }
    if (strncmp(*p, "\xE2\x88\x92", 3) == 0) { /* U+2212, the typographic minus */
        *p += 3;
        return true;
    }
    return false;
}

static enum typed_number_status collect(const char *p, struct digits *digits)
{
    while (skip_space(&p))
        continue;
    digits->is_negative = read_sign(&p);
    bool percent_seen = false;
    for (; *p != '\0';) {
        if (skip_space(&p))
            continue;
        if (*p == '%' && !percent_seen && digits->length > 0) {
            percent_seen = true;
            p++;
            continue;
        }
        bool is_part = (*p >= '0' && *p <= '9') || *p == ',' || *p == '.';
        if (!is_part || percent_seen)
            return TYPED_NUMBER_UNREADABLE;
        if (digits->length + 1 >= BUFFER_SIZE)
            return TYPED_NUMBER_TOO_LARGE;
        digits->text[digits->length++] = *p++;
    }
    digits->text[digits->length] = '\0';
    return digits->length == 0 && !percent_seen ? TYPED_NUMBER_EMPTY : TYPED_NUMBER_OK;
}

/* Whether sep splits text[0, end) into a first group of 1–3 digits without leading zero and groups
 * of exactly three. */
static bool groups_thousands(const char *text, size_t end, char sep)
{
    size_t group = 0;
    bool is_first = true;
    for (size_t i = 0; i <= end; i++) {
        if (i < end && text[i] != sep) {
            if (text[i] < '0' || text[i] > '9')
                return false;
            group++;
            continue;
        }
        if (is_first ? group < 1 || group > 3 : group != 3)
            return false;
        is_first = false;
        group = 0;
    }
    return text[0] != '0';
}

/* Where the decimals begin (the place of their separator), or length where there are none. */
static bool find_decimals(const struct digits *digits, size_t *place, bool *is_ambiguous)
{
    const char *text = digits->text;
    const char *comma = strrchr(text, ','), *point = strrchr(text, '.');
    *place = digits->length;
    *is_ambiguous = false;
    if (comma == NULL && point == NULL)
        return true;
    char last = comma != NULL && (point == NULL || comma > point) ? ',' : '.';
    size_t at = (size_t)((last == ',' ? comma : point) - text);
    bool is_only_kind = comma == NULL || point == NULL;
    bool is_repeated = memchr(text, last, at) != NULL;
    bool may_group = groups_thousands(text, digits->length, last);
    if (is_only_kind && may_group && (is_repeated || last == '.')) {
        *is_ambiguous = !is_repeated;
        return true;
    }
    if (is_repeated)
        return false;
    *place = at;
    if (is_only_kind)
        return true;
    return groups_thousands(text, at, last == ',' ? '.' : ',');
}

static enum typed_number_status accumulate(const struct digits *digits, size_t place,
                                           int64_t *value)
{
    int64_t total = 0;
    int integer_digits = 0, decimals = 0;
    for (size_t i = 0; i < digits->length; i++) {
        char c = digits->text[i];
        if (c < '0' || c > '9')
            continue;
        bool is_decimal = i > place;
        if (!is_decimal && (total != 0 || c != '0') && ++integer_digits > MAX_DIGITS)
            return TYPED_NUMBER_TOO_LARGE;
        if (is_decimal && ++decimals > MAX_DECIMALS)
            return TYPED_NUMBER_TOO_MANY_DECIMALS;
        total = total * 10 + (c - '0');
    }
    for (; decimals < MAX_DECIMALS; decimals++)
        total *= 10;
    *value = digits->is_negative ? -total : total;
    return TYPED_NUMBER_OK;
}

struct typed_number typed_number_read(const char *text)
{
    struct typed_number number = {0};
    struct digits digits = {0};
    size_t place = 0;
    number.status = collect(text == NULL ? "" : text, &digits);
    if (number.status != TYPED_NUMBER_OK)
        return number;
    bool has_digit = strpbrk(digits.text, "0123456789") != NULL;
    if (!has_digit || !find_decimals(&digits, &place, &number.is_ambiguous) || place == 0 ||
        place + 1 == digits.length) {
        number.status = TYPED_NUMBER_UNREADABLE;
        return number;
    }
    number.status = accumulate(&digits, place, &number.value_e4);
    return number;
}

const char *typed_number_message(enum typed_number_status status)
{
    switch (status) {
    case TYPED_NUMBER_OK:
        return NULL;
    case TYPED_NUMBER_EMPTY:
        return "Escriba el número.";
    case TYPED_NUMBER_TOO_MANY_DECIMALS:
        return "Escriba el número con cuatro decimales o menos.";
    case TYPED_NUMBER_TOO_LARGE:
        return "Ese número es demasiado grande. Revise si sobran cifras.";
    case TYPED_NUMBER_UNREADABLE:
        break;
    }
    return "No entendimos el número. Escríbalo solo con cifras, por ejemplo 1.234,5.";
}
