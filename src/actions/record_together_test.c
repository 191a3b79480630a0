/* Recording where others are: who may, over whose word, and what two who meet leave behind. */
#include "base/test.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actions/recording_desk.h"
#include "base/env.h"

#include "base/banned.h"

static void test_second_editor_overwrites_nothing(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    as_councillor(&desk);
    record(&desk, 2025, 0, "1");
    become(&desk, desk.other_councillor, ROLE_COUNCILLOR);
    const struct record_measurement late = entry_of(&desk, 2025, 0, "0,5");
    assert_int_equal(record_measurement(&desk.access->context, &late, &answer), ACTION_CONFLICT);
    assert_int_equal(save_measurement_draft(&desk.access->context, &late, &answer),
                     ACTION_CONFLICT);
    assert_int_equal(stored(&desk, 2025).official.value_e4, 10000);
    assert_int_equal(record(&desk, 2025, 1, "0,5"), 2);
    assert_int_equal(stored(&desk, 2025).official.value_e4, 5000);
}

static void test_a_form_that_is_sent_twice_records_once(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer first = {0}, second = {0};
    struct record_measurement input = entry_of(&desk, 2025, 0, "1");
    input.key = "clave-del-formulario";
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &first));
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &second));
    assert_memory_equal(&first, &second, sizeof first);
    assert_int_equal(stored(&desk, 2025).version, 1);
    /* The same form with another value is another sending, and an old one. */
    input.entry.value = "0,9";
    assert_int_equal(record_measurement(as_councillor(&desk), &input, &second), ACTION_CONFLICT);
    /* A draft and a record of one form do not stand for each other. */
    struct record_measurement other = entry_of(&desk, 2024, 0, "1");
    other.key = "otra-clave";
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &other, &first));
    other.version = first.version;
    expect_done(&desk, record_measurement(as_councillor(&desk), &other, &second));
    assert_int_equal(stored(&desk, 2024).state, MEASUREMENT_RECORDED);
}

static void test_nobody_records_over_what_is_judged(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    as_councillor(&desk);
    record(&desk, 2025, 0, "1");
    static const enum measurement_step steps[] = {MEASUREMENT_ANALYSE, MEASUREMENT_VERIFY,
                                                  MEASUREMENT_PUBLISH};
    for (size_t i = 0; i < TEST_COUNT(steps); i++) {
        step(&desk, 2025, steps[i], desk.verifier);
        struct action_context *context = as_councillor(&desk);
        const struct record_measurement input =
            entry_of(&desk, 2025, stored(&desk, 2025).version, "0,5");
        assert_int_equal(record_measurement(context, &input, &answer), ACTION_CONFLICT);
        assert_non_null(action_find_message(context, ""));
    }
    step(&desk, 2025, MEASUREMENT_RETURN, desk.verifier);
    as_councillor(&desk);
    record(&desk, 2025, stored(&desk, 2025).version, "0,5");
    assert_int_equal(stored(&desk, 2025).verdict, VERDICT_NONE);
}

static void test_council_and_administration_keep_to_their_own_word(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct measurement_version_list versions;
    struct record_measurement input = entry_of(&desk, 2024, 0, "1");
    expect_done(&desk,
                record_measurement(become(&desk, desk.liaison, ROLE_LIAISON), &input, &answer));
    assert_true(measurement_store_list_versions(
        desk.access->database, (struct object_key){desk.access->council_id, answer.measurement_id},
        &desk.access->arena, &versions, NULL));
    assert_string_equal(versions.items[0].action, "submit_official");
    /* The liaison corrects it while it is only recorded; the council returns it first. */
    become(&desk, desk.liaison, ROLE_LIAISON);
    record(&desk, 2024, 1, "0,9");
    input = entry_of(&desk, 2024, 2, "0,1");
    assert_int_equal(record_measurement(as_councillor(&desk), &input, &answer), ACTION_CONFLICT);
    step(&desk, 2024, MEASUREMENT_RETURN, desk.verifier);
    as_councillor(&desk);
    record(&desk, 2024, 3, "0,8");
    /* What the council recorded is not the liaison's, returned or not. */
    input = entry_of(&desk, 2024, 4, "1");
    assert_int_equal(record_measurement(become(&desk, desk.liaison, ROLE_LIAISON), &input, &answer),
                     ACTION_CONFLICT);
    step(&desk, 2024, MEASUREMENT_RETURN, desk.verifier);
    input.version = 5;
    assert_int_equal(record_measurement(become(&desk, desk.liaison, ROLE_LIAISON), &input, &answer),
                     ACTION_CONFLICT);
    /* Nor is the council's draft. */
    input = entry_of(&desk, 2025, 0, "1");
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &input, &answer));
    input.version = 1;
    assert_int_equal(record_measurement(become(&desk, desk.liaison, ROLE_LIAISON), &input, &answer),
                     ACTION_CONFLICT);
}

