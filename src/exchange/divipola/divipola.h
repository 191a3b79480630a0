/* Divipola: DANE's list of municipalities as it really comes, understood as territories.
 *
 * It is read from CSV or XLSX through the workbook model: Latin-1 or UTF-8, comma or semicolon,
 * columns in any order, a header in one row or two, notes below. Three things are mended, because
 * the published files need it: zeros that a spreadsheet took from the front of codes (5001 is
 * 05001), decimal commas that split a coordinate in two cells (-75,581775), and names with a comma
 * that split too (BOGOTÁ, D.C.). What cannot be understood is a problem with its row; then nothing
 * of the file should be written. Names all in capitals become names ("San Andrés de Cuerquia").
 *
 * Not read: populated places (centros poblados), subregions and boundaries. */
#ifndef ATALAYA_EXCHANGE_DIVIPOLA_DIVIPOLA_H
#define ATALAYA_EXCHANGE_DIVIPOLA_DIVIPOLA_H

#include "exchange/workbook/workbook.h"
#include "storage/territory_store.h"

struct divipola_problem {
    int row; /* 1-based */
    const char *text;
};

struct divipola {
    struct territory *items; /* each department before its first municipality */
    size_t count;
    size_t department_count; /* of items */
    struct divipola_problem *problems;
    size_t problem_count;
    const char *sheet; /* that was read; "" for CSV */
};

/* ERROR_INVALID: no sheet has the columns of such a list. With problems it still answers true. */
bool divipola_read(struct arena *arena, const struct workbook *workbook, struct divipola *list,
                   struct error *error);

#endif
