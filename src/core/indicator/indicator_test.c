#include "base/test.h"

#include "core/indicator/indicator.h"

static void test_codes_go_there_and_back(void **state)
{
    (void)state;
    for (int i = ACCUMULATION_SUM; i <= ACCUMULATION_YEARLY_REDUCTION; i++) {
        enum accumulation_type type = ACCUMULATION_NONE;
        assert_true(
            accumulation_type_parse(accumulation_type_code((enum accumulation_type)i), &type));
        assert_int_equal(type, i);
    }
    assert_string_equal(accumulation_type_code(ACCUMULATION_NONE), "");
    assert_string_equal(accumulation_type_label(ACCUMULATION_NONE), "Por definir");
}

static void test_words_are_read_in_any_case_and_nothing_else(void **state)
{
    (void)state;
    enum accumulation_type type = ACCUMULATION_FLOW;
    assert_true(accumulation_type_parse("  reduccion_ANUAL ", &type));
    assert_int_equal(type, ACCUMULATION_YEARLY_REDUCTION);
    assert_false(accumulation_type_parse("REDUCCION_ANUALES", &type));
    assert_false(accumulation_type_parse("REDUC", &type));
    assert_false(accumulation_type_parse("", &type));
    assert_int_equal(type, ACCUMULATION_YEARLY_REDUCTION);
    enum indicator_level level = INDICATOR_LEVEL_PRODUCT;
    assert_true(indicator_level_parse("Resultado", &level));
    assert_int_equal(level, INDICATOR_LEVEL_RESULT);
    enum indicator_direction direction = DIRECTION_HIGHER_IS_BETTER;
    assert_true(indicator_direction_parse("menor_es_mejor", &direction));
    assert_int_equal(direction, DIRECTION_LOWER_IS_BETTER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes_go_there_and_back),
        cmocka_unit_test(test_words_are_read_in_any_case_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
