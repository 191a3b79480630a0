/* Test database: an empty database with all tables, for the tests of stores and of what stands on
 * them. For tests only.
 *
 * The engine is SQLite in a temporary file, or a PostgreSQL database of its own where the test's
 * environment says ATALAYA_TEST_ENGINE=postgres; the server is ATALAYA_TEST_POSTGRES then, and
 * without it the test program must end as skipped:
 *     return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
 */
#ifndef ATALAYA_STORAGE_TEST_DATABASE_H
#define ATALAYA_STORAGE_TEST_DATABASE_H

#include <stdbool.h>
#include <stdint.h>

struct database;

struct test_database {
    struct database *database;
    const char *url;          /* opens further connections to the same tables */
    const char *folder;       /* a temporary folder, for files of the test; removed at the end */
    int64_t council_id;       /* code "guatape" */
    int64_t other_council_id; /* code "marinilla" */
    int64_t person_id;        /* ana@example.org, in no council */
    int64_t other_person_id;  /* benito@example.org */
    char texts[3][512];
};

/* Opens and migrates; asserts that it works. */
void test_database_open(struct test_database *test);
/* Adds the two councils with their territories and the two people. */
void test_database_fill(struct test_database *test);
/* Closes and removes everything. Where ATALAYA_TEST_TRACES names a file, first adds to it the kinds
 * of audit entries that the test left (tools/check_traces.py). */
void test_database_close(struct test_database *test);
/* Whether this run is on PostgreSQL; whether it should be but there is no server. */
bool test_database_is_postgres(void);
bool test_database_cannot_run(void);
enum { TEST_SKIPPED = 77 }; /* the exit code that meson counts as skipped */

/* For cmocka_unit_test_setup_teardown: *state is a struct test_database, opened and filled. */
int test_database_setup(void **state);
int test_database_teardown(void **state);

#endif
