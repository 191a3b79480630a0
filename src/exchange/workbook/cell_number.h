/* Cell number: the number of a file's cell as ten-thousandths, in exact decimal arithmetic.
 *
 * Spreadsheets write the shortest text of a binary number, with up to 17 digits: 0.041 arrives as
 * "4.0999999999999996E-2". 15 significant digits is what they promise to keep and show, so the text
 * is first rounded to those and then to 4 decimals, both half away from zero. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_CELL_NUMBER_H
#define ATALAYA_EXCHANGE_WORKBOOK_CELL_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

enum cell_number_status {
    CELL_NUMBER_EXACT,
    CELL_NUMBER_ROUNDED,   /* had more than 4 decimals */
    CELL_NUMBER_TOO_LARGE, /* more than 14 digits before the point: value_e4 untouched */
    CELL_NUMBER_NOT_A_NUMBER,
};

/* Reads the whole text: sign, digits with at most one point, exponent.
 *     "4.0999999999999996E-2"  ->  410, exact        "0.33333333333333331"  ->  3333, rounded */
enum cell_number_status cell_number_parse(const char *text, int64_t *value_e4);

#endif
