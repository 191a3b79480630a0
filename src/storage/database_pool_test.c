#include "base/test.h"

#include <pthread.h>

#include "storage/database_pool.h"
#include "storage/test_database.h"
#include "storage/throttle_store.h"

#include "base/banned.h"

enum { THREADS = 6, ROUNDS = 25 };

static void test_connections_are_kept(void **state)
{
    struct test_database *test = *state;
    struct database_pool *pool = NULL;
    struct database *one = NULL, *two = NULL, *again = NULL;
    struct error error = {0};
    assert_true(database_pool_open(test->url, 2, &pool, &error));
    assert_true(database_pool_borrow(pool, &one, &error));
    assert_true(database_pool_borrow(pool, &two, &error));
    assert_ptr_not_equal(one, two);
    database_pool_return(pool, two);
    assert_true(database_pool_borrow(pool, &again, &error));
    assert_ptr_equal(two, again);
    database_pool_return(pool, one);
    database_pool_return(pool, again);
    database_pool_close(pool);
}

static void test_unfinished_transaction_is_rolled_back(void **state)
{
    struct test_database *test = *state;
    struct database_pool *pool = NULL;
    struct database *database = NULL;
    struct error error = {0};
    struct throttle_record record = {.mark = "m", .failures = 9};
    assert_true(database_pool_open(test->url, 1, &pool, &error));
    assert_true(database_pool_borrow(pool, &database, &error));
    assert_true(database_begin(database, true, &error));
    assert_true(throttle_store_save(database, &record, &error));
    database_pool_return(pool, database);
    assert_true(throttle_store_load(test->database, &record, &error));
    assert_int_equal(record.failures, 0);
    database_pool_close(pool);
}

static void test_change_counter_sees_every_connection(void **state)
{
    struct test_database *test = *state;
    struct database_pool *pool = NULL;
    struct database *database = NULL;
    struct error error = {0};
    struct throttle_record record = {.mark = "m", .failures = 1};
    int64_t counters[4];
    assert_true(database_pool_open(test->url, 2, &pool, &error));
    assert_true(database_pool_read_change_counter(pool, &counters[0], &error));
    assert_true(database_pool_borrow(pool, &database, &error));
    assert_true(throttle_store_save(database, &record, &error));
    database_pool_return(pool, database);
    assert_true(database_pool_read_change_counter(pool, &counters[1], &error));
    assert_true(throttle_store_save(test->database, &record, &error));
    assert_true(database_pool_read_change_counter(pool, &counters[2], &error));
    assert_true(counters[0] != counters[1] && counters[1] != counters[2]);
    if (!test_database_is_postgres()) { /* there, other databases' commits count too */
        assert_true(database_pool_read_change_counter(pool, &counters[3], &error));
        assert_true(counters[2] == counters[3]);
    }
    database_pool_close(pool);
}

/* A server's restart must not cost every waiting connection one failed request. */
static void test_lost_connections_are_replaced(void **state)
{
    struct test_database *test = *state;
    struct database_pool *pool = NULL;
    struct database *database = NULL;
    struct error error = {0};
    struct throttle_record record = {.mark = "m"};
    char sql[300];
    int64_t counter = 0;
    if (!test_database_is_postgres())
        return;
    assert_true(database_pool_open(test->url, 2, &pool, &error));
    assert_true(database_pool_borrow(pool, &database, &error));
    /* The name is set on one; the watcher and the test's own connection live on. */
    snprintf(sql, sizeof sql, "SET application_name = '%s'", strrchr(test->folder, '-') + 1);
    assert_true(database_execute_script(database, sql, &error));
    database_pool_return(pool, database);
    snprintf(sql, sizeof sql,
             "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name "
             "= '%s'",
             strrchr(test->folder, '-') + 1);
    assert_true(database_execute_script(test->database, sql, &error));
    assert_true(database_pool_borrow(pool, &database, &error));
    assert_true(throttle_store_load(database, &record, &error));
    /* One that is lost while it is lent fails once, and is replaced after it came back. */
    assert_false(
        database_execute_script(database, "SELECT pg_terminate_backend(pg_backend_pid())", &error));
    database_pool_return(pool, database);
    assert_true(database_pool_borrow(pool, &database, &error));
    assert_true(throttle_store_load(database, &record, &error));
    database_pool_return(pool, database);
    assert_true(database_pool_read_change_counter(pool, &counter, &error));
    database_pool_close(pool);
}

/* Reads, thinks and writes: without exclusion from the start, increments would be lost. */
static void *count_up(void *context)
{
    struct database_pool *pool = context;
    for (int i = 0; i < ROUNDS; i++) {
        struct database *database = NULL;
        struct error error = {0};
        struct throttle_record record = {.mark = "shared"};
        bool ok = database_pool_borrow(pool, &database, &error) &&
                  database_begin(database, true, &error) &&
                  throttle_store_load(database, &record, &error);
        record.failures++;
        ok = ok && throttle_store_save(database, &record, &error) &&
             database_commit(database, &error);
        if (!ok)
            fprintf(stderr, "%s\n", error.message);
        if (database != NULL)
            database_pool_return(pool, database);
        if (!ok)
            return pool;
    }
    return NULL;
}

static void test_no_update_is_lost(void **state)
{
    struct test_database *test = *state;
    struct database_pool *pool = NULL;
    struct error error = {0};
    struct throttle_record record = {.mark = "shared"};
    pthread_t threads[THREADS];
    assert_true(database_pool_open(test->url, 4, &pool, &error));
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, count_up, pool), 0);
    for (int i = 0; i < THREADS; i++) {
        void *failed = NULL;
        pthread_join(threads[i], &failed);
        assert_null(failed);
    }
    assert_true(throttle_store_load(test->database, &record, &error));
    assert_int_equal(record.failures, THREADS * ROUNDS);
    database_pool_close(pool);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_connections_are_kept),
        TEST(test_unfinished_transaction_is_rolled_back),
        TEST(test_change_counter_sees_every_connection),
        TEST(test_lost_connections_are_replaced),
        TEST(test_no_update_is_lost),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
