#include "core/plan/programming.h"

#include "core/evaluation/explain.h"

#include "base/banned.h"

static struct evaluation_input make_input(const struct indicator *indicator)
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

size_t programming_find_remarks(struct arena *arena, const struct indicator *indicator,
                                const char *remarks[PROGRAMMING_MAX_REMARKS])
{
    size_t count = 0;
    if (indicator->type == ACCUMULATION_NONE || indicator->year_count < 1)
        return 0;
    const struct evaluation_input input = make_input(indicator);
    struct evaluation evaluation;
    evaluation_compute(&input, &(struct evaluation_moment){indicator->year_count, true},
                       &rating_default_bands, &evaluation);
    if (evaluation.error != EVALUATION_OK)
        remarks[count++] = explain_error(evaluation.error);
    if (evaluation_has_notice(&evaluation, NOTICE_INCOMPLETE_PLAN))
        remarks[count++] = explain_notice(NOTICE_INCOMPLETE_PLAN);
    if (evaluation_has_notice(&evaluation, NOTICE_PLAN_DOES_NOT_ADD_UP))
        remarks[count++] = indicator->type == ACCUMULATION_SUM
                               ? explain_sum(arena, &input)
                               : explain_notice(NOTICE_PLAN_DOES_NOT_ADD_UP);
    if (evaluation_has_notice(&evaluation, NOTICE_TARGET_SCALE))
        remarks[count++] = explain_notice(NOTICE_TARGET_SCALE);
    return count;
}
