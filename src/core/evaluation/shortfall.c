#include "core/evaluation/facts.h"

#include "base/banned.h"

static struct amount floored(int128 value_e4)
{
    return (struct amount){true, value_e4 > 0 ? value_e4 : 0};
}

/* faltante_vigencia: how far E is from P in the good direction. */
static struct amount compute_year(const struct facts *facts)
{
    bool is_lower_better =
        facts->rule->sign < 0 || (facts->input->type == ACCUMULATION_MAINTENANCE &&
                                  facts->input->direction == DIRECTION_LOWER_IS_BETTER);
    int128 gap = (int128)facts_planned(facts, facts->cut) - facts_actual(facts, facts->cut);
    return floored(is_lower_better ? -gap : gap);
}

/* meta_exigible: what the next year would have to give to catch up, at most all that is left. */
static struct amount compute_demandable(const struct facts *facts, const struct evaluation *figures)
{
    bool is_next_programmed = facts_is_programmed(facts, facts->cut + 1);
    int128 owed = figures->shortfall_to_date.value_e4;
    if (!is_next_programmed && owed == 0)
        return (struct amount){false, 0};
    int128 demanded = owed + (is_next_programmed ? facts_planned(facts, facts->cut + 1) : 0);
    int128 left = figures->shortfall_term.value_e4;
    return (struct amount){true, demanded < left ? demanded : left};
}

void facts_compute_shortfalls(const struct facts *facts, struct evaluation *evaluation)
{
    if (evaluation->state == RATING_REPORTED)
        evaluation->shortfall_year = compute_year(facts);
    if (evaluation->error != EVALUATION_OK)
        return;
    evaluation->shortfall_to_date =
        facts->rule->shortfall_to_date(facts, evaluation->shortfall_year);
    evaluation->shortfall_term = facts->rule->shortfall_term(facts);
    int years_left = facts->year_count - facts->cut;
    if (facts->input->type != ACCUMULATION_SUM || years_left == 0)
        return;
    evaluation->required_pace = (struct amount){
        true, ratio_divide_rounded(evaluation->shortfall_term.value_e4, years_left)};
    evaluation->demandable = compute_demandable(facts, evaluation);
}
