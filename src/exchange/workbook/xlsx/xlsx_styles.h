/* XLSX styles: of all formatting only what changes a number's meaning, "percentage" and "date". */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_STYLES_H
#define ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_STYLES_H

#include "exchange/workbook/xlsx/xlsx_package.h"

struct xlsx_style {
    bool is_percent;
    bool is_date;
};

struct xlsx_styles {
    const struct xlsx_style *items; /* by a cell's s attribute; what lies outside is plain */
    size_t count;
};

bool xlsx_styles_read(struct workbook_budget *budget, struct xlsx_package *package,
                      const char *part, struct xlsx_styles *styles);

/* What a number format says: "0.00%" percent, "dd/mm/yyyy" and "[h]:mm" date, "0 \"días\"" neither.
 * Of several sections the first counts. */
struct xlsx_style xlsx_styles_classify(const char *format);

#endif
