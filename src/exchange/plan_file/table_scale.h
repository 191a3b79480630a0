/* Table scale: percentages and plain numbers in one row, and which scale they mean.
 *
 *     meta 1, ejecutado 41,3%       -> 0.413: the row is in fractions
 *     meta 100%, ejecutado 50.35    -> 50.35, with a warning
 *     meta 4, ejecutado 0.5 shown as 50 % -> 0.5, with a warning; the text "50%" -> missing
 * Private to table*.c. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_TABLE_SCALE_H
#define ATALAYA_EXCHANGE_PLAN_FILE_TABLE_SCALE_H

#include "exchange/plan_file/table_reader.h"

struct scaled_value {
    struct figure figure;
    struct draft_value *value;
};

struct scaled_row {
    struct table_reader *reader;
    struct draft_indicator *indicator;
    struct scaled_value *list; /* the numbers of the row, percentages of the file left out */
    int count;
};

/* Brings the values to one scale and names what was changed or doubted. */
void table_scale_agree(const struct scaled_row *row);

#endif
