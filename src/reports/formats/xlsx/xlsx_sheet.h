/* XLSX sheet: one table as one sheet. For report_xlsx.c only. */
#ifndef ATALAYA_REPORTS_FORMATS_XLSX_XLSX_SHEET_H
#define ATALAYA_REPORTS_FORMATS_XLSX_XLSX_SHEET_H

#include <xlsxwriter.h>

#include "base/arena.h"
#include "reports/document.h"

enum xlsx_look {
    XLSX_TITLE,
    XLSX_SMALL,
    XLSX_HEADER,
    XLSX_HEADER_RIGHT,
    XLSX_GROUP,
    XLSX_TEXT,
    XLSX_STRONG,
    XLSX_NUMBER_0, /* by decimals 0 to 4 */
    XLSX_NUMBER_4 = XLSX_NUMBER_0 + 4,
    XLSX_PERCENT_0,
    XLSX_PERCENT_4 = XLSX_PERCENT_0 + 4,
    XLSX_CENTRE,
    XLSX_LOOK_COUNT
};

struct xlsx_book {
    lxw_workbook *workbook;
    lxw_format *looks[XLSX_LOOK_COUNT];
    lxw_format *states[CHART_SYMBOL_COUNT];
    struct arena *arena;
};

/* Text as the format takes it: at most 32,000 bytes, never NULL, cut between characters. */
const char *xlsx_sheet_text(const struct xlsx_book *book, const char *text);
/* The format of a quantity: as few decimals as it needs, at least decimals. */
lxw_format *xlsx_sheet_number_look(const struct xlsx_book *book, int64_t value_e4, int decimals);

void xlsx_sheet_add(struct xlsx_book *book, const struct document_table *table, const char *name);

#endif
