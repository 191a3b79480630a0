#include "base/test.h"

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/evidence_files.h"

#include "base/banned.h"

static const char abc_sum[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

static int make_folder(void **state)
{
    static char folder[64];
    snprintf(folder, sizeof folder, "/tmp/atalaya-test-XXXXXX");
    *state = mkdtemp(folder);
    return *state == NULL;
}

static int remove_folder(void **state)
{
    return nftw(*state, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static void path_of(char path[256], const char *folder, const char *rest)
{
    snprintf(path, 256, "%s/%s", folder, rest);
}

static int count_incoming(const char *folder)
{
    char command[300], answer[16] = "";
    snprintf(command, sizeof command, "ls '%s/entrante' | wc -l", folder);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(answer, sizeof answer, pipe));
    pclose(pipe);
    return (int)strtol(answer, NULL, 10);
}

static void receive(const char *folder, const char *text)
{
    struct evidence_receiver receiver;
    struct error error = {0};
    assert_true(evidence_files_begin(&receiver, folder, 1000, &error));
    for (const char *c = text; *c != '\0'; c++)
        assert_true(evidence_files_add(&receiver, c, 1, &error));
    assert_true(evidence_files_finish(&receiver, &error));
    assert_int_equal(receiver.size_bytes, strlen(text));
    assert_string_equal(receiver.sha256, abc_sum);
}

static void test_same_bytes_are_kept_once_under_their_sum(void **state)
{
    char path[256];
    struct stat status;
    receive(*state, "abc");
    receive(*state, "abc");
    path_of(path, *state, "ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_size, 3);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(count_incoming(*state), 0);

    int descriptor = -1;
    int64_t size_bytes = 0;
    char bytes[8] = "";
    assert_true(evidence_files_open(*state, abc_sum, &descriptor, &size_bytes, NULL));
    assert_int_equal(size_bytes, 3);
    assert_int_equal(read(descriptor, bytes, sizeof bytes), 3);
    assert_string_equal(bytes, "abc");
    close(descriptor);
    assert_true(evidence_files_check(*state, abc_sum, NULL));
}

static void test_too_large_leaves_nothing(void **state)
{
    struct evidence_receiver receiver;
    struct error error = {0};
    assert_true(evidence_files_begin(&receiver, *state, 5, &error));
    assert_true(evidence_files_add(&receiver, "12345", 5, &error));
    assert_false(evidence_files_add(&receiver, "6", 1, &error));
    assert_int_equal(error.kind, ERROR_TOO_LARGE);
    assert_int_equal(count_incoming(*state), 1);
    evidence_files_abandon(&receiver);
    evidence_files_abandon(&receiver);
    assert_int_equal(count_incoming(*state), 0);
}

static void test_changed_bytes_are_found(void **state)
{
    char path[256];
    struct error error = {0};
    receive(*state, "abc");
    path_of(path, *state, "ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    fputc('x', file);
    fclose(file);
    assert_false(evidence_files_check(*state, abc_sum, &error));
    assert_int_equal(error.kind, ERROR_INVALID);
    /* Received again, it is whole again. */
    receive(*state, "abc");
    assert_true(evidence_files_check(*state, abc_sum, &error));
}

static void test_only_sums_are_opened(void **state)
{
    static const char *const names[] = {
        "",
        "..",
        "../../../../etc/passwd",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
        "../7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a/"};
    int descriptor = -1;
    int64_t size_bytes = 0;
    for (size_t i = 0; i < TEST_COUNT(names); i++) {
        struct error error = {0};
        assert_false(evidence_files_open(*state, names[i], &descriptor, &size_bytes, &error));
        assert_int_equal(error.kind, ERROR_INVALID);
        assert_false(evidence_files_remove(*state, names[i], &error));
    }
    struct error error = {0};
    assert_false(evidence_files_open(*state, abc_sum, &descriptor, &size_bytes, &error));
    assert_int_equal(error.kind, ERROR_NOT_FOUND);
    assert_true(evidence_files_remove(*state, abc_sum, &error));
}

static void test_link_is_not_followed(void **state)
{
    char path[256];
    int descriptor = -1;
    int64_t size_bytes = 0;
    receive(*state, "abc");
    path_of(path, *state, "ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    unlink(path);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_false(evidence_files_open(*state, abc_sum, &descriptor, &size_bytes, NULL));
}

static void test_sweep_removes_what_a_crash_left(void **state)
{
    struct evidence_receiver receiver;
    assert_true(evidence_files_sweep(*state, 0, NULL));
    assert_true(evidence_files_begin(&receiver, *state, 100, NULL));
    assert_true(evidence_files_add(&receiver, "half", 4, NULL));
    close(receiver.descriptor);
    assert_true(evidence_files_sweep(*state, 3600, NULL));
    assert_int_equal(count_incoming(*state), 1);
    assert_true(evidence_files_sweep(*state, 0, NULL));
    assert_int_equal(count_incoming(*state), 0);
}

static void test_full_disk_is_named(void **state)
{
    (void)state;
    struct evidence_receiver receiver = {.descriptor = -1, .limit_bytes = 100000};
    struct error error = {0};
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL)
        skip();
    receiver.descriptor = fileno(full);
    sha256_init(&receiver.sum);
    assert_false(evidence_files_add(&receiver, "x", 1, &error));
    assert_int_equal(error.kind, ERROR_NO_SPACE);
    fclose(full);
}

#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(test_same_bytes_are_kept_once_under_their_sum),
        WITH_FOLDER(test_too_large_leaves_nothing),
        WITH_FOLDER(test_changed_bytes_are_found),
        WITH_FOLDER(test_only_sums_are_opened),
        WITH_FOLDER(test_link_is_not_followed),
        WITH_FOLDER(test_sweep_removes_what_a_crash_left),
        cmocka_unit_test(test_full_disk_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
