/* Layout year: which columns belong to which year, also where a header's year is written wrongly.
 */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_YEAR_H
#define ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_YEAR_H

#include "exchange/plan_file/layout.h"

struct layout_claim {
    int column;
    const char *header;
    enum column_content content;
    struct column_claim claim; /* of any meaning, also none */
};

struct layout_claims {
    struct layout_claim *list; /* left to right */
    int count;
};

/* Adds the yearly columns to the layout and sets its years. Columns of one meaning are taken by
 * families (equal headers but for the year): the family that covers most years is read, the others
 * only fill the years that it lacks. In a family "2024 2025 2026 2026" the last is 2027. */
void layout_year_choose(struct arena *arena, struct table_layout *layout,
                        struct layout_claims *claims);

/* Sets the layout's years: those that have targets; without any, those that have results. */
void layout_year_find_period(struct table_layout *layout);

#endif
