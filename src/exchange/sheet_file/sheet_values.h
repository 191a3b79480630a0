/* Sheet values: a cell as somebody would have typed it in the form. Private to this folder. */
#ifndef ATALAYA_EXCHANGE_SHEET_FILE_SHEET_VALUES_H
#define ATALAYA_EXCHANGE_SHEET_FILE_SHEET_VALUES_H

#include "exchange/workbook/workbook.h"

/* Dates as 15/03/2026, whole numbers without decimals, text without the apostrophe that guards a
 * formula in CSV. NULL for a cell that holds an error, and for a formula whose value the file does
 * not keep. */
const char *sheet_values_read(struct arena *arena, const struct workbook *workbook,
                              const struct cell *cell);

#endif
