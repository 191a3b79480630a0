#include "base/test.h"

#include "exchange/workbook/cell_number.h"

static void test_numbers_of_files(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum cell_number_status status;
        int64_t value_e4;
    } cases[] = {
        {"4.0999999999999996E-2", CELL_NUMBER_EXACT, 410},
        {"0.33333333333333331", CELL_NUMBER_ROUNDED, 3333},
        {"0.41299999999999998", CELL_NUMBER_EXACT, 4130},
        {"0", CELL_NUMBER_EXACT, 0},
        {"-0", CELL_NUMBER_EXACT, 0},
        {"0.0000", CELL_NUMBER_EXACT, 0},
        {"1", CELL_NUMBER_EXACT, 10000},
        {"+1.5", CELL_NUMBER_EXACT, 15000},
        {"-1.5", CELL_NUMBER_EXACT, -15000},
        {".5", CELL_NUMBER_EXACT, 5000},
        {"5.", CELL_NUMBER_EXACT, 50000},
        {"1e3", CELL_NUMBER_EXACT, 10000000},
        {"1E+3", CELL_NUMBER_EXACT, 10000000},
        {"44893000", CELL_NUMBER_EXACT, 448930000000},
        {"000000000000000000000000000001.5", CELL_NUMBER_EXACT, 15000},
        {"0.00005", CELL_NUMBER_ROUNDED, 1},
        {"-0.00005", CELL_NUMBER_ROUNDED, -1},
        {"0.000049999", CELL_NUMBER_ROUNDED, 0},
        {"5.5511151231257827E-17", CELL_NUMBER_ROUNDED, 0},
        {"0.99999999999999989", CELL_NUMBER_EXACT, 10000}, /* 15 digits first */
        {"0.99995", CELL_NUMBER_ROUNDED, 10000},
        {"1E-400", CELL_NUMBER_ROUNDED, 0},
        {"0E+999999999999", CELL_NUMBER_EXACT, 0},
        {"99999999999999", CELL_NUMBER_EXACT, 999999999999990000},
        {"99999999999999.9999", CELL_NUMBER_TOO_LARGE, 0}, /* 15 digits make it 10^14 */
        {"100000000000000", CELL_NUMBER_TOO_LARGE, 0},
        {"1E+300", CELL_NUMBER_TOO_LARGE, 0},
        {"-1E+999999999999", CELL_NUMBER_TOO_LARGE, 0},
        {"123456789012345678901234567890", CELL_NUMBER_TOO_LARGE, 0},
        {"", CELL_NUMBER_NOT_A_NUMBER, 0},
        {".", CELL_NUMBER_NOT_A_NUMBER, 0},
        {"-", CELL_NUMBER_NOT_A_NUMBER, 0},
        {"1.2.3", CELL_NUMBER_NOT_A_NUMBER, 0},
        {"1,5", CELL_NUMBER_NOT_A_NUMBER, 0},
        {"1E", CELL_NUMBER_NOT_A_NUMBER, 0},
        {"1E+", CELL_NUMBER_NOT_A_NUMBER, 0},
        {"1 ", CELL_NUMBER_NOT_A_NUMBER, 0},
        {"INF", CELL_NUMBER_NOT_A_NUMBER, 0},
        {"0x10", CELL_NUMBER_NOT_A_NUMBER, 0},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        int64_t value_e4 = 0;
        enum cell_number_status status = cell_number_parse(cases[i].text, &value_e4);
        if (status != cases[i].status || value_e4 != cases[i].value_e4)
            fail_msg("%s: status %d value %lld", cases[i].text, (int)status, (long long)value_e4);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers_of_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
