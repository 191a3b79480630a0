#include "base/test.h"

#include <spawn.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "storage/database.h"
#include "storage/engine/wal_index.h"
#include "storage/test_database.h"

#include "base/banned.h"

extern char **environ;

static const char *path_of(const struct test_database *test)
{
    return test->url + strlen("sqlite:");
}

static sqlite3 *open_raw(const char *path)
{
    sqlite3 *connection = NULL;
    assert_int_equal(sqlite3_open(path, &connection), SQLITE_OK);
    sqlite3_busy_timeout(connection, 10000);
    return connection;
}

static void run(sqlite3 *connection, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(connection, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
}

static const char commit[] = "UPDATE council SET name = name || '.'";

/* This program again, as another process that commits once: main. */
static int commit_once(const char *path)
{
    sqlite3 *connection = NULL;
    bool ok = sqlite3_open(path, &connection) == SQLITE_OK &&
              sqlite3_exec(connection, commit, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_close(connection);
    return ok ? 0 : 1;
}

static void commit_in_another_process(const struct test_database *test)
{
    char name[] = "wal_index_test", command[] = "commit", path[600];
    char *arguments[] = {name, command, path, NULL};
    pid_t child = 0;
    int status = -1;
    snprintf(path, sizeof path, "%s", path_of(test));
    assert_int_equal(posix_spawn(&child, "/proc/self/exe", NULL, NULL, arguments, environ), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static bool is_equal(sqlite3 *connection, const struct wal_index_header *before)
{
    struct wal_index_header now;
    assert_true(wal_index_read(connection, &now));
    return memcmp(&now, before, sizeof now) == 0;
}

static void test_header_changes_with_commits_alone(void **state)
{
    struct test_database *test = *state;
    sqlite3 *reader = open_raw(path_of(test)), *writer = open_raw(path_of(test));
    struct wal_index_header header;
    run(reader, "SELECT count(*) FROM council");
    run(writer, commit);
    assert_true(wal_index_read(reader, &header));
    run(reader, "SELECT count(*) FROM council");
    run(writer, "BEGIN IMMEDIATE");
    run(writer, commit);
    assert_true(is_equal(reader, &header));
    run(writer, "ROLLBACK");
    assert_true(is_equal(reader, &header));
    run(writer, commit);
    assert_false(is_equal(reader, &header));
    assert_true(wal_index_read(reader, &header));
    run(reader, commit);
    assert_false(is_equal(reader, &header));
    assert_true(wal_index_read(reader, &header));
    commit_in_another_process(test);
    assert_false(is_equal(reader, &header));
    sqlite3_close(writer);
    sqlite3_close(reader);
}

static int64_t read_counter(struct database *database)
{
    struct error error = {0};
    int64_t counter = 0;
    if (!database_read_change_counter(database, &counter, &error))
        fail_msg("%s", error.message);
    return counter;
}

/* Whatever happens to the log between commits: after each commit the counter is a new one, and
 * without one it stays, once the next call has seen what a checkpoint did. */
static void test_counter_moves_through_checkpoints(void **state)
{
    struct test_database *test = *state;
    static const char *const others[] = {
        "PRAGMA wal_checkpoint(PASSIVE)",
        "PRAGMA wal_checkpoint(FULL)",
        "PRAGMA wal_checkpoint(RESTART)",
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "BEGIN IMMEDIATE; ROLLBACK",
        "SELECT 1 FROM council",
        "VACUUM",
    };
    sqlite3 *writer = open_raw(path_of(test));
    for (size_t i = 0; i < 5 * TEST_COUNT(others); i++) {
        read_counter(test->database);
        run(writer, others[i % TEST_COUNT(others)]);
        int64_t before = read_counter(test->database);
        assert_true(read_counter(test->database) == before);
        if (i % 3 == 0)
            commit_in_another_process(test);
        else
            run(writer, commit);
        int64_t after = read_counter(test->database);
        assert_true(after != before);
        assert_true(read_counter(test->database) == after);
    }
    sqlite3_close(writer);
}

static void test_what_has_no_log_is_asked_for_each_time(void **state)
{
    (void)state;
    struct database *database = NULL;
    struct error error = {0};
    assert_true(database_open("sqlite::memory:", &database, &error));
    assert_true(database_execute_script(database, "CREATE TABLE t (n)", &error));
    int64_t before = read_counter(database);
    assert_true(database_execute_script(database, "INSERT INTO t VALUES (1)", &error));
    assert_true(read_counter(database) != before);
    database_close(database);
    sqlite3 *memory = open_raw(":memory:");
    struct wal_index_header header;
    run(memory, "CREATE TABLE t (n)");
    assert_false(wal_index_read(memory, &header));
    sqlite3_close(memory);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "commit") == 0)
        return commit_once(argv[2]);
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_header_changes_with_commits_alone),
        TEST(test_counter_moves_through_checkpoints),
        cmocka_unit_test(test_what_has_no_log_is_asked_for_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
