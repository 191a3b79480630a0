#include "base/test.h"

#include "storage/evidence_store.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static const char now[] = "2026-03-01T12:00:00Z";
static const char hash_one[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
static const char hash_two[] = "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static struct object_key add_measurement(struct test_database *test)
{
    struct error error = {0};
    struct plan plan;
    struct measurement_change change = {"registrar_resultado", test->person_id, now};
    struct measurement row =
        measurement_create(test->council_id, test_plan_fill(test, &plan, 1), 2025);
    row.state = MEASUREMENT_DRAFT;
    check(measurement_store_add(test->database, &row, &change, &error), &error);
    return (struct object_key){test->council_id, row.id};
}

static struct evidence add(struct test_database *test, struct object_key measurement,
                           const char *sha256)
{
    struct error error = {0};
    struct evidence evidence = {.council_id = measurement.council_id,
                                .measurement_id = measurement.id,
                                .sha256 = sha256,
                                .file_name = "acta.pdf",
                                .media_type = "application/pdf",
                                .size_bytes = 5000000000,
                                .uploaded_by = test->person_id,
                                .uploaded_utc = now};
    check(evidence_store_add(test->database, &evidence, &error), &error);
    return evidence;
}

static void test_replaced_and_removed_stay_listed(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct evidence_list list;
    struct evidence_hash_list hashes;
    bool was_present = false;
    struct object_key measurement = add_measurement(test);
    struct evidence one = add(test, measurement, hash_two), two = add(test, measurement, hash_one);
    struct evidence three = add(test, measurement, hash_one);
    struct object_key key = {test->council_id, one.id};
    check(evidence_store_replace(test->database, key, two.id, &was_present, &error), &error);
    assert_true(was_present);
    check(evidence_store_replace(test->database, key, two.id, &was_present, &error), &error);
    assert_false(was_present);
    key.id = three.id;
    check(evidence_store_remove(test->database, key, now, &was_present, &error), &error);
    assert_true(was_present);
    check(evidence_store_list(test->database, measurement, &arena, &list, &error), &error);
    assert_int_equal(list.count, 3);
    static const bool present[] = {false, true, false};
    for (size_t i = 0; i < list.count; i++)
        assert_int_equal(evidence_is_present(&list.items[i]), present[i]);
    assert_true(list.items[0].size_bytes == 5000000000);
    assert_string_equal(list.items[0].uploader_name, "ana@example.org");
    check(evidence_store_list_hashes(test->database, &arena, &hashes, &error), &error);
    assert_int_equal(hashes.count, 2);
    assert_string_equal(hashes.items[0], hash_one);
    arena_release(&arena);
}

static void test_belongs_to_its_council(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct evidence *found = NULL;
    bool was_present = true;
    struct object_key measurement = add_measurement(test);
    struct evidence one = add(test, measurement, hash_one);
    struct object_key foreign = {test->other_council_id, one.id};
    check(evidence_store_load(test->database, foreign, &arena, &found, &error), &error);
    assert_null(found);
    check(evidence_store_remove(test->database, foreign, now, &was_present, &error), &error);
    assert_false(was_present);
    one.is_public = true;
    one.proves = "la entrega de la vía";
    check(evidence_store_save(test->database, &one, &error), &error);
    struct object_key key = {test->council_id, one.id};
    check(evidence_store_load(test->database, key, &arena, &found, &error), &error);
    assert_true(found->is_public);
    assert_string_equal(found->proves, "la entrega de la vía");
    struct evidence stray = one;
    stray.council_id = test->other_council_id;
    assert_false(evidence_store_add(test->database, &stray, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    arena_release(&arena);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_replaced_and_removed_stay_listed),
        TEST(test_belongs_to_its_council),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
