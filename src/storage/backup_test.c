#include "base/test.h"

#include <stdlib.h>
#include <unistd.h>

#include "storage/archive.h"
#include "storage/backup.h"
#include "storage/database.h"
#include "storage/evidence_files.h"
#include "storage/measurement_store.h"
#include "storage/migrate.h"
#include "storage/migrate_steps.h"
#include "storage/person_store.h"
#include "storage/table_copy.h"
#include "storage/test_database.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static const char *const names[] = {
#define TABLE(name, order, has_id) #name,
#define LEFT_OUT(name) #name,
#include "storage/table_copy.def"
#undef TABLE
#undef LEFT_OUT
};

static bool is_listed(const char *name, size_t length)
{
    for (size_t i = 0; i < TEST_COUNT(names); i++)
        if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0)
            return true;
    return false;
}

/* A table of a later migration that nobody thought of would be missing in every backup. */
static void test_every_table_is_listed(void **state)
{
    (void)state;
    static const char create[] = "CREATE TABLE ";
    int found = 0;
    for (int i = 0; i < migrate_step_count; i++) {
        const char *place = migrate_steps_sqlite[i].sql;
        while ((place = strstr(place, create)) != NULL) {
            place += strlen(create);
            size_t length = strcspn(place, " (");
            if (!is_listed(place, length))
                fail_msg("table_copy.def lacks %.*s", (int)length, place);
            found++;
        }
    }
    assert_int_equal(found + 1, TEST_COUNT(names)); /* and schema_migration */
}

struct paths {
    char backup[128], evidence[128], second[160], second_evidence[160], again[128];
};

static struct paths paths_of(const struct test_database *test)
{
    struct paths paths;
    snprintf(paths.backup, sizeof paths.backup, "%s/copia.tar", test->folder);
    snprintf(paths.again, sizeof paths.again, "%s/otra.tar", test->folder);
    snprintf(paths.evidence, sizeof paths.evidence, "%s/soportes", test->folder);
    snprintf(paths.second, sizeof paths.second, "sqlite:%s/second.sqlite", test->folder);
    snprintf(paths.second_evidence, sizeof paths.second_evidence, "%s/soportes2", test->folder);
    return paths;
}

/* Rows as a backup has them, for tables whose stores are of no interest here. */
static void load(struct database *database, const char *name, const char *lines)
{
    struct error error = {0};
    for (size_t i = 0; i < table_copy_count; i++) {
        if (strcmp(table_copy_tables[i].name, name) != 0)
            continue;
        FILE *file = fmemopen((void *)(uintptr_t)lines, strlen(lines), "r");
        if (!table_copy_load(database, &table_copy_tables[i], file, (int64_t)strlen(lines), &error))
            fail_msg("%s", error.message);
        fclose(file);
        return;
    }
    fail_msg("no table %s", name);
}

static void save_evidence(const char *folder, const char *text, char sum[SHA256_TEXT_SIZE])
{
    struct evidence_receiver receiver;
    assert_true(evidence_files_begin(&receiver, folder, 1000, NULL));
    assert_true(evidence_files_add(&receiver, text, strlen(text), NULL));
    assert_true(evidence_files_finish(&receiver, NULL));
    memcpy(sum, receiver.sha256, SHA256_TEXT_SIZE);
}

