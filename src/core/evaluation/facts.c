#include "core/evaluation/facts.h"

#include <assert.h>

#include "base/banned.h"

/* §1: municipal sheets write 0 for "nothing this year"; where 0 cannot be a target it counts as NP.
 */
static bool zero_counts_as_not_programmed(const struct evaluation_input *input)
{
    switch (input->type) {
    case ACCUMULATION_SUM:
    case ACCUMULATION_FLOW:
        return true;
    case ACCUMULATION_MAINTENANCE:
        return input->direction != DIRECTION_LOWER_IS_BETTER;
    case ACCUMULATION_CAPACITY:
        return quantity_is_number(input->baseline) && input->baseline.value_e4 >= 0;
    case ACCUMULATION_REDUCTION:
    case ACCUMULATION_YEARLY_REDUCTION:
        return quantity_is_number(input->target) && input->target.value_e4 > 0;
    case ACCUMULATION_NONE:
        break;
    }
    return false;
}

static void gather_years(struct facts *facts)
{
    const struct evaluation_input *input = facts->input;
    bool zero_is_np = zero_counts_as_not_programmed(input);
    for (int i = 0; i < facts->year_count; i++) {
        struct quantity planned = input->planned[i];
        unsigned bit = 1u << i;
        if (planned.state == QUANTITY_MISSING)
            facts->planned_missing |= bit;
        else if (quantity_is_number(planned) && !(zero_is_np && planned.value_e4 == 0))
            facts->programmed |= bit;
        if (i < facts->cut && quantity_is_number(input->actual[i]))
            facts->reported |= bit;
    }
}

void facts_gather(const struct evaluation_input *input, const struct evaluation_moment *moment,
                  struct facts *facts)
{
    assert(input->year_count >= 1 && input->year_count <= EVALUATION_MAX_YEARS);
    assert(moment->cut >= 1 && moment->cut <= input->year_count);
    *facts = (struct facts){.input = input,
                            .rule = type_rule_find(input->type),
                            .cut = moment->cut,
                            .due_cut = moment->cut,
                            .year_count = input->year_count,
                            .has_baseline = quantity_is_number(input->baseline),
                            .has_target = quantity_is_number(input->target)};
    assert(facts->rule != NULL);
    facts->baseline = facts->has_baseline ? input->baseline.value_e4 : 0;
    facts->target = facts->has_target ? input->target.value_e4 : 0;
    bool is_net = input->type == ACCUMULATION_SUM && input->target_includes_baseline;
    facts->net_target = (int128)facts->target - (is_net ? facts->baseline : 0);
    gather_years(facts);
}

int128 facts_sum_planned(const struct facts *facts, int last)
{
    int128 sum = 0;
    for (int year = 1; year <= last; year++)
        if (facts_is_programmed(facts, year))
            sum += facts_planned(facts, year);
    return sum;
}

int128 facts_sum_actual(const struct facts *facts, int last)
{
    int128 sum = 0;
    for (int year = 1; year <= last; year++)
        if (facts_is_reported(facts, year))
            sum += facts_actual(facts, year);
    return sum;
}

static bool has_negative(const struct facts *facts)
{
    for (int year = 1; year <= facts->year_count; year++) {
        const struct quantity planned = facts->input->planned[year - 1];
        if (quantity_is_number(planned) && planned.value_e4 < 0)
            return true;
        if (facts_is_reported(facts, year) && facts_actual(facts, year) < 0)
            return true;
    }
    return false;
}

static bool target_is_zero(const struct facts *facts)
{
    switch (facts->input->type) {
    case ACCUMULATION_SUM:
        return facts->net_target == 0;
    case ACCUMULATION_FLOW:
        return facts->target == 0;
    case ACCUMULATION_MAINTENANCE:
        return facts->input->direction != DIRECTION_LOWER_IS_BETTER && facts->target == 0;
    default:
        return false;
    }
}

enum evaluation_error facts_find_error(const struct facts *facts)
{
    const struct type_rule *rule = facts->rule;
    bool is_net = facts->input->type == ACCUMULATION_SUM && facts->input->target_includes_baseline;
    if (!facts->has_baseline && (rule->is_level || is_net))
        return EVALUATION_BASELINE_REQUIRED;
    if (rule->refuses_negative && has_negative(facts))
        return EVALUATION_NEGATIVE_VALUE;
    if (!facts->has_target)
        return EVALUATION_TARGET_REQUIRED;
    if (target_is_zero(facts))
        return EVALUATION_TARGET_ZERO;
    if (rule->is_level && facts->target == facts->baseline)
        return EVALUATION_TARGET_IS_BASELINE;
    if (rule->is_level ? (facts->target < facts->baseline) == (rule->sign > 0)
                       : facts->net_target < 0)
        return EVALUATION_INCOHERENT_TARGET;
    return EVALUATION_OK;
}

/* The whole target is met, so the year owes nothing. */
static bool is_met(const struct facts *facts, enum evaluation_error error)
{
    int t = facts->cut;
    if (facts->input->type != ACCUMULATION_SUM || error != EVALUATION_OK ||
        !facts_is_programmed(facts, t))
        return false;
    if (facts_is_reported(facts, t) && facts_actual(facts, t) >= facts_planned(facts, t))
        return false;
    return facts_sum_actual(facts, t) >= facts->net_target;
}

enum rating facts_find_state(const struct facts *facts, enum evaluation_error error)
{
    int t = facts->cut;
    if (is_met(facts, error))
        return RATING_MET;
    if ((facts->planned_missing >> (t - 1) & 1u) != 0)
        return RATING_NO_YEARLY_TARGET;
    if (!facts_is_programmed(facts, t))
        return RATING_NOT_PROGRAMMED;
    return facts_is_reported(facts, t) ? RATING_REPORTED : RATING_NO_REPORT;
}
