/* The formulas of §§3–5, one row for each type. CAPACIDAD and REDUCCION are one rule seen from two
 * sides: a gain is how far a level has moved from the baseline in the good direction. */
#include <stddef.h>

#include "core/evaluation/facts.h"
#include "core/evaluation/ratio_wide.h"

#include "base/banned.h"

static const struct ratio zero = {0, 1}, one = {1, 1}, empty = {0, 0};

static struct amount amount_from(int128 value_e4)
{
    return (struct amount){true, value_e4 > 0 ? value_e4 : 0};
}

static const struct amount no_amount = {false, 0};

/* §4: in the last year the whole target is due, if any year of the period is programmed. */
static bool is_all_due(const struct facts *facts)
{
    return facts->due_cut == facts->year_count && facts->programmed != 0;
}

static struct ratio compliance_plain(const struct facts *facts, int year)
{
    return ratio_make(facts_actual(facts, year), facts_planned(facts, year));
}

/* ACUMULADO */

static struct ratio progress_sum(const struct facts *facts)
{
    return ratio_make(facts_sum_actual(facts, facts->cut), facts->net_target);
}

static struct ratio due_sum(const struct facts *facts)
{
    if (is_all_due(facts))
        return one;
    return ratio_make(facts_sum_planned(facts, facts->due_cut), facts->net_target);
}

static struct amount shortfall_to_date_sum(const struct facts *facts, struct amount of_year)
{
    (void)of_year;
    return amount_from(facts_sum_planned(facts, facts->cut) - facts_sum_actual(facts, facts->cut));
}

static struct amount shortfall_term_sum(const struct facts *facts)
{
    return amount_from(facts->net_target - facts_sum_actual(facts, facts->cut));
}

/* CAPACIDAD and REDUCCION */

static int128 gain(const struct facts *facts, int128 level)
{
    return facts->rule->sign * (level - facts->baseline);
}

static struct ratio compliance_level(const struct facts *facts, int year)
{
    int128 planned = gain(facts, facts_planned(facts, year));
    int128 actual = gain(facts, facts_actual(facts, year));
    if (planned > 0)
        return ratio_make(actual, planned);
    return actual >= planned ? one : zero;
}

/* E*: the last reported level, or the baseline. */
static int128 level_reached(const struct facts *facts)
{
    int year = last_year(facts->reported);
    return year == 0 ? facts->baseline : facts_actual(facts, year);
}

static struct ratio progress_level(const struct facts *facts)
{
    return ratio_make(gain(facts, level_reached(facts)), gain(facts, facts->target));
}

static struct ratio due_level(const struct facts *facts)
{
    if (is_all_due(facts))
        return one;
    int year = last_year(facts->programmed & years_up_to(facts->due_cut));
    if (year == 0)
        return zero;
    return ratio_make(gain(facts, facts_planned(facts, year)), gain(facts, facts->target));
}

static struct amount shortfall_to_date_level(const struct facts *facts, struct amount of_year)
{
    (void)of_year;
    int year = last_year(facts->programmed & years_up_to(facts->cut));
    if (year == 0)
        return no_amount;
    return amount_from(facts->rule->sign * (facts_planned(facts, year) - level_reached(facts)));
}

static struct amount shortfall_term_level(const struct facts *facts)
{
    return amount_from(facts->rule->sign * (facts->target - level_reached(facts)));
}

/* FLUJO */

/* E*: of the last programmed year that is due; a flow that stops reporting does not keep its old
 * figure. False where no year is programmed. */
static bool flow_reached(const struct facts *facts, int128 *reached)
{
    int year = last_year(facts->programmed & years_up_to(facts->due_cut));
    if (year == 0)
        return false;
    *reached = facts_is_reported(facts, year) ? facts_actual(facts, year) : 0;
    return true;
}

static struct ratio progress_flow(const struct facts *facts)
{
    int128 reached = 0;
    return flow_reached(facts, &reached) ? ratio_make(reached, facts->target) : zero;
}

static struct ratio due_flow(const struct facts *facts)
{
    if (is_all_due(facts))
        return one;
    int year = last_year(facts->programmed & years_up_to(facts->due_cut));
    return year == 0 ? zero : ratio_make(facts_planned(facts, year), facts->target);
}

static struct amount shortfall_to_date_same(const struct facts *facts, struct amount of_year)
{
    (void)facts;
    return of_year;
}

static struct amount shortfall_term_flow(const struct facts *facts)
{
    int128 reached = 0;
    flow_reached(facts, &reached);
    return amount_from(facts->target - reached);
}

/* MANTENIMIENTO */

