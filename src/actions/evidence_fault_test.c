/* A row never stands without its file: whatever fails, meets or is killed in between. */
#include "base/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actions/evidence_desk.h"
#include "actions/record_measurement.h"

#include "base/banned.h"

enum { ROUNDS = 60 };

/* 1 where the bytes are kept. */
static int count_files(const struct desk *desk, const char *bytes)
{
    char sum[SHA256_TEXT_SIZE];
    sha256_format(bytes, strlen(bytes), sum);
    return access(arena_printf(&desk->access->arena, "%s/%.2s/%s", folder_of(desk), sum, sum),
                  F_OK) == 0;
}

static void test_a_draft_goes_with_its_evidence(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    const struct delete_draft gone = {
        .indicator_id = desk.indicator_id, .year = 2025, .version = 1};
    assert_int_equal(delete_measurement_draft(as_councillor(&desk), &gone), ACTION_DONE);
    assert_int_equal(stored(&desk).id, 0);
    struct evidence_hash_list hashes = {0};
    assert_true(
        evidence_store_list_hashes(desk.access->database, &desk.access->arena, &hashes, NULL));
    assert_int_equal(hashes.count, 0);
    /* The bytes are gone too, but not those that another result stands on. */
    assert_int_equal(count_files(&desk, pdf), 0);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    assert_int_equal(attach(as_councillor(&desk), &desk, "otra.pdf", other_pdf), ACTION_DONE);
    const struct evidence_upload file = {"acta.pdf", pdf, strlen(pdf)};
    struct attach_answer answer;
    const struct attach_evidence elsewhere = {
        .indicator_id = desk.indicator_id, .year = 2024, .files = &file, .count = 1};
    assert_int_equal(attach_evidence(as_councillor(&desk), &elsewhere, &answer), ACTION_DONE);
    assert_int_equal(delete_measurement_draft(as_councillor(&desk), &gone), ACTION_DONE);
    assert_int_equal(count_files(&desk, other_pdf), 0);
    assert_int_equal(count_files(&desk, pdf), 1);
    expect_whole(&desk);
}

/* One attaches and removes the same file again and again while another keeps it attached: whoever
 * comes in between, what is attached has its file. */
static void test_forgetting_and_attaching_the_same_bytes_do_not_meet(void **state)
{
    struct desk desk = open_desk(state);
    const struct evidence_upload file = {"acta.pdf", pdf, strlen(pdf)};
    const struct attach_evidence elsewhere = {
        .indicator_id = desk.indicator_id, .year = 2024, .files = &file, .count = 1};
    const struct delete_draft gone = {
        .indicator_id = desk.indicator_id, .year = 2025, .version = 1};
    const pid_t parent = getpid();
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct database *database = NULL;
        if (!database_open(desk.access->test.url, &database, NULL))
            _exit(1);
        while (getppid() == parent) { /* a failed test must not leave it running */
            as_councillor(&desk)->database = database;
            attach(&desk.access->context, &desk, "acta.pdf", pdf);
            as_councillor(&desk)->database = database;
            delete_measurement_draft(&desk.access->context, &gone);
        }
        _exit(0);
    }
    for (int i = 0; i < ROUNDS; i++) {
        struct attach_answer answer;
        enum action_status status = attach_evidence(as_councillor(&desk), &elsewhere, &answer);
        if (status != ACTION_DONE)
            fail_msg("round %d: %s", i, desk.access->context.error.message);
        assert_int_equal(count_files(&desk, pdf), 1);
        const struct delete_draft own = {
            .indicator_id = desk.indicator_id, .year = 2024, .version = 1};
        assert_int_equal(delete_measurement_draft(as_councillor(&desk), &own), ACTION_DONE);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}

/* Fails at each statement in turn: at most a file that no row names, never a row without its file
 * and no draft without its evidence. */
