#include "base/test.h"

#include "core/plan/assumption.h"
#include "core/plan/programming.h"

#include "base/banned.h"

static const int64_t one_e4 = 10000;

static struct indicator roads(void)
{
    struct indicator indicator = {.type = ACCUMULATION_SUM,
                                  .target = quantity_number(4 * one_e4),
                                  .first_year = 2024,
                                  .year_count = 4};
    for (int i = 0; i < 4; i++)
        indicator.years[i].assumed = quantity_number(one_e4);
    return indicator;
}

static struct evaluation evaluate(const struct evaluation_input *input)
{
    struct evaluation result;
    evaluation_compute(input, &(struct evaluation_moment){2, true}, &rating_default_bands, &result);
    return result;
}

/* The worked example of the header. */
static void test_the_plans_own_figures_stay_without_a_target(void **state)
{
    const struct indicator indicator = roads();
    char text[RATIO_TEXT_SIZE];
    (void)state;
    struct evaluation_input input = programming_make_input(&indicator);
    input.actual[0] = quantity_number(0);
    input.actual[1] = quantity_number(8100);
    const struct evaluation own = evaluate(&input);
    assert_int_equal(own.state, RATING_NO_YEARLY_TARGET);
    assert_int_equal(own.rating_term, RATING_NO_YEARLY_TARGET);
    assert_false(ratio_exists(own.compliance));
    const struct evaluation_input filled = assumption_fill(&indicator, &input);
    const struct evaluation supposed = evaluate(&filled);
    assert_string_equal(ratio_format_percent(supposed.compliance, text), "81.0000");
    assert_string_equal(ratio_format_percent(supposed.due, text), "50.0000");
    assert_string_equal(ratio_format_percent(supposed.pace, text), "40.5000");
    assert_int_equal(supposed.rating_term, RATING_LOW);
}

static void test_what_the_plan_says_is_never_replaced(void **state)
{
    struct indicator indicator = roads();
    struct arena arena = {0};
    (void)state;
    for (int i = 0; i < 4; i++)
        indicator.years[i].planned = quantity_number(2 * one_e4);
    indicator.years[2].planned = (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
    assert_false(assumption_exists(&indicator));
    indicator.years[3].planned = (struct quantity){0};
    assert_true(assumption_exists(&indicator));
    assert_string_equal(assumption_text(&arena, &indicator), "2027: 1");
    const struct evaluation_input input = programming_make_input(&indicator);
    const struct evaluation_input filled = assumption_fill(&indicator, &input);
    assert_int_equal(filled.planned[0].value_e4, 2 * one_e4);
    assert_int_equal(filled.planned[2].state, QUANTITY_NOT_PROGRAMMED);
    assert_int_equal(filled.planned[3].value_e4, one_e4);
    arena_release(&arena);
}

/* Target 4 in four years: one each, as long as the plan says nothing else. */
static void test_a_changed_plan_makes_a_supposition_stale(void **state)
{
    (void)state;
    struct indicator same = roads(), other_target = roads(), other_type = roads();
    struct indicator one_said = roads(), more_said = roads(), nothing = roads();
    assert_true(assumption_holds(&same));
    other_target.target = quantity_number(8 * one_e4);
    assert_false(assumption_holds(&other_target));
    other_type.type = ACCUMULATION_FLOW;
    assert_false(assumption_holds(&other_type));
    one_said.years[0].planned = quantity_number(one_e4); /* what was supposed: three stay right */
    assert_true(assumption_holds(&one_said));
    more_said.years[0].planned = quantity_number(3 * one_e4); /* 3 + 1 + 1 + 1 would be 6 of 4 */
    assert_false(assumption_holds(&more_said));
    for (int i = 0; i < 4; i++)
        nothing.years[i].assumed = (struct quantity){0};
    assert_true(assumption_holds(&nothing));
}

static void test_without_a_supposition_nothing_changes(void **state)
{
    struct indicator indicator = roads();
    struct arena arena = {0};
    (void)state;
    for (int i = 0; i < 4; i++)
        indicator.years[i].assumed = (struct quantity){0};
    const struct evaluation_input input = programming_make_input(&indicator);
    assert_int_equal(assumption_fill(&indicator, &input).planned[0].state, QUANTITY_MISSING);
    assert_string_equal(assumption_text(&arena, &indicator), "");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_plans_own_figures_stay_without_a_target),
        cmocka_unit_test(test_what_the_plan_says_is_never_replaced),
        cmocka_unit_test(test_a_changed_plan_makes_a_supposition_stale),
        cmocka_unit_test(test_a_changed_plan_makes_a_supposition_stale),
        cmocka_unit_test(test_without_a_supposition_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