/* The first evidence row refers to the second, which is loaded later. */
static void fill(struct test_database *test, const char *evidence_folder)
{
    struct arena arena = {0};
    struct error error = {0};
    char one[SHA256_TEXT_SIZE], two[SHA256_TEXT_SIZE];
    struct database *database = test->database;
    save_evidence(evidence_folder, "acta firmada", one);
    save_evidence(evidence_folder, "foto de la obra", two);
    struct plan plan;
    int64_t indicator_id = test_plan_fill(test, &plan, 20);
    struct measurement measurement = measurement_create(test->council_id, indicator_id, 2025);
    measurement.state = MEASUREMENT_DRAFT;
    measurement.official = quantity_number(-8100);
    measurement.note = "«ñ» \"\\ \n fin \xF0\x9F\x8C\xB1";
    struct measurement_change change = {"record_measurement", test->person_id,
                                        "2026-03-01T12:00:00Z"};
    assert_true(database_begin(database, true, &error));
    if (!measurement_store_add(database, &measurement, &change, &error))
        fail_msg("%s", error.message);
    assert_true(database_operations(database)->defer_references(database_engine(database), &error));
    load(database, "evidence",
         arena_printf(&arena,
                      "[\"id\",\"council_id\",\"measurement_id\",\"sha256\",\"file_name\","
                      "\"media_type\",\"size_bytes\",\"uploaded_utc\",\"replaced_by\"]\n"
                      "[7,%lld,%lld,\"%s\",\"acta.pdf\",\"application/pdf\",12,\"\",9]\n"
                      "[9,%lld,%lld,\"%s\",\"foto.png\",\"image/png\",15,\"\",null]\n",
                      (long long)test->council_id, (long long)measurement.id, one,
                      (long long)test->council_id, (long long)measurement.id, two));
    load(database, "audit",
         "[\"council_id\",\"sequence\",\"actor_id\",\"time_utc\",\"action\",\"object\",\"detail\","
         "\"previous\",\"hash\"]\n"
         "[0,1,0,\"2026-03-01T12:00:00Z\",\"log_in\",\"\",\"\","
         "{\"b64\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"},"
         "{\"b64\":\"/wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACc=\"}]\n");
    assert_true(database_commit(database, &error));
    arena_release(&arena);
}

/* The tables of two archives are equal byte by byte. */
static void expect_same_tables(const char *one, const char *other)
{
    struct arena arena = {0};
    struct archive first, second;
    assert_true(archive_open(&first, one, &arena, NULL));
    assert_true(archive_open(&second, other, &arena, NULL));
    assert_int_equal(first.entry_count, second.entry_count);
    for (size_t i = 0; i < first.entry_count; i++) {
        assert_string_equal(first.entries[i].name, second.entries[i].name);
        if (strncmp(first.entries[i].name, "indice", 6) != 0 &&
            strcmp(first.entries[i].sha256, second.entries[i].sha256) != 0)
            fail_msg("%s differs", first.entries[i].name);
    }
    archive_close(&first);
    archive_close(&second);
    arena_release(&arena);
}

static void write_backup(struct database *database, const char *evidence, const char *path,
                         struct backup_summary *summary)
{
    struct error error = {0};
    if (!backup_write(database, evidence, path, summary, &error))
        fail_msg("%s", error.message);
}

static void restore_and_compare(struct database *target, const struct paths *paths)
{
    struct backup_summary summary;
    struct error error = {0};
    if (!backup_restore(target, paths->second_evidence, paths->backup, &summary, &error))
        fail_msg("%s", error.message);
    assert_true(migrate_check(target, &error));
    write_backup(target, paths->second_evidence, paths->again, &summary);
    assert_int_equal(summary.evidence_count, 2);
    expect_same_tables(paths->backup, paths->again);
    unlink(paths->again);
}

/* From this run's engine to a SQLite file without tables, and to a fresh database of its own kind.
 */
static void test_restored_data_are_equal(void **state)
{
    struct test_database *test = *state, fresh;
    struct paths paths = paths_of(test);
    struct backup_summary summary;
    fill(test, paths.evidence);
    write_backup(test->database, paths.evidence, paths.backup, &summary);
    assert_int_equal(summary.evidence_count, 2);
    assert_int_equal(summary.evidence_bytes, 27);
    assert_int_equal(summary.missing_count, 0);
    assert_int_equal(summary.schema_step, migrate_latest());

    struct database *second = NULL;
    assert_true(database_open(paths.second, &second, NULL));
    restore_and_compare(second, &paths);
    database_close(second);

    test_database_open(&fresh);
    restore_and_compare(fresh.database, &paths);
    struct person person = {.email = "nueva@example.org",
                            .name = "Nueva",
                            .recovery_marks = "",
                            .created_utc = "2026-03-01T12:00:00Z"};
    assert_true(database_begin(fresh.database, true, NULL));
    assert_true(person_store_add(fresh.database, &person, NULL));
    assert_true(database_commit(fresh.database, NULL));
    assert_true(person.id > test->other_person_id);
    test_database_close(&fresh);
}

