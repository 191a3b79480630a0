#include "base/test.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "web/http/body.h"

#include "base/banned.h"

enum { PIECE_BYTES = 1000 };

static int make_folder(void **state)
{
    static char folder[64];
    snprintf(folder, sizeof folder, "/tmp/atalaya-test-XXXXXX");
    *state = mkdtemp(folder);
    return *state == NULL || setenv("TMPDIR", folder, 1) != 0;
}

static int remove_folder(void **state)
{
    return remove(*state);
}

static int count_entries(const char *path)
{
    int count = 0;
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

/* Adds bytes that count up, so that each place has its own. */
static enum body_problem fill(struct body *body, size_t length)
{
    char piece[PIECE_BYTES];
    while (length > 0) {
        size_t part = length < sizeof piece ? length : sizeof piece;
        for (size_t i = 0; i < part; i++)
            piece[i] = (char)((body->length + i) % 251);
        enum body_problem problem = body_add(body, piece, part);
        if (problem != BODY_OK)
            return problem;
        length -= part;
    }
    return BODY_OK;
}

static void check_bytes(struct body *body, size_t length)
{
    const char *bytes = body_finish(body);
    assert_non_null(bytes);
    assert_int_equal(body->length, length);
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != (char)(i % 251))
            fail_msg("byte %zu of %zu is another", i, length);
}

static void test_what_comes_out_is_what_went_in(void **state)
{
    static const struct {
        size_t length;
        bool may_use_file, has_file;
    } cases[] = {{0, true, false},
                 {1, true, false},
                 {BODY_MEMORY_BYTES, true, false},
                 {BODY_MEMORY_BYTES + 1, true, true},
                 {5 * BODY_MEMORY_BYTES + 7, true, true},
                 {5 * BODY_MEMORY_BYTES + 7, false, false}};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct body body = {.limit = 10 * BODY_MEMORY_BYTES, .may_use_file = cases[i].may_use_file};
        assert_int_equal(fill(&body, cases[i].length), BODY_OK);
        assert_int_equal(body.has_file, cases[i].has_file);
        if (cases[i].has_file)
            assert_int_equal(body_held_memory(), 0);
        assert_int_equal(count_entries(*state), 0); /* the file has no name */
        check_bytes(&body, cases[i].length);
        body_release(&body);
        body_release(&body);
        assert_int_equal(body_held_memory(), 0);
        assert_int_equal(body_held_files(), 0);
    }
}

static void test_no_more_than_its_limit(void **state)
{
    (void)state;
    for (int may_use_file = 0; may_use_file < 2; may_use_file++) {
        struct body body = {.limit = 2 * BODY_MEMORY_BYTES, .may_use_file = may_use_file != 0};
        assert_int_equal(fill(&body, 2 * BODY_MEMORY_BYTES), BODY_OK);
        assert_int_equal(body_add(&body, "x", 1), BODY_TOO_LARGE);
        check_bytes(&body, 2 * BODY_MEMORY_BYTES);
        body_release(&body);
    }
}

static void test_all_together_are_bounded(void **state)
{
    (void)state;
    enum { MANY = 20 };
    struct body bodies[MANY] = {0};
    int refused = 0;
    for (int i = 0; i < MANY; i++) {
        bodies[i].limit = BODY_ALL_MEMORY_BYTES;
        refused += fill(&bodies[i], BODY_ALL_MEMORY_BYTES / 10) == BODY_BUSY;
        assert_true(body_held_memory() <= BODY_ALL_MEMORY_BYTES);
    }
    assert_true(refused >= MANY / 2);
    for (int i = 0; i < MANY; i++)
        body_release(&bodies[i]);
    assert_int_equal(body_held_memory(), 0);
}

/* The size limit of files stands for a disk that stops taking bytes. */
static void test_a_disk_that_fails_is_said_and_leaves_nothing(void **state)
{
    static const rlim_t limits[] = {BODY_MEMORY_BYTES / 2, BODY_MEMORY_BYTES};
    struct rlimit before;
    struct body body;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    for (size_t i = 0; i < TEST_COUNT(limits); i++) {
        const struct rlimit small = {.rlim_cur = limits[i], .rlim_max = before.rlim_max};
        body = (struct body){.limit = 10 * BODY_MEMORY_BYTES, .may_use_file = true};
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
        enum body_problem problem = fill(&body, 3 * BODY_MEMORY_BYTES);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
        assert_int_equal(problem, BODY_FAILED);
        body_release(&body);
        assert_int_equal(body_held_files(), 0);
    }
    setenv("TMPDIR", "/no-existe", 1);
    body = (struct body){.limit = 10 * BODY_MEMORY_BYTES, .may_use_file = true};
    assert_int_equal(fill(&body, 3 * BODY_MEMORY_BYTES), BODY_FAILED);
    body_release(&body);
    setenv("TMPDIR", *state, 1);
    assert_int_equal(body_held_memory(), 0);
    assert_int_equal(body_held_files(), 0);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(test_what_comes_out_is_what_went_in),
        TEST(test_no_more_than_its_limit),
        TEST(test_all_together_are_bounded),
        TEST(test_a_disk_that_fails_is_said_and_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
