#include "base/test.h"

#include "base/moment.h"

static void test_times_are_those_of_colombia(void **state)
{
    static const struct {
        int64_t seconds;
        const char *day, *whole;
    } cases[] = {
        {1772366400, "1 de marzo de 2026", "1 de marzo de 2026, 7:00\u00a0a.\u00a0m."},
        {1772341199, "28 de febrero de 2026", "28 de febrero de 2026, 11:59\u00a0p.\u00a0m."},
        {1772341200, "1 de marzo de 2026", "1 de marzo de 2026, 12:00\u00a0a.\u00a0m."},
        {1772384400, "1 de marzo de 2026", "1 de marzo de 2026, 12:00\u00a0p.\u00a0m."},
        {0, "31 de diciembre de 1969", "31 de diciembre de 1969, 7:00\u00a0p.\u00a0m."},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        assert_string_equal(moment_format_day(&arena, cases[i].seconds), cases[i].day);
        assert_string_equal(moment_format(&arena, cases[i].seconds), cases[i].whole);
    }
    arena_release(&arena);
}

static void test_what_the_database_keeps_becomes_a_day(void **state)
{
    static const struct {
        const char *utc, *day, *iso;
    } cases[] = {
        {"2026-03-01T12:00:00Z", "1 de marzo de 2026", "2026-03-01"},
        {"2026-03-01T02:00:00Z", "28 de febrero de 2026", "2026-02-28"},
        {"2026-03-01T05:00:00Z", "1 de marzo de 2026", "2026-03-01"},
        {"2026-03-01", "2026-03-01", ""},
        {"2026-13-01T02:00:00Z", "2026-13-01T02:00:00Z", ""},
        {"ayer", "ayer", ""},
        {"", "", ""},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        char iso[DATE_ISO_SIZE];
        assert_string_equal(moment_format_day_of_utc(&arena, cases[i].utc), cases[i].day);
        assert_string_equal(date_format_iso(moment_day_of_utc(cases[i].utc), iso), cases[i].iso);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times_are_those_of_colombia),
        cmocka_unit_test(test_what_the_database_keeps_becomes_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
