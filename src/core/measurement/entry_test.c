#include "base/test.h"

#include "core/measurement/entry.h"

static void test_numbers_are_read_as_people_type_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum typed_number_status status;
        int64_t value_e4;
        bool is_ambiguous;
    } cases[] = {
        {"1.234,5", TYPED_NUMBER_OK, 12345000, false},
        {"3,7", TYPED_NUMBER_OK, 37000, false},
        {"3.7", TYPED_NUMBER_OK, 37000, false},
        {" 0,81 ", TYPED_NUMBER_OK, 8100, false},
        {"0.810", TYPED_NUMBER_OK, 8100, false},
        {"1.234", TYPED_NUMBER_OK, 12340000, true},
        {"1,234", TYPED_NUMBER_OK, 12340, false},
        {"2.339.400.000", TYPED_NUMBER_OK, 23394000000000, false},
        {"2,339,400", TYPED_NUMBER_OK, 23394000000, false},
        {"1,234.5", TYPED_NUMBER_OK, 12345000, false},
        {"1 234,5", TYPED_NUMBER_OK, 12345000, false},
        {"1\xC2\xA0"
         "234",
         TYPED_NUMBER_OK, 12340000, false},
        {"41,3%", TYPED_NUMBER_OK, 413000, false},
        {"41,3 %", TYPED_NUMBER_OK, 413000, false},
        {"-5", TYPED_NUMBER_OK, -50000, false},
        {"\xE2\x88\x92"
         "5,25",
         TYPED_NUMBER_OK, -52500, false},
        {"007", TYPED_NUMBER_OK, 70000, false},
        {"99999999999999", TYPED_NUMBER_OK, 999999999999990000, false},
        {"100000000000000", TYPED_NUMBER_TOO_LARGE, 0, false},
        {"0,12345", TYPED_NUMBER_TOO_MANY_DECIMALS, 0, false},
        {"", TYPED_NUMBER_EMPTY, 0, false},
        {"   ", TYPED_NUMBER_EMPTY, 0, false},
        {NULL, TYPED_NUMBER_EMPTY, 0, false},
        {"1.2.3", TYPED_NUMBER_UNREADABLE, 0, false},
        {"1,23,4", TYPED_NUMBER_UNREADABLE, 0, false},
        {"12.34,5", TYPED_NUMBER_UNREADABLE, 0, false},
        {"1.234.56", TYPED_NUMBER_UNREADABLE, 0, false},
        {",5", TYPED_NUMBER_UNREADABLE, 0, false},
        {"5,", TYPED_NUMBER_UNREADABLE, 0, false},
        {"cinco", TYPED_NUMBER_UNREADABLE, 0, false},
        {"1e5", TYPED_NUMBER_UNREADABLE, 0, false},
        {"%", TYPED_NUMBER_UNREADABLE, 0, false},
        {"5%5", TYPED_NUMBER_UNREADABLE, 0, false},
        {"--5", TYPED_NUMBER_UNREADABLE, 0, false},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct typed_number number = typed_number_read(cases[i].text);
        if (number.status != cases[i].status || number.value_e4 != cases[i].value_e4 ||
            number.is_ambiguous != cases[i].is_ambiguous)
            fail_msg("row %zu «%s»: status %d value %lld ambiguous %d", i, cases[i].text,
                     number.status, (long long)number.value_e4, number.is_ambiguous);
        assert_true((typed_number_message(number.status) == NULL) ==
                    (number.status == TYPED_NUMBER_OK));
    }
}

static struct quantity number(int64_t units)
{
    return quantity_number(units * DECIMAL_SCALE);
}

static void test_modes_give_the_figure_of_the_year(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct quantity earlier[] = {number(6566)};
    struct entry_context library = {.type = ACCUMULATION_SUM,
                                    .year = 2025,
                                    .first_year = 2024,
                                    .planned = number(6400),
                                    .recorded = number(3000),
                                    .earlier = earlier,
                                    .earlier_count = 1};
    struct entry_conversion term = entry_convert(&arena, &library, ENTRY_MODE_TERM, 134020000);
    assert_true(term.is_valid);
    assert_int_equal(term.value_e4, 68360000);
    assert_string_equal(term.sentence, "13.402 de los cuatro años menos 6.566 de 2024: 6.836.");
    struct entry_conversion period = entry_convert(&arena, &library, ENTRY_MODE_PERIOD, 38360000);
    assert_int_equal(period.value_e4, 68360000);
    struct entry_conversion year = entry_convert(&arena, &library, ENTRY_MODE_YEAR, 68360000);
    assert_int_equal(year.value_e4, 68360000);
    assert_null(year.sentence);
    assert_false(entry_convert(&arena, &library, ENTRY_MODE_TERM, 60000000).is_valid);
    assert_false(entry_convert(&arena, &library, ENTRY_MODE_YEAR, -10000).is_valid);
    library.type = ACCUMULATION_CAPACITY;
    assert_int_equal(entry_convert(&arena, &library, ENTRY_MODE_TERM, 10000).value_e4, 10000);
    assert_true(entry_convert(&arena, &library, ENTRY_MODE_YEAR, -10000).is_valid);
    arena_release(&arena);
}

static void test_odd_values_are_named(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct quantity earlier[] = {number(60)};
    struct quantity none = {0};
    const struct {
        enum accumulation_type type;
        const char *unit;
        struct quantity planned;
        int64_t value;
        const char *codes; /* joined with spaces */
    } cases[] = {
        {ACCUMULATION_SUM, "hectáreas", number(1), 51, "MUY_POR_ENCIMA "},
        {ACCUMULATION_SUM, "hectáreas", number(50), 40, ""},
        {ACCUMULATION_SUM, "hectáreas", number(50), 0, "CERO "},
        {ACCUMULATION_SUM, "hectáreas", number(50), 100, "PARECE_ACUMULADO "},
        {ACCUMULATION_SUM, "hectáreas", none, 3, "SIN_META "},
        {ACCUMULATION_SUM, "hectáreas", none, 0, ""},
        {ACCUMULATION_CAPACITY, "%", number(70), 59, "RETROCESO "},
        {ACCUMULATION_CAPACITY, "Porcentaje", number(70), 120, "PORCENTAJE "},
        {ACCUMULATION_REDUCTION, "muertes", number(50), 61, "RETROCESO "},
        {ACCUMULATION_REDUCTION, "muertes", number(50), 0, ""},
        {ACCUMULATION_MAINTENANCE, "productores", number(60), 60, ""},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct entry_context context = {.type = cases[i].type,
                                        .direction = DIRECTION_HIGHER_IS_BETTER,
                                        .unit = cases[i].unit,
                                        .year = 2025,
                                        .first_year = 2024,
                                        .planned = cases[i].planned,
                                        .earlier = earlier,
                                        .earlier_count = 1};
        struct entry_oddity oddities[ENTRY_MAX_ODDITIES];
        size_t count =
            entry_find_oddities(&arena, &context, cases[i].value * DECIMAL_SCALE, oddities);
        char codes[200] = "";
        for (size_t j = 0; j < count; j++) {
            size_t used = strlen(codes);
            snprintf(codes + used, sizeof codes - used, "%s ", oddities[j].code);
        }
        if (strcmp(codes, cases[i].codes) != 0)
            fail_msg("row %zu: got «%s», expected «%s»", i, codes, cases[i].codes);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_read_as_people_type_them),
        cmocka_unit_test(test_modes_give_the_figure_of_the_year),
        cmocka_unit_test(test_odd_values_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
