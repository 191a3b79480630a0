/* Workbook fixture: XLSX files of a few lines, for tests and fuzzing (so without cmocka). */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_WORKBOOK_FIXTURE_H
#define ATALAYA_EXCHANGE_WORKBOOK_WORKBOOK_FIXTURE_H

#include "exchange/workbook/workbook.h"

struct fixture_part {
    const char *name;
    const char *text;
};

/* A ZIP of the parts, and of the usual ones of a workbook with the one sheet "Plan" where the name
 * is not among them: a test says only what matters to it. */
struct workbook_request workbook_fixture_pack(struct arena *arena, const struct fixture_part *parts,
                                              size_t count);

/* Reads what stands between <sheetData> and </sheetData>, with the strings and styles given
 * (what stands inside sst and styleSheet; NULL: none). Ends the program when it cannot be read. */
const struct sheet *workbook_fixture_sheet(struct arena *arena, const char *rows,
                                           const char *strings, const char *styles);

#endif
