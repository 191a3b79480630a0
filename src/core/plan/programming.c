#include "core/plan/programming.h"

#include "core/evaluation/explain.h"

#include "base/banned.h"

struct evaluation_input programming_make_input(const struct indicator *indicator)
{
    struct evaluation_input input = {.type = indicator->type,
                                     .direction = indicator->direction,
                                     .target_includes_baseline =
                                         indicator->target_includes_baseline,
                                     .baseline = indicator->baseline,
                                     .target = indicator->target,
                                     .year_count = indicator->year_count};
    for (int i = 0; i < indicator->year_count; i++)
        input.planned[i] = indicator->years[i].planned;
    return input;
}

static const char *explain_sum(struct arena *arena, const struct evaluation_input *input)
{
    char sum[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE], baseline[DECIMAL_TEXT_SIZE];
    int64_t total_e4 = 0;
    for (int year = 1; year <= input->year_count; year++)
        if (evaluation_is_programmed(input, year))
            total_e4 += input->planned[year - 1].value_e4;
    decimal_format_es(total_e4, 0, sum);
    decimal_format_es(input->target.value_e4, 0, target);
    if (!input->target_includes_baseline)
        return arena_printf(arena, "Los años suman %s y la meta es %s.", sum, target);
    return arena_printf(arena, "Los años suman %s y la meta es %s, con línea base de %s.", sum,
                        target, decimal_format_es(input->baseline.value_e4, 0, baseline));
}

/* The last programmed year; 0 for none. */
static int find_last(const struct evaluation_input *input)
{
    int last = 0;
    for (int year = 1; year <= input->year_count; year++)
        if (evaluation_is_programmed(input, year))
            last = year;
    return last;
}

static const char *explain_last(struct arena *arena, const struct evaluation_input *input,
                                int first_year)
{
    char planned[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE];
    int last = find_last(input);
    if (last == 0 || input->planned[last - 1].value_e4 == input->target.value_e4)
        return input->type == ACCUMULATION_CAPACITY ? "Lo programado baja en algún año."
                                                    : "Lo programado sube en algún año.";
    return arena_printf(arena, "Lo último programado, en %d, es %s y la meta es %s.",
                        first_year + last - 1,
                        decimal_format_es(input->planned[last - 1].value_e4, 0, planned),
                        decimal_format_es(input->target.value_e4, 0, target));
}

static const char *explain_kept(struct arena *arena, const struct evaluation_input *input,
                                int first_year)
{
    char planned[DECIMAL_TEXT_SIZE], target[DECIMAL_TEXT_SIZE];
    for (int year = 1; year <= input->year_count; year++)
        if (evaluation_is_programmed(input, year) &&
            input->planned[year - 1].value_e4 != input->target.value_e4)
            return arena_printf(arena, "En %d se programó %s y la meta es mantener %s.",
                                first_year + year - 1,
                                decimal_format_es(input->planned[year - 1].value_e4, 0, planned),
                                decimal_format_es(input->target.value_e4, 0, target));
    return explain_notice(NOTICE_PLAN_DOES_NOT_ADD_UP);
}

const char *programming_explain_mismatch(struct arena *arena, const struct indicator *indicator)
{
    const struct evaluation_input input = programming_make_input(indicator);
    if (input.type == ACCUMULATION_SUM)
        return explain_sum(arena, &input);
    return input.type == ACCUMULATION_MAINTENANCE
               ? explain_kept(arena, &input, indicator->first_year)
               : explain_last(arena, &input, indicator->first_year);
}

size_t programming_find_remarks(struct arena *arena, const struct indicator *indicator,
                                const char *remarks[PROGRAMMING_MAX_REMARKS])
{
    size_t count = 0;
    if (indicator->type == ACCUMULATION_NONE || indicator->year_count < 1)
        return 0;
    const struct evaluation_input input = programming_make_input(indicator);
    struct evaluation evaluation;
    evaluation_compute(&input, &(struct evaluation_moment){indicator->year_count, true},
                       &rating_default_bands, &evaluation);
    if (evaluation.error != EVALUATION_OK)
        remarks[count++] = explain_error(evaluation.error);
    if (evaluation_has_notice(&evaluation, NOTICE_INCOMPLETE_PLAN))
        remarks[count++] = explain_notice(NOTICE_INCOMPLETE_PLAN);
    if (evaluation_has_notice(&evaluation, NOTICE_PLAN_DOES_NOT_ADD_UP))
        remarks[count++] = programming_explain_mismatch(arena, indicator);
    if (evaluation_has_notice(&evaluation, NOTICE_TARGET_SCALE))
        remarks[count++] = explain_notice(NOTICE_TARGET_SCALE);
    return count;
}
