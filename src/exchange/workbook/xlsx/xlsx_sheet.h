/* XLSX sheet: streams the XML of one worksheet into a sheet's cells and merged ranges. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_SHEET_H
#define ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_SHEET_H

#include "exchange/workbook/xlsx/xlsx_strings.h"
#include "exchange/workbook/xlsx/xlsx_styles.h"

/* What a sheet's cells refer to. */
struct xlsx_sheet_context {
    struct workbook_budget *budget;
    const struct xlsx_strings *strings;
    const struct xlsx_styles *styles;
};

/* Fills the sheet, whose name is set, from the source's XML. */
bool xlsx_sheet_read(const struct xlsx_sheet_context *context, const struct xlsx_xml_source *source,
                     struct sheet *sheet);

/* "AB12" is column 28 of row 12, "$" passed over. False for anything else or outside a sheet. */
bool xlsx_sheet_parse_reference(const char *text, int *row, int *column);

#endif
