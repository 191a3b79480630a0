#include "base/test.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "storage/database.h"
#include "storage/indicator_store.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "storage/throttle_store.h"

#include "base/banned.h"

enum { CRASHES = 12 };

static const char now[] = "2026-03-01T12:00:00Z";

/* What an import does in small: a plan, a node, indicators and a result. */
static bool write_plan(struct test_database *test, struct error *error)
{
    struct database *database = test->database;
    struct plan plan = {.council_id = test->council_id,
                        .name = "Plan",
                        .first_year = 2024,
                        .year_count = 4,
                        .created_utc = now};
    struct plan_node node = {.depth = 1, .name = "Línea"};
    struct indicator indicator = {.import_key = "k", .name = "Vías", .type = ACCUMULATION_SUM};
    struct measurement_change change = {"importar", test->person_id, now};
    if (!database_begin(database, true, error))
        return false;
    bool ok =
        plan_store_add(database, &plan, error) &&
        plan_store_make_current(database, (struct object_key){plan.council_id, plan.id}, error) &&
        plan_store_add_node(database, &plan, &node, error);
    indicator.node_id = node.id;
    ok = ok && indicator_store_add(database, &plan, &indicator, error);
    struct measurement row = measurement_create(test->council_id, indicator.id, 2024);
    row.state = MEASUREMENT_RECORDED;
    row.official = quantity_number(8100);
    ok = ok && measurement_store_add(database, &row, &change, error) &&
         database_commit(database, error);
    if (!ok)
        database_rollback(database);
    return ok;
}

static size_t count_plans(struct test_database *test)
{
    struct arena arena = {0};
    struct error error = {0};
    struct plan_list plans;
    if (!plan_store_list(test->database, test->council_id, &arena, &plans, &error))
        fail_msg("%s", error.message);
    arena_release(&arena);
    return plans.count;
}

/* Fails at the first statement, then at the second … until it goes through: never half of it. */
static void test_failure_at_each_statement_leaves_nothing(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    int failures = 0;
    for (int nth = 1;; nth++) {
        database_fail_nth(test->database, nth);
        bool ok = write_plan(test, &error);
        database_fail_nth(test->database, 0);
        if (ok)
            break;
        failures++;
        assert_int_equal(error.kind, ERROR_NO_SPACE);
        assert_int_equal(count_plans(test), 0);
    }
    assert_true(failures >= 10);
    assert_int_equal(count_plans(test), 1);
}

/* Writes numbers one by one and says each after its commit, until it is killed. */
static void write_until_killed(const char *url, int report)
{
    struct database *database = NULL;
    struct error error = {0};
    struct throttle_record record = {.mark = "last"};
    if (!database_open(url, &database, &error) || !throttle_store_load(database, &record, &error))
        _exit(1);
    for (;;) {
        struct throttle_record twin = {.mark = "twin"};
        record.failures++;
        twin.failures = record.failures;
        bool ok = database_begin(database, true, &error) &&
                  throttle_store_save(database, &record, &error) &&
                  throttle_store_save(database, &twin, &error) && database_commit(database, &error);
        if (!ok || write(report, &record.failures, sizeof record.failures) < 0)
            _exit(1);
    }
}

static int64_t crash_once(const char *url, int wait_us)
{
    int ends[2];
    int64_t acknowledged = 0, number = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        write_until_killed(url, ends[1]);
    }
    close(ends[1]);
    assert_int_equal(read(ends[0], &acknowledged, sizeof acknowledged), sizeof acknowledged);
    usleep((useconds_t)wait_us);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    while (read(ends[0], &number, sizeof number) == sizeof number)
        acknowledged = number;
    close(ends[0]);
    return acknowledged;
}

/* What was answered as saved is there after the process was killed, and nothing by halves. */
static void test_killed_writer_loses_nothing(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    for (int i = 0; i < CRASHES; i++) {
        int64_t acknowledged = crash_once(test->url, 1000 + 700 * i);
        struct throttle_record last = {.mark = "last"}, twin = {.mark = "twin"};
        /* A server ends a killed client's transaction when it notices. */
        assert_true(database_begin(test->database, true, &error));
        assert_true(throttle_store_load(test->database, &last, &error));
        assert_true(throttle_store_load(test->database, &twin, &error));
        database_rollback(test->database);
        assert_true(last.failures >= acknowledged && last.failures <= acknowledged + 1);
        assert_int_equal(last.failures, twin.failures);
    }
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_failure_at_each_statement_leaves_nothing),
        TEST(test_killed_writer_loses_nothing),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
