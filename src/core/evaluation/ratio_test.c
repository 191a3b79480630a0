#include "base/test.h"

#include "core/evaluation/ratio.h"

#define E18 ((int128)1000000000000000000)

static void test_percentages_round_half_away_from_zero(void **state)
{
    (void)state;
    static const struct {
        int64_t numerator, denominator;
        const char *printed, *for_people;
    } rows[] = {
        {2, 3, "66.6667", "66,7"},
        {-2, 3, "-66.6667", "−66,7"},
        {1, 2000000, "0.0001", "0,0"},
        {-1, 2000000, "-0.0001", "0,0"},
        {1, 2000001, "0.0000", "0,0"},
        {-1, 2000001, "0.0000", "0,0"}, /* what rounds to zero has no sign */
        {81, 100, "81.0000", "81,0"},
        {405, 2000, "20.2500", "20,3"}, /* rounded once, from the exact value */
        {2449, 10000, "24.4900", "24,5"},
        {123456, 10, "1234560.0000", "1.234.560,0"},
        {0, 7, "0.0000", "0,0"},
    };
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        char text[RATIO_TEXT_SIZE];
        struct ratio ratio = ratio_make(rows[i].numerator, rows[i].denominator);
        assert_string_equal(ratio_format_percent(ratio, text), rows[i].printed);
        assert_string_equal(ratio_format_percent_es(ratio, text), rows[i].for_people);
    }
}

static void test_what_does_not_exist_stays_empty(void **state)
{
    (void)state;
    char text[RATIO_TEXT_SIZE];
    struct ratio nothing = {0, 0};
    assert_false(ratio_exists(nothing));
    assert_false(ratio_exists(ratio_cap(nothing)));
    assert_string_equal(ratio_format_percent(nothing, text), "");
    assert_string_equal(ratio_format_percent_es(nothing, text), "");
    assert_int_equal(ratio_percent_e4(nothing), 0);
}

static void test_caps_and_signs(void **state)
{
    (void)state;
    assert_int_equal(ratio_order(ratio_cap(ratio_make(5, 4)), ratio_make(1, 1)), 0);
    assert_int_equal(ratio_order(ratio_cap(ratio_make(5, -4)), ratio_make(0, 1)), 0);
    assert_int_equal(ratio_order(ratio_cap(ratio_make(-3, -4)), ratio_make(3, 4)), 0);
    assert_int_equal(ratio_compare(ratio_make(1, -2), 0, 1), -1);
}

/* Numbers whose cross products need more than 128 bits. */
static void test_wide_comparisons_are_exact(void **state)
{
    (void)state;
    int128 wide = E18 * E18;
    struct ratio below = {wide - 1, wide}, above = {wide + 1, wide}, even = {wide, wide};
    assert_int_equal(ratio_order(below, even), -1);
    assert_int_equal(ratio_order(above, even), 1);
    assert_int_equal(ratio_order(even, (struct ratio){7, 7}), 0);
    assert_int_equal(ratio_compare(below, 1, 1), -1);
    assert_int_equal(ratio_compare(above, 1, 1), 1);
    assert_int_equal(ratio_compare(even, 1, 1), 0);
    struct ratio quotient = ratio_divide(above, below);
    assert_int_equal(ratio_compare(quotient, 1, 1), 1);
}

/* Around the size at which a comparison leaves 64 bits. */
static void test_comparisons_agree_at_every_size(void **state)
{
    (void)state;
    const int128 sizes[] = {1, INT64_MAX / 2, INT64_MAX, (int128)INT64_MAX + 1, E18 * E18};
    for (size_t i = 0; i < TEST_COUNT(sizes); i++) {
        int128 size = sizes[i];
        assert_int_equal(ratio_compare((struct ratio){3 * size, 2 * size}, 3, 2), 0);
        assert_int_equal(ratio_compare((struct ratio){3 * size + 1, 2 * size}, 3, 2), 1);
        assert_int_equal(ratio_compare((struct ratio){3 * size - 1, 2 * size}, 3, 2), -1);
        assert_int_equal(ratio_compare((struct ratio){-size, size}, -1, 1), 0);
        assert_int_equal(ratio_compare((struct ratio){-size, size}, 0, 1), -1);
    }
}

static void test_integers_divide_to_the_nearest(void **state)
{
    (void)state;
    static const struct {
        int64_t value, divisor, expected;
    } rows[] = {{7, 2, 4}, {-7, 2, -4}, {6, 4, 2}, {5, 4, 1}, {31900, 2, 15950}, {0, 3, 0}};
    for (size_t i = 0; i < TEST_COUNT(rows); i++)
        assert_int_equal((int64_t)ratio_divide_rounded(rows[i].value, rows[i].divisor),
                         rows[i].expected);
    assert_true(ratio_divide_rounded(INT64_MAX, 2) == (int128)INT64_MAX / 2 + 1);
    assert_true(ratio_divide_rounded(-(E18 * 100 + 5), 10) == -(E18 * 10 + 1));
    assert_true(ratio_divide_rounded(E18 * 25, E18 * 10) == 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_percentages_round_half_away_from_zero),
        cmocka_unit_test(test_what_does_not_exist_stays_empty),
        cmocka_unit_test(test_caps_and_signs),
        cmocka_unit_test(test_wide_comparisons_are_exact),
        cmocka_unit_test(test_comparisons_agree_at_every_size),
        cmocka_unit_test(test_integers_divide_to_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
