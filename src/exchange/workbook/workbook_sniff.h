/* Workbook sniff: what a file is, by its content, and what to tell people about the wrong ones. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_WORKBOOK_SNIFF_H
#define ATALAYA_EXCHANGE_WORKBOOK_WORKBOOK_SNIFF_H

#include "exchange/workbook/workbook.h"

/* True when the content may be a workbook; *kind says which. False with a message that names what
 * the file is (old .xls, password, PDF, picture, web page, …) and what to do. A ZIP counts as XLSX
 * here; what is inside is judged by the XLSX reader. */
bool workbook_sniff(const struct workbook_request *request, enum workbook_kind *kind,
                    struct error *error);

/* What to do with a file that a spreadsheet program can open: ends most messages. */
#define WORKBOOK_ADVICE "Ábralo en Excel o LibreOffice y guárdelo como Libro de Excel (.xlsx)."

#endif