static struct ratio compliance_maintenance(const struct facts *facts, int year)
{
    if (facts->input->direction != DIRECTION_LOWER_IS_BETTER)
        return compliance_plain(facts, year);
    if (facts_actual(facts, year) <= facts_planned(facts, year))
        return one;
    return ratio_make(facts_planned(facts, year), facts_actual(facts, year));
}

/* Σ cap(C_y) when its common denominator outgrows 128 bits. */
static struct ratio sum_capped_wide(const struct facts *facts, unsigned years)
{
    mpq_t sum, term;
    mpq_inits(sum, term, NULL);
    for (int year = 1; year <= facts->cut; year++) {
        if ((years >> (year - 1) & 1u) == 0)
            continue;
        ratio_wide_set(term, ratio_cap(compliance_maintenance(facts, year)));
        mpq_add(sum, sum, term);
    }
    struct ratio ratio = ratio_wide_get(sum);
    mpq_clears(sum, term, NULL);
    return ratio;
}

static uint64_t greatest_common_divisor(uint64_t a, uint64_t b)
{
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* sum += term over a common denominator; false where that needs more than 64 bits. */
static bool add_term(struct ratio *sum, struct ratio term)
{
    uint64_t a = (uint64_t)sum->denominator, b = (uint64_t)term.denominator;
    uint64_t divisor = greatest_common_divisor(a, b);
    int128 common = (int128)(a / divisor) * (int128)b;
    if (common > INT64_MAX)
        return false;
    sum->numerator =
        sum->numerator * (common / sum->denominator) + term.numerator * (common / term.denominator);
    sum->denominator = common;
    return true;
}

static struct ratio sum_capped(const struct facts *facts)
{
    struct ratio sum = zero;
    unsigned years = facts->programmed & facts->reported & years_up_to(facts->cut);
    for (int year = 1; year <= facts->cut; year++) {
        if ((years >> (year - 1) & 1u) == 0)
            continue;
        struct ratio term = ratio_cap(compliance_maintenance(facts, year));
        if (!add_term(&sum, term))
            return sum_capped_wide(facts, years);
    }
    return sum;
}

static struct ratio progress_maintenance(const struct facts *facts)
{
    int programmed = __builtin_popcount(facts->programmed);
    return programmed == 0 ? empty : ratio_divide(sum_capped(facts), (struct ratio){programmed, 1});
}

static struct ratio due_maintenance(const struct facts *facts)
{
    int programmed = __builtin_popcount(facts->programmed);
    if (programmed == 0)
        return empty;
    return ratio_make(__builtin_popcount(facts->programmed & years_up_to(facts->due_cut)),
                      programmed);
}

static struct amount shortfall_term_none(const struct facts *facts)
{
    (void)facts;
    return no_amount;
}

static const struct type_rule rules[] = {
    [ACCUMULATION_SUM] = {.sign = 1,
                          .refuses_negative = true,
                          .compliance = compliance_plain,
                          .progress = progress_sum,
                          .due = due_sum,
                          .shortfall_to_date = shortfall_to_date_sum,
                          .shortfall_term = shortfall_term_sum},
    [ACCUMULATION_CAPACITY] = {.is_level = true,
                               .sign = 1,
                               .compliance = compliance_level,
                               .progress = progress_level,
                               .due = due_level,
                               .shortfall_to_date = shortfall_to_date_level,
                               .shortfall_term = shortfall_term_level},
    [ACCUMULATION_FLOW] = {.sign = 1,
                           .refuses_negative = true,
                           .compliance = compliance_plain,
                           .progress = progress_flow,
                           .due = due_flow,
                           .shortfall_to_date = shortfall_to_date_same,
                           .shortfall_term = shortfall_term_flow},
    [ACCUMULATION_MAINTENANCE] = {.sign = 1,
                                  .refuses_negative = true,
                                  .compliance = compliance_maintenance,
                                  .progress = progress_maintenance,
                                  .due = due_maintenance,
                                  .shortfall_to_date = shortfall_to_date_same,
                                  .shortfall_term = shortfall_term_none},
    [ACCUMULATION_REDUCTION] = {.is_level = true,
                                .sign = -1,
                                .compliance = compliance_level,
                                .progress = progress_level,
                                .due = due_level,
                                .shortfall_to_date = shortfall_to_date_level,
                                .shortfall_term = shortfall_term_level},
};

const struct type_rule *type_rule_find(enum accumulation_type type)
{
    if (type == ACCUMULATION_YEARLY_REDUCTION) /* evaluated as REDUCCION, with a notice */
        type = ACCUMULATION_REDUCTION;
    if (type < ACCUMULATION_SUM || type > ACCUMULATION_REDUCTION)
        return NULL;
    return &rules[type];
}
