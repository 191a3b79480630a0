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

int pronouncement_count_unreported(const struct board *board)
{
    return board->products[0].no_report;
}
