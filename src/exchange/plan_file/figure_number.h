/* Figure number: digits as people write them, with points, commas, signs, a percent sign or a
 * unit. figure_style_of of figure.h stands here too. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_FIGURE_NUMBER_H
#define ATALAYA_EXCHANGE_PLAN_FILE_FIGURE_NUMBER_H

#include "exchange/plan_file/figure.h"

/* text is folded: lower case, no accents, single spaces. False where it is no number; figure is
 * then not to be used. */
bool figure_number_read(const char *text, enum figure_style style, struct figure *figure);

#endif
