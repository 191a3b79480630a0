#include "base/test.h"

#include "storage/database.h"
#include "storage/migrate.h"
#include "storage/migrate_steps.h"
#include "storage/test_database.h"

#include "base/banned.h"

static void test_steps_run_once_and_newer_is_refused(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    int count = -1, version = 0;
    assert_true(migrate_run(test->database, &count, &error));
    assert_int_equal(count, 0);
    assert_true(migrate_load_version(test->database, &version, &error));
    assert_int_equal(version, migrate_latest());
    assert_true(migrate_check(test->database, &error));
    assert_true(database_execute_script(
        test->database, "INSERT INTO schema_migration VALUES (900, 'future', '')", &error));
    assert_false(migrate_run(test->database, &count, &error));
    assert_int_equal(error.kind, ERROR_UNSUPPORTED);
    assert_non_null(strstr(error.message, "más nueva"));
    assert_false(migrate_check(test->database, &error));
}

/* Empties the database and applies the first steps only, as an older program left it. */
static void go_back(struct test_database *test, int step_count)
{
    struct error error = {0};
    char sql[200];
    const struct migrate_step *steps =
        test_database_is_postgres() ? migrate_steps_postgres : migrate_steps_sqlite;
    if (test_database_is_postgres())
        assert_true(database_execute_script(
            test->database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public", &error));
    database_close(test->database);
    if (!test_database_is_postgres())
        assert_int_equal(remove(test->url + strlen("sqlite:")), 0);
    assert_true(database_open(test->url, &test->database, &error));
    assert_true(
        database_execute_script(test->database, sql_text(SQL_MIGRATION_CREATE_TABLE), &error));
    for (int i = 0; i < step_count; i++) {
        if (!database_execute_script(test->database, steps[i].sql, &error))
            fail_msg("%s", error.message);
        snprintf(sql, sizeof sql, "INSERT INTO schema_migration VALUES (%d, 'x', '')", i + 1);
        assert_true(database_execute_script(test->database, sql, &error));
    }
}

static void test_every_older_database_is_brought_up(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    int count = 0;
    for (int step = 0; step < migrate_latest(); step++) {
        go_back(test, step);
        assert_false(migrate_check(test->database, &error));
        assert_non_null(strstr(error.message, "atalaya migrate"));
        if (!migrate_run(test->database, &count, &error))
            fail_msg("%s", error.message);
        assert_int_equal(count, migrate_latest() - step);
        assert_true(migrate_check(test->database, &error));
        assert_true(database_check_statements(test->database, &error));
    }
}

/* A step that fails leaves nothing of itself, names itself, and can be run again. */
static void test_failing_step_leaves_nothing(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    int version = 0, count = 0;
    go_back(test, 4);
    /* Something stands where a later table of step 5 wants to be. */
    assert_true(
        database_execute_script(test->database, "CREATE TABLE report_text (x TEXT)", &error));
    assert_false(migrate_run(test->database, &count, &error));
    assert_non_null(strstr(error.message, migrate_steps_sqlite[4].name));
    assert_true(migrate_load_version(test->database, &version, &error));
    assert_int_equal(version, 4);
    assert_true(database_execute_script(test->database, "DROP TABLE report_text", &error));
    if (!migrate_run(test->database, &count, &error))
        fail_msg("%s", error.message);
    assert_true(migrate_check(test->database, &error));
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_steps_run_once_and_newer_is_refused),
        TEST(test_every_older_database_is_brought_up),
        TEST(test_failing_step_leaves_nothing),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
