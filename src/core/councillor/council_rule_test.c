#include "base/test.h"

#include "core/councillor/council_rule.h"

#include "base/banned.h"

static void test_a_quorum(void **state)
{
    static const struct {
        enum quorum_kind kind;
        int number, in_office, needed;
    } cases[] = {
        {QUORUM_MAJORITY, 0, 11, 6}, {QUORUM_MAJORITY, 0, 12, 7}, {QUORUM_MAJORITY, 0, 1, 1},
        {QUORUM_MAJORITY, 0, 0, 1},  {QUORUM_HALF, 0, 11, 6},     {QUORUM_HALF, 0, 12, 6},
        {QUORUM_HALF, 0, 0, 1},      {QUORUM_THIRD, 0, 12, 4},    {QUORUM_THIRD, 0, 13, 5},
        {QUORUM_THIRD, 0, 2, 1},     {QUORUM_NUMBER, 5, 12, 5},   {QUORUM_NUMBER, 20, 12, 20},
        {QUORUM_NUMBER, 0, 12, 1},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct council_rule rule = {.quorum = cases[i].kind,
                                          .quorum_number = cases[i].number};
        int needed = council_rule_quorum(&rule, cases[i].in_office);
        if (needed != cases[i].needed)
            fail_msg("case %zu: %d", i, needed);
    }
}

static void test_codes(void **state)
{
    enum quorum_kind kind = QUORUM_KINDS;
    (void)state;
    for (int i = 0; i < QUORUM_KINDS; i++) {
        assert_true(quorum_kind_parse(quorum_kind_code((enum quorum_kind)i), &kind));
        assert_int_equal(kind, i);
    }
    assert_false(quorum_kind_parse("", &kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_quorum),
                                       cmocka_unit_test(test_codes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
