/* XLSX relations: which part means what, as the package itself says it (never by usual names). */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_RELATIONS_H
#define ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_RELATIONS_H

#include "exchange/workbook/xlsx/xlsx_package.h"

struct xlsx_relation {
    const char *id;
    const char *type; /* last word of its URI: "worksheet", "sharedStrings" … */
    const char *part; /* full name in the package, without leading '/' */
};

struct xlsx_relations {
    const struct xlsx_relation *items;
    size_t count;
};

/* Relations of the part `owner` ("" for the package). A part without any has an empty list. */
bool xlsx_relations_read(struct workbook_budget *budget, struct xlsx_package *package,
                         const char *owner, struct xlsx_relations *relations);

/* NULL when there is none. */
const struct xlsx_relation *xlsx_relations_find_id(const struct xlsx_relations *relations,
                                                   const char *id);
const struct xlsx_relation *xlsx_relations_find_type(const struct xlsx_relations *relations,
                                                     const char *type);

#endif
