/* What SQLite and the stores on it survive: a process that is killed, a disk that is full. */
#include "base/test.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "storage/audit_store.h"
#include "storage/database.h"
#include "storage/evidence_files.h"
#include "storage/import_store.h"
#include "storage/person_store.h"
#include "storage/test_database.h"

#include "base/banned.h"

enum { ROUNDS = 12, LONGEST_LIFE_US = 90000 };

static bool add_entry(struct database *database, int64_t sequence, struct error *error)
{
    struct audit_record record = {.council_id = 1,
                                  .sequence = sequence,
                                  .time_utc = "2026-03-01T12:00:00Z",
                                  .action = "log_in",
                                  .object = "",
                                  .detail = ""};
    return database_begin(database, true, error) && audit_store_add(database, &record, error) &&
           database_commit(database, error);
}

static bool load_length(struct database *database, int64_t *length)
{
    unsigned char hash[AUDIT_STORE_HASH_SIZE];
    return audit_store_load_head(database, 1, length, hash, NULL);
}

/* Writes entry after entry, and says each number only when it was told that it is committed. */
static void write_until_killed(const char *url, int acknowledgements)
{
    struct database *database = NULL;
    int64_t sequence = 0;
    if (!database_open(url, &database, NULL) || !load_length(database, &sequence))
        _exit(1);
    for (;;) {
        if (!add_entry(database, ++sequence, NULL) ||
            write(acknowledgements, &sequence, sizeof sequence) != sizeof sequence)
            _exit(1);
    }
}

static int64_t read_last_acknowledged(int acknowledgements)
{
    int64_t sequence = 0, last = 0;
    while (read(acknowledgements, &sequence, sizeof sequence) == sizeof sequence)
        last = sequence;
    return last;
}

static void test_kill_loses_nothing_that_was_acknowledged(void **state)
{
    struct test_database *test = *state;
    int64_t acknowledged = 0, length = 0;
    for (unsigned round = 0; round < ROUNDS; round++) {
        int pipe_ends[2], status = 0;
        assert_int_equal(pipe(pipe_ends), 0);
        pid_t child = fork();
        if (child == 0)
            write_until_killed(test->url, pipe_ends[1]);
        close(pipe_ends[1]);
        usleep(10000 + round * 7919U % LONGEST_LIFE_US);
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        int64_t last = read_last_acknowledged(pipe_ends[0]);
        close(pipe_ends[0]);
        acknowledged = last > acknowledged ? last : acknowledged;
        assert_true(WIFSIGNALED(status));
        assert_true(load_length(test->database, &length));
        /* One may have been committed and not acknowledged yet. */
        assert_in_range(length, (uintmax_t)acknowledged, (uintmax_t)acknowledged + 1);
    }
    assert_true(acknowledged > 0);
}

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
           import_store_add_pending(test->database, &upload, error) &&
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
        WITH_DATABASE(test_kill_loses_nothing_that_was_acknowledged),
        WITH_DATABASE(test_full_disk_is_named_and_passes),
        WITH_DATABASE(test_file_that_is_no_database_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
