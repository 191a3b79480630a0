#include "base/test.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include "storage/sql.h"
#include "storage/test_database.h"

#include "base/banned.h"

static void test_file_is_private(void **state)
{
    struct test_database *test = *state;
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < TEST_COUNT(suffixes); i++) {
        char path[600];
        struct stat status;
        snprintf(path, sizeof path, "%s%s", test->url + strlen("sqlite:"), suffixes[i]);
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
    }
}

/* No statement walks a whole table of councils' data: each finds its rows by an index. */
static void test_statements_use_indexes(void **state)
{
    struct test_database *test = *state;
    /* What is of the whole installation by its nature: lists, what all councils keep of a person,
     * and all that doctor looks at. */
    static const char inspection[] = "inspection_";
    static const char *const whole[] = {
        "council_list",    "council_list_overview", "territory_list",
        "person_list",     "audit_list_chains",     "evidence_list_hashes",
        "backup_evidence", "migration_version",     "actor_list_of_person"};
    sqlite3 *connection = NULL;
    int scans = 0;
    assert_int_equal(sqlite3_open(test->url + strlen("sqlite:"), &connection), SQLITE_OK);
    for (int i = 0; i < SQL_STATEMENT_COUNT; i++) {
        bool is_whole =
            strncmp(sql_name((enum sql_statement)i), inspection, sizeof inspection - 1) == 0;
        char sql[8192];
        sqlite3_stmt *plan = NULL;
        for (size_t w = 0; w < TEST_COUNT(whole); w++)
            is_whole |= strcmp(whole[w], sql_name((enum sql_statement)i)) == 0;
        snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN %s", sql_text((enum sql_statement)i));
        assert_int_equal(sqlite3_prepare_v2(connection, sql, -1, &plan, NULL), SQLITE_OK);
        while (sqlite3_step(plan) == SQLITE_ROW) {
            const char *detail = (const char *)sqlite3_column_text(plan, 3);
            if (is_whole || strncmp(detail, "SCAN ", 5) != 0 || strstr(detail, "CONSTANT") != NULL)
                continue;
            print_error("%s: %s\n", sql_name((enum sql_statement)i), detail);
            scans++;
        }
        sqlite3_finalize(plan);
    }
    sqlite3_close(connection);
    assert_int_equal(scans, 0);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_file_is_private),
        TEST(test_statements_use_indexes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
