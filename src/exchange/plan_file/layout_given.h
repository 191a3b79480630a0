/* Layout given: years that the headers do not say themselves.
 *
 * "Meta 2024 | Avance | Meta 2025 | Avance": the columns of each year follow its target. A sheet
 * for each year ("SEGUIMIENTO 2024") says "Meta programada | Meta ejecutada" and no year at all. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_GIVEN_H
#define ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_GIVEN_H

#include "exchange/plan_file/layout_year.h"

/* What stands there again and again without a year is of the year at its left. */
void layout_given_neighbour_years(struct arena *arena, struct layout_claims *claims);

/* Where no header names a year: the one year of the sheet's name, else of the title, else of the
 * file's name, for the columns that read like a year's. file_name may be NULL. */
void layout_given_sheet_year(struct arena *arena, const struct table_layout *layout,
                             const char *file_name, struct layout_claims *claims);

#endif
