#include "base/test.h"

#include "base/date.h"

static void test_days_go_there_and_back(void **state)
{
    (void)state;
    char text[DATE_ISO_SIZE];
    assert_int_equal(date_to_days((struct date){1970, 1, 1}), 0);
    assert_int_equal(date_to_days((struct date){2000, 3, 1}), 11017);
    struct date before = date_from_days(-25567);
    assert_string_equal(date_format_iso(before, text), "1900-01-01");
    for (int64_t days = -25567; days < 60000; days++) {
        struct date date = date_from_days(days);
        assert_true(date_is_valid(date));
        assert_int_equal(date_to_days(date), days);
        if (days > -25567)
            assert_int_equal(date_compare(before, date), -1);
        before = date;
    }
    assert_string_equal(date_format_iso(date_from_unix_seconds(-1), text), "1969-12-31");
    assert_string_equal(date_format_iso(date_from_unix_seconds(2147483648), text), "2038-01-19");
}

static void test_dates_are_read_as_typed(void **state)
{
    (void)state;
    static const struct {
        const char *text, *iso;
    } cases[] = {
        {"31/12/2025", "2025-12-31"},
        {" 1/2/2026 ", "2026-02-01"},
        {"01-02-2026", "2026-02-01"},
        {"1.2.2026", "2026-02-01"},
        {"2026-02-01", "2026-02-01"},
        {"29/02/2024", "2024-02-29"},
        {"29/02/2025", ""},
        {"31/04/2025", ""},
        {"12/31/2025", ""},
        {"1/2/26", ""},
        {"1/2-2026", ""},
        {"", ""},
        {"ayer", ""},
        {"1/2/2026 x", ""},
        {"0/1/2026", ""},
        {"1/1/1899", ""},
        {"111/1/2026", ""},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct date date = {0};
        char text[DATE_ISO_SIZE];
        bool is_read = date_parse_typed(cases[i].text, &date);
        if (is_read != (cases[i].iso[0] != '\0') ||
            strcmp(date_format_iso(date, text), cases[i].iso) != 0)
            fail_msg("«%s» gave «%s»", cases[i].text, text);
    }
    char text[DATE_LONG_SIZE];
    assert_string_equal(date_format_long((struct date){2025, 9, 3}, text),
                        "3 de septiembre de 2025");
    assert_string_equal(date_format_long((struct date){0}, text), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_go_there_and_back),
        cmocka_unit_test(test_dates_are_read_as_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
