#include "base/test.h"

#include "core/indicator/type_proposal.h"

static const struct {
    const char *label;
    int64_t baseline, planned[4], target; /* whole units */
    enum accumulation_type type;
    bool includes_baseline;
} cases[] = {
    {"incremento", 0, {1, 3, 3, 3}, 10, ACCUMULATION_SUM, false},
    {"incremento", 168, {171, 174, 177, 180}, 180, ACCUMULATION_CAPACITY, false},
    {"incremento", 180, {0, 1, 1, 2}, 184, ACCUMULATION_SUM, true},
    {"mantenimiento", 884, {884, 884, 884, 884}, 884, ACCUMULATION_MAINTENANCE, false},
    {"no acumulativo", 0, {10, 10, 10, 10}, 10, ACCUMULATION_MAINTENANCE, false},
    {"no acumulativo", 0, {70, 60, 85, 90}, 90, ACCUMULATION_FLOW, false},
    {"no acumulativo", 0, {0, 0, 0, 4}, 4, ACCUMULATION_FLOW, false},
    {"acumulativo", 0, {5, 5, 5, 6}, 20, ACCUMULATION_SUM, false},
    {"", 40, {38, 35, 32, 30}, 30, ACCUMULATION_REDUCTION, false},
    {"reduccion anual", 40, {38, 35, 32, 30}, 30, ACCUMULATION_YEARLY_REDUCTION, false},
    {"", 0, {2, 2, 2, 2}, 9, ACCUMULATION_SUM, false},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct quantity planned[4];
        for (int y = 0; y < 4; y++)
            planned[y] = quantity_number(cases[i].planned[y] * DECIMAL_SCALE);
        if (cases[i].label[0] == 'n') /* zeros of a level are years without programming */
            for (int y = 0; y < 4; y++)
                if (planned[y].value_e4 == 0)
                    planned[y] = (struct quantity){QUANTITY_NOT_PROGRAMMED, 0};
        const struct type_evidence evidence = {
            cases[i].label, quantity_number(cases[i].baseline * DECIMAL_SCALE),
            quantity_number(cases[i].target * DECIMAL_SCALE), planned, 4};
        struct type_proposal proposal = type_proposal_make(&evidence);
        assert_int_equal(proposal.type, cases[i].type);
        assert_int_equal(proposal.target_includes_baseline, cases[i].includes_baseline);
        assert_true(proposal.reason[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
