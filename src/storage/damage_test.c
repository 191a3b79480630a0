/* A damaged file: whatever bytes stand in it, reading ends with rows or with an error, never in a
 * crash or an endless walk. */
#include "base/test.h"

#include "storage/audit_store.h"
#include "storage/database.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

enum { ROUNDS = 250, FLIPS = 12, MAX_FILE_BYTES = 4 << 20 };

static bool count_entry(void *context, const struct audit_record *record, bool is_damaged)
{
    int *count = context;
    (void)record;
    (void)is_damaged;
    return ++*count < 1000;
}

static void fill(struct test_database *test, struct plan *plan)
{
    struct error error = {0};
    struct measurement_change change = {"importar", test->person_id, "2026-03-01T12:00:00Z"};
    int64_t first = test_plan_fill(test, plan, 20);
    for (int i = 0; i < 20; i++) {
        struct measurement row = measurement_create(test->council_id, first + i, 2024);
        struct audit_record entry = {.council_id = test->council_id,
                                     .sequence = i + 1,
                                     .time_utc = "2026-03-01T12:00:00Z",
                                     .action = "a",
                                     .object = "o",
                                     .detail = ""};
        row.state = MEASUREMENT_RECORDED;
        row.official = quantity_number(i);
        assert_true(measurement_store_add(test->database, &row, &change, &error));
        assert_true(audit_store_add(test->database, &entry, &error));
    }
    assert_true(database_execute_script(test->database, "PRAGMA wal_checkpoint(TRUNCATE)", &error));
}

/* Reads what the board, an indicator's page and the audit's check read; answers what went well. */
static int read_all(const char *path, struct object_key plan_key)
{
    struct database *database = NULL;
    struct arena arena = {0};
    struct error error = {0};
    struct plan *plan = NULL;
    struct measurement_list figures;
    struct measurement_version_list versions;
    int count = 0, whole = 0;
    if (!database_open(path, &database, &error))
        return 0;
    whole += plan_store_load(database, plan_key, &arena, &plan, &error) && plan != NULL &&
             plan->indicator_count == 20;
    whole += measurement_store_list_figures(database, plan_key, &arena, &figures, &error);
    for (int64_t id = 1; id <= 20; id++)
        measurement_store_list_versions(database, (struct object_key){plan_key.council_id, id},
                                        &arena, &versions, &error);
    struct measurement_work_query work = {.council_id = plan_key.council_id,
                                          .plan_id = plan_key.id,
                                          .states = 1u << MEASUREMENT_RECORDED};
    whole += measurement_store_list_work(database, &work, &arena, &figures, &error);
    whole += audit_store_walk(database, plan_key.council_id, count_entry, &count, &error);
    database_close(database);
    arena_release(&arena);
    return whole;
}

static void write_file(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static void test_flipped_bytes_do_not_crash(void **state)
{
    struct test_database *test = *state;
    struct plan plan;
    static char bytes[MAX_FILE_BYTES], damaged[MAX_FILE_BYTES];
    char path[600];
    uint64_t random = 42;
    int whole = 0;
    fill(test, &plan);
    struct object_key key = {test->council_id, plan.id};
    FILE *file = fopen(test->url + strlen("sqlite:"), "rb");
    assert_non_null(file);
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    assert_true(size > 10000 && size < sizeof bytes);
    snprintf(path, sizeof path, "%s/damaged.sqlite", test->folder);
    write_file(path, bytes, size);
    assert_int_equal(read_all(path, key), 4);
    for (int round = 0; round < ROUNDS; round++) {
        memcpy(damaged, bytes, size);
        for (int i = 0; i < FLIPS; i++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            damaged[(random >> 20) % size] ^= (char)(1 << (random >> 61));
        }
        write_file(path, damaged, size);
        whole += read_all(path, key) == 4;
    }
    assert_true(whole < ROUNDS); /* the flips did reach what is read */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        test_flipped_bytes_do_not_crash, test_database_setup, test_database_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
