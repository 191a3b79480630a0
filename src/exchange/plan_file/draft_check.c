/* Checks of a whole draft: what is missing and what contradicts itself. */
#include <stdlib.h>

#include "exchange/plan_file/draft_finish.h"

#include "base/banned.h"

enum { TOLERANCE_E4 = 10000 /* one point of a percentage */, FULL_E4 = 1000000 /* 100 % */ };

static void warn(struct draft_builder *builder, const struct draft_indicator *indicator,
                 struct draft_problem problem)
{
    problem.indicator = *indicator->code == '\0' ? indicator->name : indicator->code;
    if (problem.source.sheet == NULL)
        problem.source = indicator->source;
    draft_builder_add_problem(builder, &problem);
}

static void check_missing(struct draft_builder *builder, const struct draft_indicator *indicator)
{
    if (!quantity_is_number(indicator->target.quantity))
        warn(builder, indicator,
             (struct draft_problem){.severity = PROBLEM_WARNING,
                                    .code = "META_FALTANTE",
                                    .source = indicator->target.source,
                                    .text = "El indicador no tiene meta del cuatrienio.",
                                    .action = "Se toma sin meta; no se puede evaluar su avance."});
    const bool needs_baseline = indicator->type == ACCUMULATION_CAPACITY ||
                                indicator->type == ACCUMULATION_REDUCTION ||
                                indicator->type == ACCUMULATION_YEARLY_REDUCTION;
    if (needs_baseline && !quantity_is_number(indicator->baseline.quantity))
        warn(builder, indicator,
             (struct draft_problem){.severity = PROBLEM_WARNING,
                                    .code = "LINEA_BASE_FALTANTE",
                                    .source = indicator->baseline.source,
                                    .text = "Este tipo de indicador necesita línea base.",
                                    .action = "Se toma sin línea base; no se puede evaluar."});
}

struct programming {
    __int128 sum_e4;
    int64_t last_e4;
    int programmed, missing;
    bool is_all_target;
};

static struct programming see_programming(const struct plan_draft *draft,
                                          const struct draft_indicator *indicator)
{
    struct programming seen = {.is_all_target = true};
    for (int year = 0; year < draft->year_count; year++) {
        const struct quantity planned = indicator->years[year].planned.quantity;
        seen.missing += planned.state == QUANTITY_MISSING;
        if (!quantity_is_number(planned) || planned.value_e4 == 0)
            continue;
        seen.programmed++;
        seen.sum_e4 += planned.value_e4;
        seen.last_e4 = planned.value_e4;
        seen.is_all_target &= planned.value_e4 == indicator->target.quantity.value_e4;
    }
    return seen;
}

static bool adds_up(const struct draft_indicator *indicator, const struct programming *seen)
{
    const int64_t target = indicator->target.quantity.value_e4;
    const int64_t baseline = indicator->baseline.quantity.value_e4;
    switch (indicator->type) {
    case ACCUMULATION_SUM:
        return seen->sum_e4 ==
               (indicator->target_includes_baseline ? (__int128)target - baseline : target);
    case ACCUMULATION_MAINTENANCE:
        return seen->is_all_target;
    case ACCUMULATION_YEARLY_REDUCTION:
        return true;
    default:
        return seen->last_e4 == target;
    }
}

static void check_programming(struct draft_builder *builder,
                              const struct draft_indicator *indicator)
{
    const struct programming seen = see_programming(builder->draft, indicator);
    char sum[DECIMAL_TEXT_SIZE] = "";
    char target[DECIMAL_TEXT_SIZE];
    if (seen.programmed == 0) {
        warn(builder, indicator,
             (struct draft_problem){.severity = PROBLEM_WARNING,
                                    .code = "SIN_PROGRAMACION",
                                    .text = "Ningún año tiene meta programada.",
                                    .action = "Se toma sin metas anuales."});
        return;
    }
    if (!quantity_is_number(indicator->target.quantity) || adds_up(indicator, &seen))
        return;
    if (seen.sum_e4 < INT64_MAX && seen.sum_e4 > INT64_MIN)
        decimal_format_es((int64_t)seen.sum_e4, 0, sum);
    warn(builder, indicator,
         (struct draft_problem){
             .severity = PROBLEM_WARNING,
             .code = "PROGRAMACION_NO_CUADRA",
             .text = arena_printf(
                 builder->arena, "Los años suman %s y la meta es %s; no cuadra con el tipo %s.",
                 sum, decimal_format_es(indicator->target.quantity.value_e4, 0, target),
                 accumulation_type_label(indicator->type)),
             .action = "Se toma como está; confirme el tipo o las metas."});
}

/* min(1, part/whole) in ten-thousandths of a point of a percentage. */
static int64_t compute_percent_e4(__int128 part_e4, int64_t whole_e4)
{
    if (part_e4 <= 0)
        return 0;
    if (part_e4 >= whole_e4)
        return FULL_E4;
    return (int64_t)(part_e4 * FULL_E4 / whole_e4);
}

static void check_official(struct draft_builder *builder, const struct draft_indicator *indicator,
                           const struct draft_official *official, int64_t expected_e4)
{
    if (!quantity_is_number(official->percent))
        return;
    int64_t stated_e4 = official->percent.value_e4;
    stated_e4 = stated_e4 > FULL_E4 ? FULL_E4 : stated_e4;
    if (llabs(stated_e4 - expected_e4) <= TOLERANCE_E4)
        return;
    char stated[DECIMAL_TEXT_SIZE];
    char expected[DECIMAL_TEXT_SIZE];
    warn(builder, indicator,
         (struct draft_problem){
             .severity = PROBLEM_WARNING,
             .code = "OFICIAL_NO_COINCIDE",
             .source = official->source,
             .text = arena_printf(builder->arena,
                                  "El archivo dice %s %% y sus propias cifras dan %s %%.",
                                  decimal_format_es(stated_e4, 0, stated),
                                  decimal_format_es(expected_e4, 0, expected)),
             .action = "Se guarda como cifra oficial, al lado de la nuestra."});
}

static void check_officials(struct draft_builder *builder, const struct draft_indicator *indicator)
{
    __int128 done_e4 = 0;
    for (int year = 0; year < builder->draft->year_count; year++) {
        const struct draft_year *each = &indicator->years[year];
        if (!quantity_is_number(each->actual.quantity))
            continue;
        done_e4 += each->actual.quantity.value_e4;
        if (quantity_is_number(each->planned.quantity) && each->planned.quantity.value_e4 > 0)
            check_official(builder, indicator, &each->compliance,
                           compute_percent_e4(each->actual.quantity.value_e4,
                                              each->planned.quantity.value_e4));
    }
    /* Municipal sheets add the years up whatever the type: that sum is what they state. */
    if (quantity_is_number(indicator->target.quantity) && indicator->target.quantity.value_e4 > 0 &&
        quantity_is_number(indicator->total_actual.quantity))
        check_official(builder, indicator, &indicator->total_progress,
                       compute_percent_e4(indicator->total_actual.quantity.value_e4,
                                          indicator->target.quantity.value_e4));
    else if (quantity_is_number(indicator->target.quantity) &&
             indicator->target.quantity.value_e4 > 0 && indicator->type == ACCUMULATION_SUM)
        check_official(builder, indicator, &indicator->total_progress,
                       compute_percent_e4(done_e4, indicator->target.quantity.value_e4));
}

void draft_finish_checks(struct draft_builder *builder)
{
    const struct plan_draft *draft = builder->draft;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        const struct draft_indicator *each = &draft->indicators[i];
        check_missing(builder, each);
        check_programming(builder, each);
        check_officials(builder, each);
    }
}
