#include "reports/board/ranking.h"

#include "base/banned.h"

/* Keeps the list sorted by pace, and at most limit long. */
struct ranking {
    const struct board_row **rows;
    size_t count, limit;
    int sign; /* 1: the lowest pace first; -1: the highest */
};

static void rank(struct ranking *ranking, const struct board_row *row)
{
    int64_t pace = ranking->sign * ratio_percent_e4(row->evaluation.pace);
    size_t place = ranking->count;
    while (place > 0 &&
           pace < ranking->sign * ratio_percent_e4(ranking->rows[place - 1]->evaluation.pace))
        place--;
    if (place == ranking->limit)
        return;
    size_t last = ranking->count < ranking->limit ? ranking->count++ : ranking->limit - 1;
    for (; last > place; last--)
        ranking->rows[last] = ranking->rows[last - 1];
    ranking->rows[place] = row;
}

size_t board_rank_behind(const struct board *board, enum indicator_level level,
                         const struct board_row **rows, size_t limit)
{
    struct ranking ranking = {rows, 0, limit, 1};
    for (size_t i = 0; i < board->row_count; i++)
        if (board->rows[i].indicator->level == level && board_row_is_behind(&board->rows[i]))
            rank(&ranking, &board->rows[i]);
    return ranking.count;
}

/* Pace is capped in the rating; as a ratio it tells who is furthest ahead. */
static bool is_ahead(const struct board_row *row)
{
    return ratio_exists(row->evaluation.pace) &&
           (row->evaluation.rating_term == RATING_OUTSTANDING ||
            row->evaluation.rating_term == RATING_MET);
}

size_t board_rank_ahead(const struct board *board, enum indicator_level level,
                        const struct board_row **rows, size_t limit)
{
    struct ranking ranking = {rows, 0, limit, -1};
    for (size_t i = 0; i < board->row_count; i++)
        if (board->rows[i].indicator->level == level && is_ahead(&board->rows[i]))
            rank(&ranking, &board->rows[i]);
    return ranking.count;
}
