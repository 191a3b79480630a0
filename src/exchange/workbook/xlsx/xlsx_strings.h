/* XLSX strings: the texts of cells, shared by all sheets or written in place.
 *
 * Rich text is joined from its runs; phonetic guides are left out; _x000D_ and the like are
 * decoded. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_STRINGS_H
#define ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_STRINGS_H

#include "exchange/workbook/xlsx/xlsx_package.h"

struct xlsx_strings {
    const char *const **chunks;
    size_t count;
};

bool xlsx_strings_read(struct workbook_budget *budget, struct xlsx_package *package,
                       const char *part, struct xlsx_strings *strings);

/* NULL outside the list. */
const char *xlsx_strings_get(const struct xlsx_strings *strings, size_t index);

/* Decodes _xHHHH_ (UTF-16 units, _x005F_ is the underscore) in place; returns the new length. */
size_t xlsx_strings_unescape(char *text, size_t length);

#endif
