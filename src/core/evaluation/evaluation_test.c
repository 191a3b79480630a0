#include "base/test.h"

#include "core/evaluation/evaluation.h"

static struct quantity cell(const char *text)
{
    int64_t value = 0;
    if (text == NULL || text[0] == '\0')
        return (struct quantity){0};
    if (strcmp(text, "NP") == 0)
        return (struct quantity){QUANTITY_NOT_PROGRAMMED, 0};
    assert_true(decimal_parse(text, strlen(text), DECIMAL_STYLE_POINT, &value));
    return quantity_number(value);
}

#define SUM ACCUMULATION_SUM
#define CAPACITY ACCUMULATION_CAPACITY
#define FLOW ACCUMULATION_FLOW
#define KEEP ACCUMULATION_MAINTENANCE
#define REDUCE ACCUMULATION_REDUCTION

static void test_errors_are_found_in_their_order(void **state)
{
    (void)state;
    static const struct {
        enum accumulation_type type;
        const char *baseline, *target, *planned, *actual;
        bool with_baseline;
        enum evaluation_error error;
    } cases[] = {
        {CAPACITY, "", "", "1", "", false, EVALUATION_BASELINE_REQUIRED},
        {SUM, "", "4", "1", "", true, EVALUATION_BASELINE_REQUIRED},
        {SUM, "", "4", "1", "", false, EVALUATION_OK},
        {SUM, "", "", "-1", "", false, EVALUATION_NEGATIVE_VALUE},
        {FLOW, "", "4", "1", "-0.0001", false, EVALUATION_NEGATIVE_VALUE},
        {CAPACITY, "-5", "4", "-1", "-2", false, EVALUATION_OK},
        {KEEP, "", "", "1", "", false, EVALUATION_TARGET_REQUIRED},
        {SUM, "4", "4", "1", "", true, EVALUATION_TARGET_ZERO},
        {FLOW, "", "0", "1", "", false, EVALUATION_TARGET_ZERO},
        {KEEP, "", "0", "1", "", false, EVALUATION_TARGET_ZERO},
        {CAPACITY, "0", "0", "1", "", false, EVALUATION_TARGET_IS_BASELINE},
        {REDUCE, "4", "4", "1", "", false, EVALUATION_TARGET_IS_BASELINE},
        {CAPACITY, "4", "3", "1", "", false, EVALUATION_INCOHERENT_TARGET},
        {REDUCE, "3", "4", "1", "", false, EVALUATION_INCOHERENT_TARGET},
        {SUM, "5", "4", "1", "", true, EVALUATION_INCOHERENT_TARGET},
        {FLOW, "", "-4", "1", "", false, EVALUATION_INCOHERENT_TARGET},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct evaluation_input input = {.type = cases[i].type,
                                         .direction = DIRECTION_HIGHER_IS_BETTER,
                                         .target_includes_baseline = cases[i].with_baseline,
                                         .baseline = cell(cases[i].baseline),
                                         .target = cell(cases[i].target),
                                         .year_count = 1,
                                         .planned = {cell(cases[i].planned)},
                                         .actual = {cell(cases[i].actual)}};
        struct evaluation e;
        evaluation_compute(&input, &(struct evaluation_moment){1, true}, &rating_default_bands, &e);
        if (e.error != cases[i].error)
            fail_msg("row %zu: «%s»", i, evaluation_error_code(e.error));
    }
}

/* A small generator: the same numbers in every run. */
static uint64_t chance_state = 20261123;

static int64_t chance(int64_t limit)
{
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((chance_state >> 33) % (uint64_t)limit);
}

static struct quantity random_cell(bool may_be_np)
{
    switch (chance(6)) {
    case 0:
        return (struct quantity){0};
    case 1:
        return may_be_np ? (struct quantity){QUANTITY_NOT_PROGRAMMED, 0} : quantity_number(0);
    default:
        return quantity_number(chance(40) * 2500);
    }
}

static struct evaluation_input random_input(void)
{
    struct evaluation_input input = {.type = (enum accumulation_type)(1 + chance(6)),
                                     .direction = (enum indicator_direction)(1 + chance(2)),
                                     .target_includes_baseline = chance(2) == 0,
                                     .baseline = random_cell(false),
                                     .target = random_cell(false),
                                     .year_count = 4};
    for (int i = 0; i < 4; i++) {
        input.planned[i] = random_cell(true);
        input.actual[i] = random_cell(false);
    }
    return input;
}

