/* Baseline, target and years: what is missing, and what the evaluation finds wrong in them. */
#include "base/strbuf.h"
#include "core/evaluation/evaluation.h"
#include "core/evaluation/explain.h"
#include "core/plan/programming.h"
#include "core/plan_quality/plan_review.h"
#include "core/plan_quality/unit_words.h"

#include "base/banned.h"

static const char *tell(struct arena *arena, struct quantity quantity)
{
    char text[DECIMAL_TEXT_SIZE];
    return arena_strdup(arena, quantity_format_es(quantity, text));
}

static void review_baseline(struct plan_review *review, const struct indicator *indicator)
{
    if (quantity_is_number(indicator->baseline))
        return;
    const char *note = indicator->baseline_note;
    plan_review_add(review, FINDING_NO_BASELINE, indicator,
                    note[0] == '\0' ? "El plan la deja vacía."
                                    : arena_printf(review->arena, "El plan dice: «%s».", note));
}

static void review_target(struct plan_review *review, const struct indicator *indicator)
{
    if (!quantity_is_number(indicator->target))
        plan_review_add(review, FINDING_NO_TARGET, indicator, "El plan la deja vacía.");
}

/* "2025 y 2027" */
static const char *list_missing(struct arena *arena, const struct indicator *indicator, int count)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    int told = 0;
    for (int i = 0; i < indicator->year_count; i++) {
        if (indicator->years[i].planned.state != QUANTITY_MISSING)
            continue;
        strbuf_add(&out, told == 0 ? "" : told == count - 1 ? " y " : ", ");
        strbuf_printf(&out, "%d", indicator->first_year + i);
        told++;
    }
    return out.data;
}

static void review_years(struct plan_review *review, const struct indicator *indicator,
                         const struct evaluation_input *input)
{
    int missing = 0, programmed = 0;
    for (int i = 0; i < indicator->year_count; i++) {
        missing += indicator->years[i].planned.state == QUANTITY_MISSING;
        programmed += input->type == ACCUMULATION_NONE
                          ? quantity_is_number(indicator->years[i].planned)
                          : evaluation_is_programmed(input, i + 1);
    }
    if (missing == indicator->year_count)
        plan_review_add(review, FINDING_NO_YEARLY_TARGETS, indicator,
                        "El plan no dice nada de ningún año.");
    else if (missing > 0)
        plan_review_add(review, FINDING_SOME_YEARS_MISSING, indicator,
                        arena_printf(review->arena, "Falta %s.",
                                     list_missing(review->arena, indicator, missing)));
    else if (programmed == 0)
        plan_review_add(review, FINDING_NOTHING_PROGRAMMED, indicator,
                        "Todos los años están en cero o sin programar.");
}

static const char *tell_both(struct arena *arena, const struct indicator *indicator)
{
    return arena_printf(arena, "Línea base %s y meta %s, de tipo %s.",
                        tell(arena, indicator->baseline), tell(arena, indicator->target),
                        accumulation_type_label(indicator->type));
}

static void review_error(struct plan_review *review, const struct indicator *indicator,
                         enum evaluation_error error)
{
    struct arena *arena = review->arena;
    if (error == EVALUATION_NEGATIVE_VALUE)
        plan_review_add(review, FINDING_NEGATIVE_VALUE, indicator, explain_error(error));
    else if (error == EVALUATION_TARGET_ZERO)
        plan_review_add(review, FINDING_TARGET_ZERO, indicator, tell_both(arena, indicator));
    else if (error == EVALUATION_TARGET_IS_BASELINE)
        plan_review_add(review, FINDING_TARGET_IS_BASELINE, indicator, tell_both(arena, indicator));
    else if (error == EVALUATION_INCOHERENT_TARGET)
        plan_review_add(review, FINDING_INCOHERENT_TARGET, indicator, tell_both(arena, indicator));
}

static void review_sums(struct plan_review *review, const struct indicator *indicator,
                        const struct evaluation_input *input)
{
    struct evaluation evaluation;
    if (input->type == ACCUMULATION_NONE)
        return;
    evaluation_compute(input, &(struct evaluation_moment){input->year_count, true},
                       &rating_default_bands, &evaluation);
    review_error(review, indicator, evaluation.error);
    if (evaluation_has_notice(&evaluation, NOTICE_TARGET_SCALE))
        plan_review_add(review, FINDING_TARGET_SCALE, indicator,
                        programming_explain_mismatch(review->arena, indicator));
    else if (evaluation_has_notice(&evaluation, NOTICE_PLAN_DOES_NOT_ADD_UP))
        plan_review_add(review, FINDING_DOES_NOT_ADD_UP, indicator,
                        programming_explain_mismatch(review->arena, indicator));
}

static bool is_over_hundred(struct quantity quantity)
{
    return quantity_is_number(quantity) && quantity.value_e4 > 100 * (int64_t)DECIMAL_SCALE;
}

/* Years of an ACUMULADO may be parts of the target, so only the target says that all is a share. */
static void review_percent(struct plan_review *review, const struct indicator *indicator)
{
    bool is_over = is_over_hundred(indicator->target) || is_over_hundred(indicator->baseline);
    for (int i = 0; i < indicator->year_count; i++)
        is_over = is_over || is_over_hundred(indicator->years[i].planned);
    int64_t target_e4 = indicator->target.value_e4;
    if (is_over)
        plan_review_add(review, FINDING_PERCENT_SCALE, indicator,
                        "Hay valores de más de 100 y la unidad es porcentaje.");
    else if (target_e4 > 0 && target_e4 < DECIMAL_SCALE)
        plan_review_add(review, FINDING_PERCENT_SCALE, indicator,
                        arena_printf(review->arena,
                                     "La meta es %s: ¿es esa parte de uno, o de 100?",
                                     tell(review->arena, indicator->target)));
}

void plan_review_figures(struct plan_review *review, size_t index)
{
    const struct indicator *indicator = &review->plan->indicators[index];
    const struct evaluation_input input = programming_make_input(indicator);
    review_baseline(review, indicator);
    review_target(review, indicator);
    review_years(review, indicator, &input);
    review_sums(review, indicator, &input);
    if (unit_words_is_percent(review->unit_keys[index]))
        review_percent(review, indicator);
}
