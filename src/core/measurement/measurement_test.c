#include "base/test.h"

#include "core/measurement/measurement.h"

#include "base/banned.h"

enum { ANA = 1, BENITO = 2 };

static const char now[] = "2026-03-01T12:00:00Z";

static struct measurement in_state(enum measurement_state state)
{
    struct measurement measurement = measurement_create(1, 2, 2025);
    measurement.state = state;
    measurement.official = quantity_number(8100);
    measurement.recorded_by = ANA;
    return measurement;
}

/* Every state against every step: 1 where it may follow. */
static void test_table_of_steps(void **state)
{
    (void)state;
    static const int allowed[MEASUREMENT_STATE_COUNT][MEASUREMENT_STEP_COUNT] = {
        /*                          draft record analyse verify publish return */
        [MEASUREMENT_NEW] = {1, 1, 0, 0, 0, 0},      [MEASUREMENT_DRAFT] = {1, 1, 0, 0, 0, 0},
        [MEASUREMENT_RECORDED] = {0, 1, 1, 0, 0, 1}, [MEASUREMENT_ANALYSED] = {0, 0, 1, 1, 0, 1},
        [MEASUREMENT_VERIFIED] = {0, 0, 0, 0, 1, 1}, [MEASUREMENT_PUBLISHED] = {0, 0, 0, 0, 0, 1},
        [MEASUREMENT_RETURNED] = {1, 1, 0, 0, 0, 0},
    };
    for (int from = 0; from < MEASUREMENT_STATE_COUNT; from++)
        for (int step = 0; step < MEASUREMENT_STEP_COUNT; step++) {
            struct measurement measurement = in_state((enum measurement_state)from);
            struct measurement_move move = {.step = (enum measurement_step)step,
                                            .person_id = BENITO,
                                            .time_utc = now,
                                            .text = "porque sí",
                                            .verdict = VERDICT_CONFIRMED};
            enum measurement_refusal refusal = measurement_transition(&measurement, &move);
            assert_int_equal(refusal,
                             allowed[from][step] ? MEASUREMENT_ALLOWED : MEASUREMENT_WRONG_STATE);
            if (refusal != MEASUREMENT_ALLOWED)
                assert_int_equal(measurement.state, from);
        }
}

static void test_four_eyes(void **state)
{
    (void)state;
    struct measurement measurement = in_state(MEASUREMENT_ANALYSED);
    struct measurement_move move = {.step = MEASUREMENT_VERIFY,
                                    .person_id = ANA,
                                    .time_utc = now,
                                    .verdict = VERDICT_CONFIRMED};
    assert_int_equal(measurement_transition(&measurement, &move), MEASUREMENT_SAME_PERSON);
    assert_int_equal(measurement.state, MEASUREMENT_ANALYSED);
    move.person_id = BENITO;
    assert_int_equal(measurement_transition(&measurement, &move), MEASUREMENT_ALLOWED);
    assert_int_equal(measurement.verified_by, BENITO);
}

static void test_what_a_step_needs(void **state)
{
    (void)state;
    struct measurement empty = measurement_create(1, 2, 2025);
    struct measurement_move move = {.step = MEASUREMENT_RECORD, .person_id = ANA, .time_utc = now};
    assert_int_equal(measurement_transition(&empty, &move), MEASUREMENT_NEEDS_VALUE);
    empty.is_not_reported = true;
    assert_int_equal(measurement_transition(&empty, &move), MEASUREMENT_ALLOWED);
    struct measurement zero = measurement_create(1, 2, 2025);
    zero.official = quantity_number(0);
    assert_int_equal(measurement_transition(&zero, &move), MEASUREMENT_ALLOWED);
    struct measurement analysed = in_state(MEASUREMENT_ANALYSED);
    move =
        (struct measurement_move){.step = MEASUREMENT_VERIFY, .person_id = BENITO, .time_utc = now};
    assert_int_equal(measurement_transition(&analysed, &move), MEASUREMENT_NEEDS_VERDICT);
    move.verdict = VERDICT_NOT_CONFIRMED;
    assert_int_equal(measurement_transition(&analysed, &move), MEASUREMENT_NEEDS_REASON);
    move = (struct measurement_move){.step = MEASUREMENT_RETURN, .person_id = BENITO, .text = ""};
    assert_int_equal(measurement_transition(&analysed, &move), MEASUREMENT_NEEDS_REASON);
}

static void test_value_that_counts(void **state)
{
    (void)state;
    struct measurement measurement = in_state(MEASUREMENT_VERIFIED);
    measurement.verified = quantity_number(5000);
    static const struct {
        enum measurement_verdict verdict;
        int64_t value_e4;
    } cases[] = {{VERDICT_NONE, 8100},
                 {VERDICT_CONFIRMED, 5000},
                 {VERDICT_NOT_CONFIRMED, 5000},
                 {VERDICT_NOT_VERIFIABLE, 8100}};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        measurement.verdict = cases[i].verdict;
        assert_int_equal(measurement_value(&measurement).value_e4, cases[i].value_e4);
    }
    assert_true(measurement_counts_for_council(&measurement));
    assert_false(measurement_counts_for_public(&measurement));
    measurement.state = MEASUREMENT_RETURNED;
    assert_false(measurement_counts_for_council(&measurement));
}

static void test_recording_again_clears_the_round(void **state)
{
    (void)state;
    struct measurement measurement = in_state(MEASUREMENT_RETURNED);
    measurement.verified = quantity_number(1);
    measurement.verdict = VERDICT_CONFIRMED;
    measurement.verified_by = BENITO;
    measurement.returned_reason = "falta el acta";
    struct measurement_move move = {
        .step = MEASUREMENT_RECORD, .person_id = BENITO, .time_utc = now};
    assert_int_equal(measurement_transition(&measurement, &move), MEASUREMENT_ALLOWED);
    assert_int_equal(measurement.recorded_by, BENITO);
    assert_int_equal(measurement.verified_by, 0);
    assert_int_equal(measurement.verdict, VERDICT_NONE);
    assert_int_equal(measurement.verified.state, QUANTITY_MISSING);
    assert_string_equal(measurement.returned_reason, "");
}

static void test_codes_round_trip(void **state)
{
    (void)state;
    for (int i = 0; i < MEASUREMENT_STATE_COUNT; i++) {
        enum measurement_state parsed = MEASUREMENT_NEW;
        assert_true(
            measurement_state_parse(measurement_state_code((enum measurement_state)i), &parsed));
        assert_int_equal(parsed, i);
    }
    for (int i = 0; i < VERDICT_COUNT; i++) {
        enum measurement_verdict parsed = VERDICT_NONE;
        assert_true(measurement_verdict_parse(measurement_verdict_code((enum measurement_verdict)i),
                                              &parsed));
        assert_int_equal(parsed, i);
    }
    enum measurement_state untouched = MEASUREMENT_DRAFT;
    assert_false(measurement_state_parse("otro", &untouched));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table_of_steps),
        cmocka_unit_test(test_four_eyes),
        cmocka_unit_test(test_what_a_step_needs),
        cmocka_unit_test(test_value_that_counts),
        cmocka_unit_test(test_recording_again_clears_the_round),
        cmocka_unit_test(test_codes_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