static bool is_same_ratio(struct ratio one, struct ratio other)
{
    if (!ratio_exists(one) || !ratio_exists(other))
        return ratio_exists(one) == ratio_exists(other);
    return one.numerator * other.denominator == other.numerator * one.denominator;
}

static void test_later_reports_never_change_an_earlier_cut(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct evaluation_input input = random_input();
        struct evaluation_moment moment = {1 + (int)chance(4), chance(2) == 0};
        struct evaluation before, after;
        evaluation_compute(&input, &moment, &rating_default_bands, &before);
        for (int year = moment.cut; year < 4; year++)
            input.actual[year] = random_cell(false);
        evaluation_compute(&input, &moment, &rating_default_bands, &after);
        assert_memory_equal(&before, &after, sizeof before);
    }
}

static void test_reduction_mirrors_capacity(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct evaluation_input up = random_input(), down;
        up.type = CAPACITY;
        up.baseline = quantity_number(-10000 - chance(50) * 10000); /* so that 0 is never NP */
        up.target = quantity_number(chance(50) * 2500);
        down = up;
        down.type = REDUCE;
        down.baseline.value_e4 = -up.baseline.value_e4;
        down.target.value_e4 = -up.target.value_e4;
        for (int year = 0; year < 4; year++) {
            down.planned[year].value_e4 = -up.planned[year].value_e4;
            down.actual[year].value_e4 = -up.actual[year].value_e4;
        }
        struct evaluation_moment moment = {1 + (int)chance(4), chance(2) == 0};
        struct evaluation one, other;
        evaluation_compute(&up, &moment, &rating_default_bands, &one);
        evaluation_compute(&down, &moment, &rating_default_bands, &other);
        assert_true(is_same_ratio(one.compliance, other.compliance));
        assert_true(is_same_ratio(one.progress, other.progress));
        assert_true(is_same_ratio(one.due, other.due));
        assert_int_equal(one.rating_term, other.rating_term);
        assert_int_equal(one.notices, other.notices);
        assert_true(one.shortfall_term.value_e4 == other.shortfall_term.value_e4);
    }
}

static void test_shortfalls_are_never_negative_and_states_fit(void **state)
{
    (void)state;
    for (int i = 0; i < 50000; i++) {
        struct evaluation_input input = random_input();
        struct evaluation e;
        evaluation_compute(&input, &(struct evaluation_moment){1 + (int)chance(4), chance(2) == 0},
                           &rating_default_bands, &e);
        assert_true(e.shortfall_year.value_e4 >= 0 && e.shortfall_to_date.value_e4 >= 0);
        assert_true(e.shortfall_term.value_e4 >= 0 && e.demandable.value_e4 >= 0);
        assert_int_equal(ratio_exists(e.compliance), e.state == RATING_REPORTED);
        assert_true(e.rating_term != RATING_NONE && e.rating_term != RATING_REPORTED);
        if (e.error != EVALUATION_OK)
            assert_int_equal(e.rating_term, RATING_DATA_ERROR);
    }
}

/* Each limit belongs to the band that it opens, also where 64 bits no longer hold the ratio. */
static void test_a_limit_opens_its_band_at_every_size(void **state)
{
    (void)state;
    const int128 sizes[] = {
        1, 7, 922337203685477 / 10000, INT64_MAX / 10000, INT64_MAX, (int128)INT64_MAX * 1000000};
    for (size_t i = 0; i < TEST_COUNT(sizes); i++)
        for (int band = 0; band < 4; band++) {
            int128 at = rating_default_bands.lower_e4[band] * sizes[i], whole = 10000 * sizes[i];
            struct ratio reached = {at, whole}, below = {at * 2 - 1, whole * 2};
            assert_int_equal(rating_classify(reached, &rating_default_bands), RATING_LOW + band);
            assert_int_equal(rating_classify(below, &rating_default_bands), RATING_CRITICAL + band);
        }
    assert_int_equal(rating_classify((struct ratio){0, 1}, &rating_default_bands), RATING_CRITICAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_errors_are_found_in_their_order),
        cmocka_unit_test(test_later_reports_never_change_an_earlier_cut),
        cmocka_unit_test(test_reduction_mirrors_capacity),
        cmocka_unit_test(test_shortfalls_are_never_negative_and_states_fit),
        cmocka_unit_test(test_a_limit_opens_its_band_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
