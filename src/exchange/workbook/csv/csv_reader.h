/* CSV reader: a text table (RFC 4180, quoted line breaks, ragged rows) as a workbook of one sheet.
 *
 * Every cell is text: whether "1.234" is a thousand or a decimal is the format's question. Row
 * numbers are those a spreadsheet program shows: records, blank lines counted.
 * A quote inside an unquoted field is a character (`tubería de 3"`); a quoted field that never ends
 * is an error that names its cell. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_CSV_CSV_READER_H
#define ATALAYA_EXCHANGE_WORKBOOK_CSV_CSV_READER_H

#include "exchange/workbook/workbook_budget.h"

bool csv_reader_read(struct workbook_budget *budget, const struct workbook_request *request,
                     struct workbook *workbook);

#endif
