/* Figure: what a person meant by a cell where a number is expected.
 *
 * People write numbers with thousands points or commas, currency signs, percent signs and units,
 * and say in many ways that there is none. 0, blank, "$ -", "N/A", "SD", "NP" are different things
 * and stay so. Nothing is guessed: what is no number comes back as text. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_FIGURE_H
#define ATALAYA_EXCHANGE_PLAN_FILE_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "exchange/workbook/workbook.h"

enum figure_state {
    FIGURE_EMPTY,
    FIGURE_NUMBER,
    FIGURE_NOT_PROGRAMMED, /* "NP", "No programado" */
    FIGURE_NOT_APPLICABLE, /* "N/A", "NA", "no aplica" */
    FIGURE_NO_DATA,        /* "SD", "S.D", "ND", "sin dato", "-" */
    FIGURE_ERROR_VALUE,    /* "#DIV/0!" */
    FIGURE_TEXT,           /* anything else: prose, ranges, fractions, dates */
};

/* How the numbers of a column are written; decided from all its cells. */
enum figure_style {
    FIGURE_STYLE_UNKNOWN,
    FIGURE_STYLE_COMMA, /* es-CO: 1.234,5 */
    FIGURE_STYLE_POINT, /* 1,234.5 */
};

struct figure {
    enum figure_state state;
    int64_t value_e4;  /* FIGURE_NUMBER; a percentage is in points: 0.413 shown as 41.3 % is 41.3 */
    bool is_percent;   /* a percent sign or a percentage format */
    bool is_formatted; /* with is_percent: only the format says so, the cell holds 0.413 */
    bool is_rounded;   /* had more than 4 decimals */
    bool is_ambiguous; /* "1.234": read by the style, but the cell alone does not say */
    bool is_accounting_zero; /* "$ -" */
    bool has_unit;           /* "2 km": a word followed the number */
};

/* What one text says about the style: "1.234,5" COMMA, "0.5" POINT, "1.234" or "7" UNKNOWN. */
enum figure_style figure_style_of(const char *text);

/* UNKNOWN is read as COMMA. Booleans and dates are FIGURE_TEXT.
 *     " 44.893.000 " -> 44893000      "41,3%" -> 41.3, is_percent      "1/4" -> FIGURE_TEXT */
struct figure figure_read(struct arena *arena, const struct cell *cell, enum figure_style style);

#endif
