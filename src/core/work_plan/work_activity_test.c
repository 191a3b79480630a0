#include "base/test.h"

#include "core/work_plan/work_activity.h"

#include "base/banned.h"

static void test_how_an_activity_stands(void **state)
{
    static const struct date before = {2026, 3, 9}, today = {2026, 3, 10}, after = {2026, 3, 11};
    const struct {
        struct work_activity activity;
        enum activity_standing standing;
    } cases[] = {
        {{.start = after, .end = after}, STANDING_AHEAD},
        {{.start = today, .end = today}, STANDING_RUNNING},
        {{.start = before, .end = after}, STANDING_RUNNING},
        {{.start = after, .end = after, .state = ACTIVITY_STARTED}, STANDING_RUNNING},
        {{.start = before, .end = before}, STANDING_LATE},
        {{.start = before, .end = before, .state = ACTIVITY_STARTED}, STANDING_LATE},
        {{.start = before, .end = before, .state = ACTIVITY_DONE, .done = before}, STANDING_DONE},
        {{.start = before, .end = before, .state = ACTIVITY_DONE, .done = today},
         STANDING_DONE_LATE},
        {{.start = before, .end = before, .state = ACTIVITY_CANCELLED}, STANDING_CANCELLED},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        if (work_activity_standing(&cases[i].activity, today) != cases[i].standing)
            fail_msg("case %zu", i);
}

static void test_the_plans_own_progress(void **state)
{
    struct work_activity items[] = {
        {.start = {2026, 1, 1}, .end = {2026, 1, 31}, .state = ACTIVITY_DONE, .done = {2026, 1, 5}},
        {.start = {2026, 1, 1}, .end = {2026, 2, 28}},
        {.start = {2026, 1, 1}, .end = {2026, 2, 28}, .state = ACTIVITY_CANCELLED},
        {.start = {2026, 3, 1}, .end = {2026, 4, 30}},
        {.start = {2026, 8, 1}, .end = {2026, 9, 30}},
    };
    const struct work_plan_progress progress = work_plan_progress_compute(
        &(struct work_activity_list){items, TEST_COUNT(items)}, (struct date){2026, 3, 10});
    (void)state;
    assert_int_equal(progress.total, 4);
    assert_int_equal(progress.done, 1);
    assert_int_equal(progress.late, 1);
    assert_int_equal(progress.running, 1);
    assert_int_equal(progress.ahead, 1);
    assert_int_equal(progress.due, 2);
    assert_int_equal(
        work_plan_progress_compute(&(struct work_activity_list){0}, (struct date){2026, 3, 10})
            .total,
        0);
}

static void test_codes_come_back(void **state)
{
    enum work_step step;
    enum activity_state activity_state;
    enum activity_basis basis;
    (void)state;
    for (int i = 0; i < WORK_STEPS; i++) {
        assert_true(work_step_parse(work_step_code((enum work_step)i), &step));
        assert_int_equal(step, i);
    }
    for (int i = 0; i < ACTIVITY_STATES; i++) {
        assert_true(
            activity_state_parse(activity_state_code((enum activity_state)i), &activity_state));
        assert_int_equal(activity_state, i);
    }
    for (int i = 0; i < ACTIVITY_BASES; i++) {
        assert_true(activity_basis_parse(activity_basis_code((enum activity_basis)i), &basis));
        assert_int_equal(basis, i);
    }
    assert_false(work_step_parse("4.1", &step));
    assert_false(activity_state_parse("", &activity_state));
    assert_int_equal(work_step_phase(WORK_STEP_CITIZENS), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_how_an_activity_stands),
        cmocka_unit_test(test_the_plans_own_progress),
        cmocka_unit_test(test_codes_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
