/* Overlap: sheets that repeat the indicators of other sheets, so that nothing is counted twice. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_MUNICIPAL_BOARD_OVERLAP_H
#define ATALAYA_EXCHANGE_PLAN_FILE_MUNICIPAL_BOARD_OVERLAP_H

#include "exchange/plan_file/draft_builder.h"

/* Takes out the indicators of each sheet whose rows stand almost all in other sheets too (a
 * consolidated one, a copy); years that only the sheet had are given to the rows that stay. */
void overlap_remove(struct draft_builder *builder);

#endif
