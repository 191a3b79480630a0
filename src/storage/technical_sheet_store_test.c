/* Technical sheets and their versions, on both engines. */
#include "base/test.h"

#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/technical_sheet_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static const char now[] = "2026-03-01T12:00:00Z";

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static struct technical_sheet load(struct test_database *test, int64_t council_id, int64_t id,
                                   struct arena *arena)
{
    struct error error = {0};
    struct technical_sheet sheet;
    check(technical_sheet_store_load(test->database, (struct object_key){council_id, id}, arena,
                                     &sheet, &error),
          &error);
    return sheet;
}

static bool save(struct test_database *test, struct technical_sheet *sheet, struct error *error)
{
    const struct sheet_change change = {test->person_id, now, SHEET_SOURCE_PAGE};
    return technical_sheet_store_save(test->database, sheet, &change, error);
}

static void test_each_save_is_a_version_and_old_ones_stay(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct sheet_version_list versions;
    int64_t id = test_plan_fill(test, &plan, 2);
    struct technical_sheet sheet = load(test, plan.council_id, id, &arena);
    assert_int_equal(sheet.version, 0);
    sheet.values[SHEET_FORMULA] = "V1";
    sheet.values[SHEET_LAG] = "30";
    check(save(test, &sheet, &error), &error);
    sheet.values[SHEET_FORMULA] = "(V1 / V2) × 100";
    sheet.values[SHEET_LAG] = "";
    sheet.values[SHEET_UNIT] = "km"; /* of the plan: not kept */
    check(save(test, &sheet, &error), &error);
    struct technical_sheet found = load(test, plan.council_id, id, &arena);
    assert_int_equal(found.version, 2);
    assert_string_equal(found.time_utc, now);
    assert_string_equal(found.values[SHEET_FORMULA], "(V1 / V2) × 100");
    assert_string_equal(found.values[SHEET_LAG], "");
    assert_string_equal(found.values[SHEET_UNIT], "");
    check(technical_sheet_store_list_versions(
              test->database, (struct object_key){plan.council_id, id}, &arena, &versions, &error),
          &error);
    assert_int_equal(versions.count, 2);
    assert_int_equal(versions.items[0].sheet.version, 2);
    assert_string_equal(versions.items[1].sheet.values[SHEET_FORMULA], "V1");
    assert_string_equal(versions.items[1].sheet.values[SHEET_LAG], "30");
    assert_true(
        technical_sheet_differs(&versions.items[0].sheet, &versions.items[1].sheet, SHEET_LAG));
    assert_true(versions.items[0].person_name[0] != '\0');
    arena_release(&arena);
}

static void test_a_stale_save_changes_nothing(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    int64_t id = test_plan_fill(test, &plan, 1);
    struct technical_sheet one = load(test, plan.council_id, id, &arena), other = one;
    one.values[SHEET_SOURCE] = "Informe";
    other.values[SHEET_SOURCE] = "Otro";
    check(save(test, &one, &error), &error);
    assert_false(save(test, &other, &error)); /* both were the first */
    assert_int_equal(error.kind, ERROR_CONFLICT);
    other.version = 1;
    check(save(test, &other, &error), &error);
    one.values[SHEET_SOURCE] = "Tercero";
    assert_false(save(test, &one, &error));
    assert_string_equal(load(test, plan.council_id, id, &arena).values[SHEET_SOURCE], "Otro");
    assert_int_equal(load(test, test->other_council_id, id, &arena).version, 0);
    arena_release(&arena);
}

/* A sheet whose values were all taken away is still a version. */
static void test_the_plan_lists_one_for_each_indicator(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan, *whole = NULL;
    struct technical_sheet *sheets = NULL;
    int64_t id = test_plan_fill(test, &plan, 3);
    const struct object_key key = {plan.council_id, plan.id};
    struct technical_sheet sheet = load(test, plan.council_id, id + 1, &arena);
    check(save(test, &sheet, &error), &error);
    sheet = load(test, plan.council_id, id + 2, &arena);
    sheet.values[SHEET_GOALS] = "9, 11";
    sheet.values[SHEET_CLEAR] = "3";
    check(save(test, &sheet, &error), &error);
    check(plan_store_load(test->database, key, &arena, &whole, &error), &error);
    check(technical_sheet_store_list(test->database, whole, &arena, &sheets, &error), &error);
    assert_int_equal(sheets[0].version, 0);
    assert_int_equal(sheets[0].indicator_id, id);
    assert_int_equal(sheets[1].version, 1);
    assert_string_equal(sheets[2].values[SHEET_GOALS], "9, 11");
    assert_string_equal(sheets[2].values[SHEET_CLEAR], "3");
    assert_string_equal(sheets[1].values[SHEET_GOALS], "");
    arena_release(&arena);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_each_save_is_a_version_and_old_ones_stay),
        TEST(test_a_stale_save_changes_nothing),
        TEST(test_the_plan_lists_one_for_each_indicator),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