static void test_database_with_data_is_left_alone(void **state)
{
    struct test_database *test = *state;
    struct paths paths = paths_of(test);
    struct backup_summary summary;
    struct error error = {0};
    fill(test, paths.evidence);
    write_backup(test->database, paths.evidence, paths.backup, &summary);
    assert_false(
        backup_restore(test->database, paths.second_evidence, paths.backup, &summary, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    assert_int_equal(access(paths.second_evidence, F_OK), -1);
}

static void test_existing_file_is_not_overwritten(void **state)
{
    struct test_database *test = *state;
    struct paths paths = paths_of(test);
    struct backup_summary summary;
    struct error error = {0};
    write_backup(test->database, paths.evidence, paths.backup, &summary);
    assert_false(backup_write(test->database, paths.evidence, paths.backup, &summary, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
}

static void change_bytes(const char *folder, const char *text)
{
    char sum[SHA256_TEXT_SIZE], path[256];
    sha256_format(text, strlen(text), sum);
    snprintf(path, sizeof path, "%s/%.2s/%s", folder, sum, sum);
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    fputc('X', file);
    fclose(file);
}

static void test_lost_and_changed_evidence_is_counted(void **state)
{
    struct test_database *test = *state;
    struct paths paths = paths_of(test);
    struct backup_summary summary;
    char sum[SHA256_TEXT_SIZE];
    fill(test, paths.evidence);
    save_evidence(paths.evidence, "acta firmada", sum);
    assert_true(evidence_files_remove(paths.evidence, sum, NULL));
    change_bytes(paths.evidence, "foto de la obra");
    write_backup(test->database, paths.evidence, paths.backup, &summary);
    assert_int_equal(summary.evidence_count, 0);
    assert_int_equal(summary.missing_count, 2);
}

static void copy_with_flipped_byte(const char *from, const char *to, long place)
{
    FILE *source = fopen(from, "r"), *target = fopen(to, "w");
    for (int c, i = 0; (c = fgetc(source)) != EOF; i++)
        fputc(i == place ? c ^ 1 : c, target);
    fclose(source);
    fclose(target);
}

static void test_damaged_copy_writes_nothing(void **state)
{
    struct test_database *test = *state, fresh;
    struct paths paths = paths_of(test);
    struct backup_summary summary;
    fill(test, paths.evidence);
    write_backup(test->database, paths.evidence, paths.backup, &summary);
    test_database_open(&fresh);
    for (long place = 0; place < summary.size_bytes; place += summary.size_bytes / 23) {
        struct error error = {0};
        copy_with_flipped_byte(paths.backup, paths.again, place);
        assert_false(backup_verify(paths.again, &summary, &error));
        assert_int_equal(error.kind, ERROR_INVALID);
        assert_false(
            backup_restore(fresh.database, paths.second_evidence, paths.again, &summary, &error));
        assert_true(backup_verify(paths.backup, &summary, NULL));
    }
    assert_int_equal(access(paths.second_evidence, F_OK), -1);
    test_database_close(&fresh);
}

/* Packs the entries of an archive anew, without one of them, with one more, or with other bytes. */
struct repacking {
    const char *without, *with, *changed;
};

static void repack(const char *from, const char *to, const struct repacking *plan)
{
    struct arena arena = {0};
    struct archive archive;
    struct archive_writer writer;
    assert_true(archive_open(&archive, from, &arena, NULL));
    assert_true(archive_create(&writer, to, NULL));
    for (size_t i = 0; i < archive.entry_count; i++) {
        const struct archive_entry *entry = &archive.entries[i];
        if (plan->without != NULL &&
            strncmp(entry->name, plan->without, strlen(plan->without)) == 0)
            continue;
        assert_true(archive_seek(&archive, entry, NULL));
        assert_true(archive_begin_entry(&writer, entry->name, NULL));
        bool is_changed = plan->changed != NULL &&
                          strncmp(entry->name, plan->changed, strlen(plan->changed)) == 0;
        for (int64_t place = 0; place < entry->size; place++)
            fputc(fgetc(archive.file) ^ is_changed, writer.file);
        assert_true(archive_end_entry(&writer, NULL));
    }
    if (plan->with != NULL)
        assert_true(archive_begin_entry(&writer, plan->with, NULL) &&
                    archive_end_entry(&writer, NULL));
    assert_true(archive_finish(&writer, NULL));
    archive_close(&archive);
    arena_release(&arena);
}

static void test_incomplete_copy_is_refused(void **state)
{
    static const struct repacking cases[] = {
        {.without = "tablas/person.jsonl"},
        {.without = "soportes/"},
        {.without = "indice.json"},
        {.with = "ajeno"},
        {.with =
             "soportes/" /* of nothing */ "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca4959"
             "91b7852b855"},
        {.changed = "soportes/"},
        {.changed = "indice.json"},
    };
    struct test_database *test = *state;
    struct paths paths = paths_of(test);
    struct backup_summary summary;
    fill(test, paths.evidence);
    write_backup(test->database, paths.evidence, paths.backup, &summary);
    repack(paths.backup, paths.again, &(struct repacking){0});
    assert_true(backup_verify(paths.again, &summary, NULL));
    unlink(paths.again);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct error error = {0};
        repack(paths.backup, paths.again, &cases[i]);
        if (backup_verify(paths.again, &summary, &error))
            fail_msg("case %zu passes", i);
        assert_int_equal(error.kind, ERROR_INVALID);
        unlink(paths.again);
    }
}

/* An archive in order whose rows do not fit: all or nothing. */
static void test_wrong_rows_write_nothing(void **state)
{
    static const char *const wrong[] = {
        "",
        "7\n",
        "[\"code\",\"department_code\",\"name\"]\n[1,2]\n",
        "[\"code\",\"department_code\",\"name\"]\n[\"01\",\"05\",{\"b64\":\"!\"}]\n",
        "[\"code\",\"department_code\",\"no_such_column\"]\n",
        "[\"code\",\"department_code\",\"name) VALUES (1); --\"]\n",
        "[\"code\",\"department_code\",\"name\"]\n[\"01\",\"05\",\"A\"]\n[\"01\",\"05\",\"B\"]\n",
    };
    struct test_database *test = *state;
    for (size_t i = 0; i < TEST_COUNT(wrong); i++) {
        struct error error = {0};
        FILE *file = tmpfile();
        fputs(wrong[i], file);
        rewind(file);
        assert_true(database_begin(test->database, true, NULL));
        assert_false(table_copy_load(test->database, &table_copy_tables[0], file,
                                     (int64_t)strlen(wrong[i]), &error));
        database_rollback(test->database);
        assert_int_not_equal(error.kind, ERROR_NONE);
        fclose(file);
    }
}

#define WITH_DATABASE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, test_database_setup, test_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_table_is_listed),
        WITH_DATABASE(test_restored_data_are_equal),
        WITH_DATABASE(test_database_with_data_is_left_alone),
        WITH_DATABASE(test_existing_file_is_not_overwritten),
        WITH_DATABASE(test_lost_and_changed_evidence_is_counted),
        WITH_DATABASE(test_damaged_copy_writes_nothing),
        WITH_DATABASE(test_incomplete_copy_is_refused),
        WITH_DATABASE(test_wrong_rows_write_nothing),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
