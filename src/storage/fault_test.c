/* What SQLite and the stores on it survive: a disk that is full, a file that is something else. */
#include "base/test.h"

#include "storage/database.h"
#include "storage/import_store.h"
#include "storage/pending_import_store.h"
#include "storage/person_store.h"
#include "storage/test_database.h"

#include "base/banned.h"

static bool add_person(struct database *database, const char *email, struct error *error)
{
    struct person person = {
        .email = email, .name = "", .recovery_marks = "", .created_utc = "2026-03-01T12:00:00Z"};
    return database_begin(database, true, error) && person_store_add(database, &person, error) &&
           database_commit(database, error);
}

static bool add_large_file(struct test_database *test, struct error *error)
{
    static const char bytes[1 << 20];
    struct pending_import upload = {.council_id = test->council_id,
                                    .person_id = test->person_id,
                                    .token = "t",
                                    .file_name = "grande.xlsx",
                                    .bytes = bytes,
                                    .size_bytes = sizeof bytes,
                                    .options_json = ""};
    return database_begin(test->database, true, error) &&
           pending_import_store_add(test->database, &upload, error) &&
           database_commit(test->database, error);
}

static void test_full_disk_is_named_and_passes(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct person *person = NULL;
    struct arena arena = {0};
    assert_true(database_execute_script(test->database, "PRAGMA max_page_count = 1",
                                        &error)); /* as it is */
    assert_false(add_large_file(test, &error));
    assert_int_equal(error.kind, ERROR_NO_SPACE);
    database_rollback(test->database);
    /* Reading goes on meanwhile, and writing as soon as there is space. */
    assert_true(person_store_find(test->database, test->person_id, &arena, &person, &error));
    assert_non_null(person);
    assert_true(database_execute_script(test->database, "PRAGMA max_page_count = 1000000", &error));
    assert_true(add_large_file(test, &error));
    assert_true(add_person(test->database, "nueva@example.org", &error));
    arena_release(&arena);
}

static void test_file_that_is_no_database_is_refused(void **state)
{
    struct test_database *test = *state;
    struct database *database = NULL;
    struct error error = {0};
    char path[512];
    snprintf(path, sizeof path, "%s/carta.txt", test->folder);
    FILE *file = fopen(path, "w");
    for (int i = 0; i < 1000; i++)
        fputs("Señores consejeros:\n", file);
    fclose(file);
    assert_false(database_open(path, &database, &error));
    assert_null(database);
    assert_int_not_equal(error.kind, ERROR_NONE);
}

#define WITH_DATABASE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, test_database_setup, test_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_DATABASE(test_full_disk_is_named_and_passes),
        WITH_DATABASE(test_file_that_is_no_database_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
