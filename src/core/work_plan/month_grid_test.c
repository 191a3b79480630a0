#include "base/test.h"

#include "core/work_plan/month_grid.h"

#include "base/banned.h"

static void test_weekdays(void **state)
{
    static const struct {
        struct date date;
        int weekday;
    } cases[] = {{{1970, 1, 1}, 3},  {{1969, 12, 31}, 2}, {{2026, 3, 1}, 6},
                 {{2024, 2, 29}, 3}, {{2000, 1, 1}, 5},   {{1900, 1, 1}, 0}};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_int_equal(month_grid_weekday(cases[i].date), cases[i].weekday);
}

static void test_months_fill_their_weeks(void **state)
{
    static const struct {
        int year, month, weeks, first_weekday, days;
    } cases[] = {{2026, 3, 6, 6, 31},
                 {2027, 2, 4, 0, 28},
                 {2024, 2, 5, 3, 29},
                 {2026, 8, 6, 5, 31},
                 {2026, 6, 5, 0, 30}};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct month_grid grid = month_grid_compute(cases[i].year, cases[i].month);
        int days = 0;
        assert_int_equal(grid.week_count, cases[i].weeks);
        assert_int_equal(grid.days[0][cases[i].first_weekday].day, 1);
        for (int week = 0; week < MONTH_GRID_WEEKS; week++)
            for (int day = 0; day < MONTH_GRID_DAYS; day++)
                days += date_is_valid(grid.days[week][day]);
        assert_int_equal(days, cases[i].days);
    }
}

static void test_months_are_read(void **state)
{
    static const struct {
        const char *text;
        bool is_month;
    } cases[] = {{"2026-03", true},  {"2026-12", true}, {"2026-13", false}, {"2026-00", false},
                 {"2026-3", false},  {"26-03", false},  {"2026/03", false}, {"", false},
                 {"1899-01", false}, {"9999-01", false}};
    int year = 0, month = 0;
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        if (month_grid_parse(cases[i].text, &year, &month) != cases[i].is_month)
            fail_msg("%s", cases[i].text);
    assert_true(month_grid_parse("2026-09", &year, &month));
    assert_int_equal(year * 100 + month, 202609);
    assert_string_equal(month_grid_name(month), "septiembre");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weekdays),
        cmocka_unit_test(test_months_fill_their_weeks),
        cmocka_unit_test(test_months_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