static void test_a_failure_leaves_no_row_without_its_file(void **state)
{
    struct desk desk = open_desk(state);
    int failures = 0;
    for (int nth = 1;; nth++) {
        struct action_context *context = as_councillor(&desk);
        database_fail_nth(desk.access->database, nth);
        enum action_status status = attach(context, &desk, "acta.pdf", pdf);
        database_fail_nth(desk.access->database, 0);
        if (status == ACTION_DONE)
            break;
        failures++;
        assert_int_equal(context->error.kind, ERROR_NO_SPACE);
        assert_int_equal(stored(&desk).id, 0);
    }
    assert_true(failures > 6);
    assert_int_equal(rows_of(&desk).count, 1);
    expect_whole(&desk);
}

static int count_incoming(const struct desk *desk)
{
    int count = 0;
    const char *path = arena_printf(&desk->access->arena, "%s/entrante", folder_of(desk));
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

/* A disk that takes the first bytes of a file and then no more: the size limit of files stands for
 * it, as both fail inside write (that a full disk is named: evidence_files_test.c). */
static void test_a_write_that_stops_leaves_nothing(void **state)
{
    struct desk desk = open_desk(state);
    struct rlimit before, small = {.rlim_cur = 4096};
    const size_t length = 100000;
    char *large = arena_alloc(&desk.access->arena, length + 1);
    memset(large, ' ', length);
    large[length] = '\0';
    memcpy(large, pdf, strlen(pdf));
    struct action_context *context = as_councillor(&desk);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum action_status status = attach(context, &desk, "grande.pdf", large);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, ACTION_FAILED);
    assert_int_equal(context->error.kind, ERROR_TOO_LARGE);
    assert_int_equal(count_incoming(&desk), 0);
    assert_int_equal(stored(&desk).id, 0);
    assert_int_equal(attach(as_councillor(&desk), &desk, "grande.pdf", large), ACTION_DONE);
    expect_whole(&desk);
}

/* Attaches one file after the other on a connection of its own, until it is killed. */
static void attach_until_killed(struct desk *desk, int report)
{
    struct database *database = NULL;
    if (!database_open(desk->access->test.url, &database, NULL))
        _exit(1);
    for (int i = 0; i < EVIDENCE_MAX_FILES; i++) {
        struct action_context *context = as_councillor(desk);
        context->database = database;
        const char *text = arena_printf(&desk->access->arena, "%s %d %d", pdf, (int)getpid(), i);
        if (attach(context, desk, "acta.pdf", text) != ACTION_DONE || write(report, "x", 1) < 0)
            _exit(1);
    }
    sleep(60); /* to be killed; a failed test must not leave it for ever */
    _exit(1);
}

enum { CRASHES = 8 };

static void test_a_killed_program_leaves_no_row_without_its_file(void **state)
{
    struct desk desk = open_desk(state);
    for (int i = 0; i < CRASHES; i++) {
        int ends[2];
        char said = 0;
        size_t acknowledged = 0;
        assert_int_equal(pipe(ends), 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            attach_until_killed(&desk, ends[1]);
        close(ends[1]);
        assert_int_equal(read(ends[0], &said, 1), 1);
        usleep((useconds_t)(1000 + 1700 * i));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        for (acknowledged = 1; read(ends[0], &said, 1) == 1;)
            acknowledged++;
        close(ends[0]);
        assert_true(database_begin(desk.access->database, true, NULL)); /* the killed one's ended */
        database_rollback(desk.access->database);
        assert_true(rows_of(&desk).count >= acknowledged);
        expect_whole(&desk);
        const struct delete_draft gone = {
            .indicator_id = desk.indicator_id, .year = 2025, .version = 1};
        assert_int_equal(delete_measurement_draft(as_councillor(&desk), &gone), ACTION_DONE);
    }
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_draft_goes_with_its_evidence),
        TEST(test_forgetting_and_attaching_the_same_bytes_do_not_meet),
        TEST(test_a_failure_leaves_no_row_without_its_file),
        TEST(test_a_write_that_stops_leaves_nothing),
        TEST(test_a_killed_program_leaves_no_row_without_its_file),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
