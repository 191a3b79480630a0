#include "base/test.h"

#include "storage/idempotency_store.h"
#include "storage/import_store.h"
#include "storage/pending_import_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static const char now[] = "2026-03-01T12:00:00Z";

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static void test_sources_and_figures(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct import_run_list runs;
    struct value_source_list sources;
    struct official_figure_list figures;
    struct object_key indicator = {test->council_id, test_plan_fill(test, &plan, 2)};
    struct object_key plan_key = {test->council_id, plan.id};
    struct import_run run = {.council_id = test->council_id,
                             .plan_id = plan.id,
                             .file_name = "tablero.xlsx",
                             .file_sha256 = "ab",
                             .format_id = "municipal_board",
                             .indicator_count = 2,
                             .imported_by = test->person_id,
                             .imported_utc = now};
    check(import_store_add_run(test->database, &run, &error), &error);
    struct value_source source = {.council_id = test->council_id,
                                  .indicator_id = indicator.id,
                                  .field = "planned",
                                  .year = 2025,
                                  .import_run_id = run.id,
                                  .sheet = "PLANEACIÓN",
                                  .row = 12,
                                  .column = 9,
                                  .raw = "0,81"};
    check(import_store_save_source(test->database, &source, &error), &error);
    source.row = 13;
    check(import_store_save_source(test->database, &source, &error), &error);
    check(import_store_list_sources(test->database, indicator, &arena, &sources, &error), &error);
    assert_int_equal(sources.count, 1);
    assert_int_equal(sources.items[0].row, 13);
    assert_string_equal(sources.items[0].file_name, "tablero.xlsx");
    for (int64_t id = indicator.id + 1; id >= indicator.id; id--) {
        struct official_figure figure = {.council_id = test->council_id,
                                         .indicator_id = id,
                                         .kind = "progress",
                                         .year = 2025,
                                         .value_e4 = 202500};
        check(import_store_save_figure(test->database, &figure, &error), &error);
    }
    check(import_store_list_figures_of_plan(test->database, plan_key, &arena, &figures, &error),
          &error);
    assert_int_equal(figures.count, 2);
    assert_int_equal(figures.items[0].indicator_id, indicator.id);
    check(import_store_delete_figures(test->database, indicator, &error), &error);
    check(import_store_list_figures(test->database, indicator, &arena, &figures, &error), &error);
    assert_int_equal(figures.count, 0);
    check(import_store_list_runs(test->database, plan_key, &arena, &runs, &error), &error);
    assert_int_equal(runs.count, 1);
    assert_string_equal(runs.items[0].person_name, "ana@example.org");
    arena_release(&arena);
}

static void test_mapping_is_kept_for_its_council(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct import_mapping *found = NULL;
    struct import_mapping mapping = {test->council_id, "firma", "Tabla", "{\"a\":1}", now};
    check(import_store_save_mapping(test->database, &mapping, &error), &error);
    mapping.mapping_json = "{\"a\":2}";
    check(import_store_save_mapping(test->database, &mapping, &error), &error);
    check(import_store_find_mapping(test->database, &mapping, &arena, &found, &error), &error);
    assert_string_equal(found->mapping_json, "{\"a\":2}");
    struct import_mapping older = mapping;
    struct import_mapping_list list;
    older.signature = "otra";
    older.saved_utc = "2020-01-01T00:00:00Z";
    check(import_store_save_mapping(test->database, &older, &error), &error);
    check(import_store_list_mappings(test->database, test->council_id, &arena, &list, &error),
          &error);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].signature, "firma");
    assert_string_equal(list.items[1].signature, "otra");
    check(import_store_list_mappings(test->database, test->other_council_id, &arena, &list, &error),
          &error);
    assert_int_equal(list.count, 0);
    mapping.council_id = test->other_council_id;
    check(import_store_find_mapping(test->database, &mapping, &arena, &found, &error), &error);
    assert_null(found);
    arena_release(&arena);
}

static void test_pending_belongs_to_its_sender(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct pending_import *found = NULL;
    static const char bytes[] = {'P', 'K', '\0', '\xff', '\n'};
    struct pending_import pending = {.token = "t",
                                     .council_id = test->council_id,
                                     .person_id = test->person_id,
                                     .file_name = "plan.xlsx",
                                     .bytes = bytes,
                                     .size_bytes = sizeof bytes,
                                     .created_s = 1000};
    check(pending_import_store_add(test->database, &pending, &error), &error);
    pending.options_json = "{}";
    check(pending_import_store_save(test->database, &pending, &error), &error);
    check(pending_import_store_find(test->database, &pending, &arena, &found, &error), &error);
    assert_int_equal(found->size_bytes, sizeof bytes);
    assert_memory_equal(found->bytes, bytes, sizeof bytes);
    assert_string_equal(found->options_json, "{}");
    struct pending_import other = pending;
    other.person_id = test->other_person_id;
    check(pending_import_store_find(test->database, &other, &arena, &found, &error), &error);
    assert_null(found);
    check(pending_import_store_delete_older(test->database, 1000, &error), &error);
    check(pending_import_store_find(test->database, &pending, &arena, &found, &error), &error);
    assert_non_null(found);
    check(pending_import_store_delete(test->database, &pending, &error), &error);
    check(pending_import_store_find(test->database, &pending, &arena, &found, &error), &error);
    assert_null(found);
    arena_release(&arena);
}

static void test_form_sent_twice(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct idempotency_record record = {.council_id = test->council_id, .key = "k"};
    check(idempotency_store_load(test->database, &record, &arena, &error), &error);
    assert_null(record.result);
    record.result = "measurement:17";
    check(idempotency_store_add(test->database, &record, &error), &error);
    assert_false(idempotency_store_add(test->database, &record, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    record.result = NULL;
    check(idempotency_store_load(test->database, &record, &arena, &error), &error);
    assert_string_equal(record.result, "measurement:17");
    record.council_id = test->other_council_id;
    check(idempotency_store_load(test->database, &record, &arena, &error), &error);
    assert_null(record.result);
    arena_release(&arena);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_sources_and_figures),
        TEST(test_mapping_is_kept_for_its_council),
        TEST(test_pending_belongs_to_its_sender),
        TEST(test_form_sent_twice),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
