/* What the sentences of a pronouncement count. */
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

struct pronouncement_pace pronouncement_count_pace(const struct board *board)
{
    struct pronouncement_pace pace = {0};
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        if (row->indicator->level != INDICATOR_LEVEL_PRODUCT ||
            !rating_is_band(row->evaluation.rating_term))
            continue;
        pace.with_band++;
        pace.on_pace += !board_row_is_behind(row);
    }
    return pace;
}

const char *pronouncement_pace_sentence(struct arena *arena, const struct board *board)
{
    const struct pronouncement_pace pace = pronouncement_count_pace(board);
    int behind = pace.with_band - pace.on_pace;
    if (pace.with_band == 0)
        return "Todavía no hay resultados para comparar con las metas.";
    const char *first = arena_printf(
        arena,
        pace.on_pace == 1 ? "%d de %d indicadores de producto lleva el ritmo previsto."
                          : "%d de %d indicadores de producto llevan el ritmo previsto.",
        pace.on_pace, pace.with_band);
    if (behind == 0)
        return first;
    return behind == 1 ? arena_printf(arena, "%s Uno va atrasado.", first)
                       : arena_printf(arena, "%s Los otros %d van atrasados.", first, behind);
}

struct pronouncement_verdicts pronouncement_count_verdicts(const struct board *board)
{
    struct pronouncement_verdicts verdicts = {0};
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_year *year = &board->rows[i].years[board->cut - 1];
        if (!quantity_is_number(year->actual) || year->measurement == NULL)
            continue;
        verdicts.figures++;
        verdicts.count[year->measurement->verdict]++;
    }
    return verdicts;
}

const char *pronouncement_verdict_sentence(struct arena *arena, const struct board *board)
{
    const struct pronouncement_verdicts verdicts = pronouncement_count_verdicts(board);
    const int *count = verdicts.count;
    int year = board->request.cut_year;
    if (verdicts.figures == 0)
        return arena_printf(arena, "No hay cifras de %d por verificar.", year);
    return arena_printf(
        arena,
        "De %d cifras de %d, el consejo confirmó %d y confirmó %d con observación. "
        "No confirmó %d. En %d el soporte no permite saber. Quedan %d por verificar.",
        verdicts.figures, year, count[VERDICT_CONFIRMED], count[VERDICT_CONFIRMED_WITH_REMARK],
        count[VERDICT_NOT_CONFIRMED], count[VERDICT_NOT_VERIFIABLE], count[VERDICT_NONE]);
}

int pronouncement_count_verified_reports(const struct board *board)
{
    int count = 0;
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        const struct measurement *found = row->years[board->cut - 1].measurement;
        count += row->indicator->level == INDICATOR_LEVEL_PRODUCT && row->is_evaluated &&
                 row->evaluation.state == RATING_REPORTED && found != NULL &&
                 found->verdict != VERDICT_NONE;
    }
    return count;
}

/* Keeps the list sorted by pace, the first ones first, and at most limit long. */
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

size_t pronouncement_find_worst(const struct board *board,
                                const struct board_row *worst[PRONOUNCEMENT_WORST_COUNT])
{
    struct ranking ranking = {worst, 0, PRONOUNCEMENT_WORST_COUNT, 1};
    for (size_t i = 0; i < board->row_count; i++)
        if (board_row_is_behind(&board->rows[i]))
            rank(&ranking, &board->rows[i]);
    return ranking.count;
}

/* Pace is capped in the rating; as a ratio it tells who is furthest ahead. */
size_t pronouncement_find_best(const struct board *board,
                               const struct board_row *best[PRONOUNCEMENT_BEST_COUNT])
{
    struct ranking ranking = {best, 0, PRONOUNCEMENT_BEST_COUNT, -1};
    for (size_t i = 0; i < board->row_count; i++) {
        const struct board_row *row = &board->rows[i];
        if (ratio_exists(row->evaluation.pace) &&
            (row->evaluation.rating_term == RATING_OUTSTANDING ||
             row->evaluation.rating_term == RATING_MET))
            rank(&ranking, row);
    }
    return ranking.count;
}

int pronouncement_count_unreported(const struct board *board)
{
    return board->products[0].no_report;
}
