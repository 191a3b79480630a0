#include "core/evaluation/facts.h"

#include "base/banned.h"

static bool is_any_programmed_other_than_target(const struct facts *facts)
{
    for (int year = 1; year <= facts->year_count; year++)
        if (facts_is_programmed(facts, year) && facts_planned(facts, year) != facts->target)
            return true;
    return false;
}

/* Whether the levels LB, programmed P… move the wrong way somewhere. */
static bool is_any_step_backwards(const struct facts *facts)
{
    int64_t level = facts->baseline;
    for (int year = 1; year <= facts->year_count; year++) {
        if (!facts_is_programmed(facts, year))
            continue;
        int64_t next = facts_planned(facts, year);
        if (facts->rule->sign > 0 ? next < level : next > level)
            return true;
        level = next;
    }
    return false;
}

static bool does_not_add_up(const struct facts *facts, enum evaluation_error error)
{
    if (error != EVALUATION_OK || facts->input->type == ACCUMULATION_YEARLY_REDUCTION ||
        facts->planned_missing != 0 || facts->programmed == 0)
        return false;
    if (facts->input->type == ACCUMULATION_SUM)
        return facts_sum_planned(facts, facts->year_count) != facts->net_target;
    if (facts->input->type == ACCUMULATION_MAINTENANCE)
        return is_any_programmed_other_than_target(facts);
    bool ends_elsewhere = facts_planned(facts, last_year(facts->programmed)) != facts->target;
    return ends_elsewhere || (facts->rule->is_level && is_any_step_backwards(facts));
}

static bool has_doubtful_scale(const struct facts *facts, enum evaluation_error error)
{
    return error == EVALUATION_OK && facts->input->type == ACCUMULATION_SUM &&
           !facts->input->target_includes_baseline && facts->baseline > 0 &&
           facts->programmed != 0 &&
           facts_sum_planned(facts, facts->year_count) == (int128)facts->target - facts->baseline;
}

/* E_t against the last reported level before t, or LB: 1 better, -1 worse, 0 equal. */
static int compare_with_before(const struct facts *facts)
{
    int before = last_year(facts->reported & years_up_to(facts->cut - 1));
    int64_t level = before == 0 ? facts->baseline : facts_actual(facts, before);
    int64_t now = facts_actual(facts, facts->cut);
    return facts->rule->sign * ((now > level) - (now < level));
}

static bool is_progress_without_target(const struct facts *facts, enum rating state)
{
    if ((state != RATING_NOT_PROGRAMMED && state != RATING_NO_YEARLY_TARGET) ||
        !facts_is_reported(facts, facts->cut))
        return false;
    return facts->rule->is_level ? compare_with_before(facts) > 0
                                 : facts_actual(facts, facts->cut) != 0;
}

static bool is_carried(const struct facts *facts, enum evaluation_error error)
{
    return error == EVALUATION_OK && facts->rule->is_level &&
           facts_is_programmed(facts, facts->cut) && !facts_is_reported(facts, facts->cut) &&
           facts->reported != 0;
}

static bool is_underestimated(const struct facts *facts, const struct evaluation *figures)
{
    if (ratio_exists(figures->progress) && ratio_compare(figures->progress, 3, 2) > 0)
        return true;
    return !facts->rule->is_level && ratio_exists(figures->compliance) &&
           ratio_compare(figures->compliance, 2, 1) > 0;
}

static bool is_met_early(const struct facts *facts, const struct evaluation *figures)
{
    return (facts->input->type == ACCUMULATION_SUM || facts->rule->is_level) &&
           facts->cut < facts->year_count && ratio_exists(figures->progress) &&
           ratio_compare(figures->progress, 1, 1) >= 0 && ratio_compare(figures->due, 1, 1) < 0;
}

unsigned facts_find_notices(const struct facts *facts, const struct evaluation *figures)
{
    unsigned notices =
        facts->input->type == ACCUMULATION_YEARLY_REDUCTION ? 1u << NOTICE_RULE_TO_CONFIRM : 0;
    if (figures->state == RATING_DATA_ERROR)
        return notices;
    bool is_underrated = is_underestimated(facts, figures);
    const struct {
        enum notice notice;
        bool holds;
    } found[] = {
        {NOTICE_INCOMPLETE_PLAN, facts->planned_missing != 0},
        {NOTICE_PLAN_DOES_NOT_ADD_UP, does_not_add_up(facts, figures->error)},
        {NOTICE_TARGET_SCALE, has_doubtful_scale(facts, figures->error)},
        {NOTICE_PROGRESS_WITHOUT_TARGET, is_progress_without_target(facts, figures->state)},
        {NOTICE_NO_REPORT, figures->state == RATING_NO_REPORT},
        {NOTICE_CARRIED_FIGURE, is_carried(facts, figures->error)},
        {NOTICE_SETBACK, facts->rule->is_level && facts_is_reported(facts, facts->cut) &&
                             compare_with_before(facts) < 0},
        {NOTICE_TARGET_UNDERESTIMATED, is_underrated},
        {NOTICE_OVER_EXECUTION, !is_underrated && ratio_exists(figures->compliance) &&
                                    ratio_compare(figures->compliance, 6, 5) > 0},
        {NOTICE_MET_EARLY, is_met_early(facts, figures)},
    };
    for (unsigned i = 0; i < sizeof found / sizeof found[0]; i++)
        notices |= found[i].holds ? 1u << found[i].notice : 0u;
    return notices;
}
