/* Decimal: exact numbers with four decimals, and the three states of a cell.
 *
 * A decimal is an int64 of ten-thousandths (value_e4): 0.81 is 8100. At most 14 digits stand before
 * the point, so sums of thousands of them fit in an int128. No floating point anywhere.
 * A quantity is what a cell of the matrix holds: a number, NP (no programado) or nothing. Zero is a
 * number. */
#ifndef ATALAYA_BASE_DECIMAL_H
#define ATALAYA_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum { DECIMAL_SCALE = 10000, DECIMAL_MAX_INTEGER_DIGITS = 14 };

struct decimal {
    int64_t value_e4;
};

enum quantity_state {
    QUANTITY_MISSING = 0, /* empty cell; all-zero memory is a missing quantity */
    QUANTITY_NUMBER = 1,
    QUANTITY_NOT_PROGRAMMED = 2, /* NP */
};

struct quantity {
    enum quantity_state state;
    int64_t value_e4; /* only with QUANTITY_NUMBER; otherwise 0 */
};

static inline struct quantity quantity_number(int64_t value_e4)
{
    return (struct quantity){QUANTITY_NUMBER, value_e4};
}

static inline bool quantity_is_number(struct quantity quantity)
{
    return quantity.state == QUANTITY_NUMBER;
}

/* How numbers are written in a text. */
enum decimal_style {
    DECIMAL_STYLE_POINT, /* 1234.5: decimal point, no grouping */
    DECIMAL_STYLE_ES_CO, /* 1.234,5: decimal comma, points group thousands */
};

/* Reads a whole text as a number: optional sign, digits, optionally 1 to 4 decimals, optionally
 * spaces and one '%', which is dropped. Surrounding spaces are passed over. In ES_CO style points
 * may only group thousands (first group 1 to 3 digits without leading zero, the others exactly 3).
 * At most 14 digits before the point. False for anything else, DECIMAL_MINUS too, which the rules
 * of an evaluation's file do not know; *value is then untouched.
 * decimal_parse("41.3%", 5, DECIMAL_STYLE_POINT, &v)  ->  413000 */
bool decimal_parse(const char *text, size_t length, enum decimal_style style, int64_t *value_e4);

/* "0.8100": four decimals, decimal point, as the exchange files write quantities.
 * text needs DECIMAL_TEXT_SIZE bytes. Returns text. */
enum { DECIMAL_TEXT_SIZE = 48 };
char *decimal_format(int64_t value_e4, char text[DECIMAL_TEXT_SIZE]);

/* The minus sign of numbers for people, U+2212: as wide as a figure, and no line breaks after it.
 * Files keep '-', which programs read. */
#define DECIMAL_MINUS "\xE2\x88\x92"

/* "1.234,5", "−18,8": es-CO, for people, without trailing zeros; at least min_decimals. */
char *decimal_format_es(int64_t value_e4, int min_decimals, char text[DECIMAL_TEXT_SIZE]);

/* A cell for people: "1.234,5", "NP" or "sin dato". Returns text. */
char *quantity_format_es(struct quantity quantity, char text[DECIMAL_TEXT_SIZE]);

#endif
