/* Layout choose: of the columns whose headers claim to be the same thing, the one that is it. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_CHOOSE_H
#define ATALAYA_EXCHANGE_PLAN_FILE_LAYOUT_CHOOSE_H

#include "exchange/plan_file/layout.h"
#include "exchange/plan_file/layout_year.h"

/* Adds the layout's columns; its sheet and header rows are set before. */
void layout_choose(struct arena *arena, struct table_layout *layout, struct layout_claims *claims);

#endif
