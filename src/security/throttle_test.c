#include "base/test.h"

#include "security/throttle.h"

#include "base/banned.h"

static const int64_t start_s = 1772366400;

static void waits_grow_to_a_bound(void **state)
{
    (void)state;
    const struct {
        enum throttle_kind kind;
        int64_t failures;
        int64_t wait_s;
    } table[] = {
        {THROTTLE_ACCOUNT, 5, 30},     {THROTTLE_ACCOUNT, 0, 0},    {THROTTLE_ACCOUNT, 4, 0},
        {THROTTLE_ACCOUNT, 6, 60},     {THROTTLE_ACCOUNT, 9, 480},  {THROTTLE_ACCOUNT, 10, 900},
        {THROTTLE_ACCOUNT, 1000, 900}, {THROTTLE_ADDRESS, 19, 0},   {THROTTLE_ADDRESS, 20, 30},
        {THROTTLE_ADDRESS, 5000, 300}, {THROTTLE_DEVICE, 500, 300},
    };
    for (size_t i = 0; i < TEST_COUNT(table); i++)
        assert_int_equal(throttle_compute_wait_s(table[i].kind, table[i].failures),
                         table[i].wait_s);
}

/* Somebody who tries every second, whatever the answer. */
static int count_admitted(int64_t seconds)
{
    struct throttle_count count = {0};
    int admitted = 0;
    for (int64_t t = 0; t < seconds; t++)
        admitted += throttle_count_attempt(THROTTLE_ACCOUNT, &count, start_s + t) == 0;
    return admitted;
}

static void an_account_sees_at_most_ten_attempts_in_fifteen_minutes(void **state)
{
    (void)state;
    assert_int_equal(count_admitted(900), 9);
    assert_int_equal(count_admitted(24 * 3600) - count_admitted(23 * 3600), 4);
}

static void waiting_costs_nothing_and_ends(void **state)
{
    (void)state;
    struct throttle_count count = {.failures = 7, .last_s = start_s};
    assert_int_equal(throttle_count_attempt(THROTTLE_ACCOUNT, &count, start_s + 1), 119);
    assert_int_equal(throttle_count_attempt(THROTTLE_ACCOUNT, &count, start_s + 119), 1);
    assert_int_equal(count.failures, 7);
    assert_int_equal(throttle_count_attempt(THROTTLE_ACCOUNT, &count, start_s + 120), 0);
    assert_int_equal(count.failures, 8);
    count = (struct throttle_count){.failures = 1000, .last_s = start_s};
    assert_int_equal(throttle_count_attempt(THROTTLE_ACCOUNT, &count, start_s + 24 * 3600), 0);
    assert_int_equal(count.failures, 1);
}

static void a_clock_set_back_prolongs_no_wait_beyond_its_bound(void **state)
{
    (void)state;
    struct throttle_count count = {.failures = 50, .last_s = start_s};
    const int64_t year_s = 365 * 24 * 3600;
    assert_int_equal(throttle_count_attempt(THROTTLE_ACCOUNT, &count, start_s - year_s), 900);
    assert_int_equal(throttle_count_attempt(THROTTLE_ACCOUNT, &count, start_s - year_s + 900), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_grow_to_a_bound),
        cmocka_unit_test(an_account_sees_at_most_ten_attempts_in_fifteen_minutes),
        cmocka_unit_test(waiting_costs_nothing_and_ends),
        cmocka_unit_test(a_clock_set_back_prolongs_no_wait_beyond_its_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
