/* XLSX reader: Office Open XML workbooks (.xlsx, .xlsm) of any program, transitional and strict. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_READER_H
#define ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_READER_H

#include "exchange/workbook/workbook_budget.h"

/* Fills the workbook's sheets. A ZIP that is something else (.ods, .docx, .xlsb, plain ZIP) ends in
 * a message that names it. */
bool xlsx_reader_read(struct workbook_budget *budget, const struct workbook_request *request,
                      struct workbook *workbook);

#endif
