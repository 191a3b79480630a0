/* Figure: the number, NP or nothing that a cell says, as people write it.
 *
 * "0" is zero; "", "-", "$ -", "N/A", "SD", "ND" are missing; "NP" is not programmed; "#DIV/0!" and
 * prose are missing and told. Texts may group thousands and mark decimals with point or comma: what
 * the other cells of the column show decides "1.234". Percentages keep what is written: "41,3%" is
 * 41.3, and so is 0.413 shown as a percentage where the caller knows that the row counts in %. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_FIGURE_H
#define ATALAYA_EXCHANGE_PLAN_FILE_FIGURE_H

#include "base/decimal.h"
#include "exchange/workbook/workbook.h"

enum figure_style { FIGURE_STYLE_UNKNOWN, FIGURE_STYLE_COMMA, FIGURE_STYLE_POINT };

enum figure_status {
    FIGURE_READ,       /* a number, NP, or nothing where nothing is written */
    FIGURE_ROUNDED,    /* had more than four decimals */
    FIGURE_NO_DATA,    /* a word that says that there is none: "ND", "-" */
    FIGURE_ERROR_CELL, /* "#DIV/0!" */
    FIGURE_AMBIGUOUS,  /* read, but "1.234" could be another number */
    FIGURE_UNREADABLE, /* prose, or too large */
};

struct figure {
    struct quantity quantity;
    enum figure_status status;
    bool is_percent;
};

/* How the texts of a column mark their decimals, by those that leave no doubt. */
enum figure_style figure_style_of(struct arena *arena, const struct sheet *sheet, int first_row,
                                  int column);

struct figure figure_read(struct arena *arena, const struct cell *cell, enum figure_style style);

#endif
