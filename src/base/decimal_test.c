#include "base/test.h"

#include "base/decimal.h"

static void test_numbers_are_read_whole_or_not_at_all(void **state)
{
    (void)state;
    const enum decimal_style point = DECIMAL_STYLE_POINT, es = DECIMAL_STYLE_ES_CO;
    const struct {
        const char *text;
        enum decimal_style style;
        bool is_number;
        int64_t value_e4;
    } cases[] = {
        {"41.3%", point, true, 413000},
        {"41.3 %", point, true, 413000},
        {"0.81", point, true, 8100},
        {"  12 ", point, true, 120000},
        {"-5", point, true, -50000},
        {"+5.0001", point, true, 50001},
        {"00012", point, true, 120000},
        {"99999999999999.9999", point, true, 999999999999999999},
        {"100000000000000", point, false, 0},
        {"5.", point, false, 0},
        {".5", point, false, 0},
        {"5.12345", point, false, 0},
        {"1,5", point, false, 0},
        {"1e5", point, false, 0},
        {"1/2", point, false, 0},
        {"5%%", point, false, 0},
        {"% 5", point, false, 0},
        {"- 5", point, false, 0},
        {"--5", point, false, 0},
        {"", point, false, 0},
        {"%", point, false, 0},
        {"1 2", point, false, 0},
        {"1.234,5", es, true, 12345000},
        {"1.234", es, true, 12340000},
        {"1.234.567", es, true, 12345670000},
        {"1234,5", es, true, 12345000},
        {"0,5", es, true, 5000},
        {"41,3 %", es, true, 413000},
        {"-1.234", es, true, -12340000},
        {"−1.234", es, false, 0},
        {"−", es, false, 0},
        {"\xE2\x88", es, false, 0},
        {"−5", point, false, 0},
        {"12.345.678.901.234", es, true, 123456789012340000},
        {"123.456.789.012.345", es, false, 0},
        {"0.500", es, false, 0},
        {"1.5", es, false, 0},
        {"1234.567", es, false, 0},
        {"1.2345", es, false, 0},
        {"1.23.456", es, false, 0},
        {".234", es, false, 0},
        {"1.", es, false, 0},
        {"1,234.5", es, false, 0},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        int64_t value = 77;
        bool is_number =
            decimal_parse(cases[i].text, strlen(cases[i].text), cases[i].style, &value);
        if (is_number != cases[i].is_number || (is_number && value != cases[i].value_e4) ||
            (!is_number && value != 77))
            fail_msg("row %zu «%s»: %d %lld", i, cases[i].text, is_number, (long long)value);
    }
}

static void test_numbers_are_written_for_files_and_for_people(void **state)
{
    (void)state;
    static const struct {
        int64_t value_e4;
        int min_decimals;
        const char *file, *people;
    } cases[] = {
        {8100, 0, "0.8100", "0,81"},
        {0, 0, "0.0000", "0"},
        {-1, 0, "-0.0001", "−0,0001"},
        {12345000, 0, "1234.5000", "1.234,5"},
        {810000, 1, "81.0000", "81,0"},
        {23394000000000, 0, "2339400000.0000", "2.339.400.000"},
        {INT64_MAX, 0, "922337203685477.5807", "922.337.203.685.477,5807"},
        {INT64_MIN, 0, "-922337203685477.5808", "−922.337.203.685.477,5808"},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        char text[DECIMAL_TEXT_SIZE];
        assert_string_equal(decimal_format(cases[i].value_e4, text), cases[i].file);
        assert_string_equal(decimal_format_es(cases[i].value_e4, cases[i].min_decimals, text),
                            cases[i].people);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_read_whole_or_not_at_all),
        cmocka_unit_test(test_numbers_are_written_for_files_and_for_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
