/* Table style: how the numbers of each column are written, told by all its cells: whether a comma
 * or a point marks decimals, and whether a percentage is a fraction of 1. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_TABLE_STYLE_H
#define ATALAYA_EXCHANGE_PLAN_FILE_TABLE_STYLE_H

#include "exchange/plan_file/table_reader.h"

/* Fills the reader's styles and are_fractions. */
void table_style_prepare(struct table_reader *reader);

#endif
