#include "base/test.h"

#include <stdlib.h>
#include <unistd.h>

#include "storage/archive.h"

#include "base/banned.h"

struct fixture {
    char path[64];
    struct arena arena;
};

static int setup(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){0};
    snprintf(fixture.path, sizeof fixture.path, "/tmp/atalaya-archive-XXXXXX");
    int descriptor = mkstemp(fixture.path);
    close(descriptor);
    unlink(fixture.path);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    unlink(fixture->path);
    arena_release(&fixture->arena);
    return 0;
}

static void add(struct archive_writer *writer, const char *name, const char *text)
{
    assert_true(archive_begin_entry(writer, name, NULL));
    fputs(text, writer->file);
    assert_true(archive_end_entry(writer, NULL));
}

static void write_example(const char *path)
{
    struct archive_writer writer;
    struct error error = {0};
    assert_true(archive_create(&writer, path, &error));
    add(&writer, "tablas/plan.jsonl", "[\"id\"]\n[1]\n");
    add(&writer, "soportes/vacio", "");
    assert_true(archive_finish(&writer, &error));
}

static void test_entries_come_back(void **state)
{
    struct fixture *fixture = *state;
    struct archive archive;
    char line[32] = "";
    write_example(fixture->path);
    assert_true(archive_open(&archive, fixture->path, &fixture->arena, NULL));
    assert_int_equal(archive.entry_count, 2);
    assert_string_equal(archive.entries[0].name, "tablas/plan.jsonl");
    assert_int_equal(archive.entries[0].size, 11);
    assert_int_equal(archive.entries[1].size, 0);
    assert_string_equal(archive.entries[1].sha256,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_null(archive_find(&archive, "sha256"));
    assert_true(archive_seek(&archive, &archive.entries[0], NULL));
    assert_non_null(fgets(line, sizeof line, archive.file));
    assert_string_equal(line, "[\"id\"]\n");
    archive_close(&archive);
}

static void test_tar_reads_it(void **state)
{
    struct fixture *fixture = *state;
    char command[200], line[64] = "";
    write_example(fixture->path);
    snprintf(command, sizeof command, "tar -xOf %s tablas/plan.jsonl 2>&1", fixture->path);
    FILE *pipe = popen(command, "r");
    assert_non_null(fgets(line, sizeof line, pipe));
    assert_string_equal(line, "[\"id\"]\n");
    assert_non_null(fgets(line, sizeof line, pipe));
    assert_string_equal(line, "[1]\n");
    assert_int_equal(pclose(pipe), 0);
}

static size_t read_file(const char *path, char *bytes, size_t size)
{
    FILE *file = fopen(path, "r");
    size_t length = fread(bytes, 1, size, file);
    fclose(file);
    return length;
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "w");
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void expect_refused(struct fixture *fixture)
{
    struct archive archive;
    struct error error = {0};
    assert_false(archive_open(&archive, fixture->path, &fixture->arena, &error));
    assert_int_equal(error.kind, ERROR_INVALID);
    assert_null(archive.file);
}

static void test_every_flipped_bit_is_refused(void **state)
{
    struct fixture *fixture = *state;
    static char bytes[8192];
    write_example(fixture->path);
    size_t length = read_file(fixture->path, bytes, sizeof bytes);
    assert_int_equal(length, 7 * 512); /* two entries with one block of bytes, the sum, the end */
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (char)(bytes[i] ^ (1 << (i % 8)));
        write_file(fixture->path, bytes, length);
        expect_refused(fixture);
        bytes[i] = (char)(bytes[i] ^ (1 << (i % 8)));
    }
}

static void test_every_cut_and_every_extra_byte_is_refused(void **state)
{
    struct fixture *fixture = *state;
    static char bytes[8192];
    write_example(fixture->path);
    size_t length = read_file(fixture->path, bytes, sizeof bytes);
    for (size_t i = 0; i < length; i += 7) {
        write_file(fixture->path, bytes, i);
        expect_refused(fixture);
    }
    write_file(fixture->path, bytes, length + 1);
    expect_refused(fixture);
}

static void test_names_cannot_lead_outside(void **state)
{
    static const char *const names[] = {"", "/etc/passwd", "../x", "a/../../x", "a b", "ñ", "A"};
    struct fixture *fixture = *state;
    struct archive_writer writer;
    assert_true(archive_create(&writer, fixture->path, NULL));
    for (size_t i = 0; i < TEST_COUNT(names); i++)
        assert_false(archive_begin_entry(&writer, names[i], NULL));
    archive_abandon(&writer);
    assert_int_equal(access(fixture->path, F_OK), -1);
}

static void test_nothing_is_overwritten(void **state)
{
    struct fixture *fixture = *state;
    struct archive_writer writer;
    write_file(fixture->path, "mine", 4);
    assert_false(archive_create(&writer, fixture->path, NULL));
}

#define WITH_FILE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FILE(test_entries_come_back),
        WITH_FILE(test_tar_reads_it),
        WITH_FILE(test_every_flipped_bit_is_refused),
        WITH_FILE(test_every_cut_and_every_extra_byte_is_refused),
        WITH_FILE(test_names_cannot_lead_outside),
        WITH_FILE(test_nothing_is_overwritten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
