/* Header: what each column of a table means, by the words of its header.
 *
 * Columns are recognised by meaning (folded words, years, neighbours), never by fixed places: files
 * of municipalities differ in order, names, leading columns and rows above the header. A year that
 * a header repeats by mistake is corrected from the columns around it, and that is told. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_HEADER_H
#define ATALAYA_EXCHANGE_PLAN_FILE_HEADER_H

#include "core/plan/plan_draft.h"
#include "exchange/workbook/workbook.h"

enum header_role {
    ROLE_CODE,
    ROLE_MGA_CODE,
    ROLE_NAME,
    ROLE_OTHER_NAME, /* taken where the name's cell is empty */
    ROLE_LINE,
    ROLE_COMPONENT,
    ROLE_PROGRAMME,
    ROLE_UNIT,
    ROLE_TYPE,
    ROLE_TREND,
    ROLE_LEVEL,
    ROLE_BASELINE,
    ROLE_INCLUDES_BASELINE,
    ROLE_DIRECTION,
    ROLE_TARGET,
    ROLE_WEIGHT,
    ROLE_RESPONSIBLE,
    ROLE_PLAN_NAME,
    ROLE_TOTAL_ACTUAL,
    ROLE_TOTAL_PROGRESS,
    ROLE_COUNT,
};

enum header_year_role { YEAR_PLANNED, YEAR_ACTUAL, YEAR_COMPLIANCE, YEAR_PROGRESS, YEAR_ROLES };

struct header {
    const struct sheet *sheet;
    int row, last_row;                                  /* of the header: one or two rows */
    int columns[ROLE_COUNT];                            /* 1-based, 0: absent */
    int year_columns[YEAR_ROLES][PLAN_DRAFT_MAX_YEARS]; /* 1-based, 0: absent */
    int first_year, year_count;                         /* of the planned columns */
    int corrected_column;                               /* a header with a wrong year; 0: none */
    bool is_matrix;                                     /* Atalaya's own words */
    bool is_sispt;                                      /* says SisPT and its columns */
    bool is_result; /* the name's header says so: the rows are results */
    bool has_quarters;
    int score; /* 0: no table of a plan */
};

/* The best header of the sheet's first rows, or the row asked for (0: search). score 0: none. */
struct header header_find(struct arena *arena, const struct sheet *sheet, int row);

/* The text of a header's column, both rows, folded. */
const char *header_text(struct arena *arena, const struct header *header, int column);

#endif
