#include "base/test.h"

#include "core/topic/bpin.h"
#include "core/topic/recommendation.h"

#include "base/banned.h"

static void test_codes_as_people_write_them(void **state)
{
    static const struct {
        const char *text;
        enum bpin_problem problem;
        const char *digits;
    } cases[] = {
        {"0020-2305 321.0015", BPIN_OK, "002023053210015"},
        {"012345678", BPIN_OK, "012345678"},
        {"2024053210000123", BPIN_OK, "2024053210000123"},
        {" 2024\xC2\xA0"
         "05321 ",
         BPIN_OK, "202405321"},
        {"", BPIN_EMPTY, ""},
        {" - ", BPIN_EMPTY, ""},
        {"12345678", BPIN_TOO_SHORT, "12345678"},
        {"20240532100001234", BPIN_TOO_LONG, "2024053210000123"},
        {"BPIN 2024053210", BPIN_NOT_DIGITS, ""},
        {"2024\xEF\xBC\x91"
         "5321",
         BPIN_NOT_DIGITS, "2024"},
        {"-1.5e10", BPIN_NOT_DIGITS, "15"},
    };
    char digits[BPIN_MAX_DIGITS + 1];
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        assert_int_equal(bpin_parse(cases[i].text, digits), cases[i].problem);
        assert_string_equal(digits, cases[i].digits);
    }
}

static void test_codes_of_recommendations_go_back_and_forth(void **state)
{
    enum recommendation_answer answer;
    enum recommendation_priority priority;
    (void)state;
    for (int i = 0; i < RECOMMENDATION_ANSWERS; i++) {
        const char *code = recommendation_answer_code((enum recommendation_answer)i);
        assert_true(recommendation_answer_parse(code, &answer) && (int)answer == i);
    }
    for (int i = RECOMMENDATION_HIGH; i < RECOMMENDATION_PRIORITIES; i++) {
        const char *code = recommendation_priority_code((enum recommendation_priority)i);
        assert_true(recommendation_priority_parse(code, &priority) && (int)priority == i);
    }
    assert_false(recommendation_answer_parse("", &answer));
    assert_false(recommendation_priority_parse("", &priority));
    assert_false(recommendation_priority_parse("Alta", &priority));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes_as_people_write_them),
        cmocka_unit_test(test_codes_of_recommendations_go_back_and_forth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
