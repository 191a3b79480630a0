#include "base/test.h"

#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/person_store.h"
#include "storage/test_database.h"
#include "storage/throttle_store.h"

#include "base/banned.h"

static void test_all_statements_prepare(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    if (!database_check_statements(test->database, &error))
        fail_msg("%s", error.message);
}

static void test_rollback_leaves_nothing(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct throttle_record record = {.mark = "m", .failures = 3, .last_s = INT64_MAX};
    assert_true(database_begin(test->database, true, &error));
    assert_true(throttle_store_save(test->database, &record, &error));
    database_rollback(test->database);
    assert_true(throttle_store_load(test->database, &record, &error));
    assert_int_equal(record.failures, 0);
    record = (struct throttle_record){.mark = "m", .failures = 4, .last_s = INT64_MAX};
    assert_true(throttle_store_save(test->database, &record, &error));
    record.last_s = 0;
    assert_true(throttle_store_load(test->database, &record, &error));
    assert_true(record.last_s == INT64_MAX);
}

static void test_constraint_is_told_apart(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct person person = {
        .email = "ana@example.org", .name = "Otra", .recovery_marks = "", .created_utc = ""};
    assert_true(database_begin(test->database, true, &error));
    assert_false(person_store_add(test->database, &person, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    database_rollback(test->database);
    struct council council = {
        .code = "x", .name = "x", .territory_code = "none", .created_utc = ""};
    assert_false(council_store_add(test->database, &council, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
}

static void test_wrong_number_of_values_is_refused(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct query query = query_start(test->database, SQL_THROTTLE_LOAD);
    assert_false(query_end(&query, &error));
    assert_int_equal(error.kind, ERROR_DATABASE);
}

/* A reader sees one state from its first query to its end, while a writer goes on. */
static void test_reader_sees_one_state(void **state)
{
    struct test_database *test = *state;
    struct database *reader = NULL;
    struct error error = {0};
    struct throttle_record record = {.mark = "m"};
    assert_true(database_open(test->url, &reader, &error));
    assert_true(database_begin(reader, false, &error));
    assert_true(throttle_store_load(reader, &record, &error));
    record = (struct throttle_record){.mark = "m", .failures = 7};
    assert_true(throttle_store_save(test->database, &record, &error));
    assert_true(throttle_store_load(reader, &record, &error));
    assert_int_equal(record.failures, 0);
    assert_true(database_commit(reader, &error));
    assert_true(throttle_store_load(reader, &record, &error));
    assert_int_equal(record.failures, 7);
    database_close(reader);
}

static void test_change_counter_moves(void **state)
{
    struct test_database *test = *state;
    struct database *other = NULL;
    struct error error = {0};
    struct throttle_record record = {.mark = "m", .failures = 7};
    int64_t counters[4];
    assert_true(database_open(test->url, &other, &error));
    assert_true(database_read_change_counter(other, &counters[0], &error));
    assert_true(throttle_store_save(test->database, &record, &error));
    assert_true(database_read_change_counter(other, &counters[1], &error));
    assert_true(throttle_store_save(other, &record, &error));
    assert_true(database_read_change_counter(other, &counters[2], &error));
    assert_true(counters[0] != counters[1] && counters[1] != counters[2]);
    /* While another writes, nothing has changed yet; once it commits, it has. */
    assert_true(database_begin(test->database, true, &error));
    record.failures++;
    assert_true(throttle_store_save(test->database, &record, &error));
    assert_true(database_read_change_counter(other, &counters[2], &error));
    assert_true(database_commit(test->database, &error));
    assert_true(database_read_change_counter(other, &counters[3], &error));
    assert_true(counters[2] != counters[3]);
    database_close(other);
}

static void test_audit_refuses_changes(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    static const char *const refused[] = {"UPDATE audit SET detail = 'x'", "DELETE FROM audit"};
    const char *first = test_database_is_postgres()
                            ? "INSERT INTO audit VALUES (1, 1, 0, 't', 'a', 'o', 'd', "
                              "decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))"
                            : "INSERT INTO audit VALUES (1, 1, 0, 't', 'a', 'o', 'd', "
                              "zeroblob(32), zeroblob(32))";
    assert_true(database_execute_script(test->database, first, &error));
    for (size_t i = 0; i < TEST_COUNT(refused); i++) {
        assert_false(database_execute_script(test->database, refused[i], &error));
        assert_int_equal(error.kind, ERROR_CONSTRAINT);
    }
}

static void test_unknown_scheme_is_refused(void **state)
{
    (void)state;
    struct database *database = NULL;
    struct error error = {0};
    assert_false(database_open("mysql://x", &database, &error));
    assert_int_equal(error.kind, ERROR_UNSUPPORTED);
    assert_null(database);
    assert_false(database_open("sqlite:/nowhere/at/all.sqlite", &database, &error));
    assert_int_equal(error.kind, ERROR_IO);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_all_statements_prepare),   TEST(test_rollback_leaves_nothing),
        TEST(test_constraint_is_told_apart), TEST(test_wrong_number_of_values_is_refused),
        TEST(test_reader_sees_one_state),    TEST(test_change_counter_moves),
        TEST(test_audit_refuses_changes),    cmocka_unit_test(test_unknown_scheme_is_refused),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