static void test_only_who_may_record_does(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct record_measurement input = entry_of(&desk, 2025, 0, "1");
    const struct delete_draft gone = {.indicator_id = desk.indicator_id, .year = 2025};
    static const enum role others[] = {ROLE_VERIFIER, ROLE_READER};
    for (size_t i = 0; i < TEST_COUNT(others); i++) {
        struct action_context *context = become(&desk, desk.verifier, others[i]);
        assert_int_equal(record_measurement(context, &input, &answer), ACTION_FORBIDDEN);
        assert_int_equal(save_measurement_draft(context, &input, &answer), ACTION_FORBIDDEN);
        assert_int_equal(delete_measurement_draft(context, &gone), ACTION_FORBIDDEN);
    }
    /* Another council's indicator and a year outside the plan are not there. */
    input.year = 2028;
    assert_int_equal(record_measurement(as_councillor(&desk), &input, &answer), ACTION_NOT_FOUND);
    input.year = 2025;
    desk.access->council_id++;
    assert_int_equal(record_measurement(as_councillor(&desk), &input, &answer), ACTION_NOT_FOUND);
}

enum { EDITORS = 4, EDITS = 15 };

/* Loads, changes and records, as one of many; answers through its exit how often it was first. */
static void edit_on(struct desk *desk, int number)
{
    struct database *database = NULL;
    int saved = 0;
    if (!database_open(desk->access->test.url, &database, NULL))
        _exit(255);
    for (int i = 0; i < EDITS; i++) {
        struct measurement_case place;
        struct record_answer answer;
        struct action_context *context = as_councillor(desk);
        context->database = database;
        if (measurement_case_load(context, desk->indicator_id, 2025, &place) != ACTION_DONE)
            _exit(255);
        const char *value = arena_printf(&desk->access->arena, "0,%d%02d", number, i);
        const struct record_measurement input =
            entry_of(desk, 2025, place.measurement.version, value);
        enum action_status status = record_measurement(context, &input, &answer);
        saved += status == ACTION_DONE;
        if (status != ACTION_DONE && status != ACTION_CONFLICT)
            _exit(255);
    }
    _exit(saved);
}

/* Every save that was answered as done is one version, whoever else was saving. */
static void test_many_editors_overwrite_nothing(void **state)
{
    struct desk desk = open_desk(state);
    pid_t editors[EDITORS];
    int saved = 0;
    for (int i = 0; i < EDITORS; i++) {
        editors[i] = fork();
        assert_true(editors[i] >= 0);
        if (editors[i] == 0)
            edit_on(&desk, i + 1);
    }
    for (int i = 0; i < EDITORS; i++) {
        int status = 0;
        waitpid(editors[i], &status, 0);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= EDITS);
        saved += WEXITSTATUS(status);
    }
    assert_true(saved >= EDITS);
    assert_int_equal(stored(&desk, 2025).version, saved);
}

/* Fails at each statement in turn: never half a record. */
static void test_a_failure_leaves_nothing_half(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct record_measurement input = entry_of(&desk, 2025, 0, "1");
    int failures = 0;
    input.key = "clave";
    for (int nth = 1;; nth++) {
        struct action_context *context = as_councillor(&desk);
        database_fail_nth(desk.access->database, nth);
        enum action_status status = record_measurement(context, &input, &answer);
        database_fail_nth(desk.access->database, 0);
        if (status == ACTION_DONE)
            break;
        failures++;
        assert_int_equal(status, ACTION_FAILED);
        assert_int_equal(context->error.kind, ERROR_NO_SPACE);
        assert_int_equal(stored(&desk, 2025).id, 0);
    }
    assert_true(failures > 8);
    assert_int_equal(stored(&desk, 2025).version, 1);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_second_editor_overwrites_nothing),
        TEST(test_a_form_that_is_sent_twice_records_once),
        TEST(test_nobody_records_over_what_is_judged),
        TEST(test_council_and_administration_keep_to_their_own_word),
        TEST(test_only_who_may_record_does),
        TEST(test_many_editors_overwrite_nothing),
        TEST(test_a_failure_leaves_nothing_half),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
