/* Ranking: the rows of a board that are furthest behind, or ahead, of what was due, in order.
 * Products and results are two lists, as they are two trees: what was delivered and what changed
 * for people are not measured against each other. */
#ifndef ATALAYA_REPORTS_BOARD_RANKING_H
#define ATALAYA_REPORTS_BOARD_RANKING_H

#include "reports/board/board.h"

/* Fills rows with at most limit rows of a level that are behind, the lowest pace first, those of
 * the same pace in the plan's order; answers how many. */
size_t board_rank_behind(const struct board *board, enum indicator_level level,
                         const struct board_row **rows, size_t limit);
/* Likewise those that met or passed by far what was due, the highest pace first. */
size_t board_rank_ahead(const struct board *board, enum indicator_level level,
                        const struct board_row **rows, size_t limit);

#endif
