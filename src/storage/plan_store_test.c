#include "base/test.h"

#include "storage/database.h"
#include "storage/indicator_store.h"
#include "storage/plan_store.h"
#include "storage/target_change_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static void test_plan_is_loaded_whole(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan written, *plan = NULL;
    int64_t first = test_plan_fill(test, &written, 5), current = 0;
    struct object_key key = {test->council_id, written.id};
    check(plan_store_find_current(test->database, test->council_id, &current, &error), &error);
    assert_int_equal(current, written.id);
    check(plan_store_load(test->database, key, &arena, &plan, &error), &error);
    assert_non_null(plan);
    assert_int_equal(plan->node_count, 6);
    assert_int_equal(plan->indicator_count, 5);
    assert_true(plan->is_current);
    const struct indicator *second = plan_find_indicator(plan, first + 1);
    assert_ptr_equal(second, &plan->indicators[1]);
    assert_string_equal(second->import_key, "clave-2");
    assert_string_equal(second->name, "Kilómetros de vía mejorados 2");
    assert_string_equal(second->responsible, "");
    assert_int_equal(second->target.value_e4, 40000);
    assert_int_equal(second->baseline.state, QUANTITY_MISSING);
    assert_int_equal(second->years[0].planned.value_e4, 10000);
    assert_int_equal(second->years[3].planned.state, QUANTITY_NOT_PROGRAMMED);
    assert_int_equal(second->node_index, 5);
    const struct plan_node *line = plan_find_ancestor(plan, &plan->nodes[second->node_index], 1);
    assert_string_equal(line->name, "Línea");
    arena_release(&arena);
}

static void test_other_council_sees_nothing(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan written, *plan = NULL;
    struct indicator *indicator = NULL;
    int64_t first = test_plan_fill(test, &written, 1), current = 0;
    struct object_key key = {test->other_council_id, written.id};
    check(plan_store_load(test->database, key, &arena, &plan, &error), &error);
    assert_null(plan);
    check(indicator_store_load(test->database, (struct object_key){test->other_council_id, first},
                               &arena, &indicator, &error),
          &error);
    assert_null(indicator);
    check(plan_store_find_current(test->database, test->other_council_id, &current, &error),
          &error);
    assert_int_equal(current, 0);
    /* Nor can a row be hung under another council's plan. */
    struct plan foreign = written;
    foreign.council_id = test->other_council_id;
    struct indicator stray = {.import_key = "x", .name = "x"};
    assert_false(indicator_store_add(test->database, &foreign, &stray, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    arena_release(&arena);
}

static void test_second_save_of_the_same_version_conflicts(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct indicator *one = NULL, *other = NULL;
    struct object_key key = {test->council_id, test_plan_fill(test, &plan, 1)};
    check(indicator_store_load(test->database, key, &arena, &one, &error), &error);
    check(indicator_store_load(test->database, key, &arena, &other, &error), &error);
    one->type_confirmed = true;
    one->years[1].planned = quantity_number(25000);
    check(indicator_store_save(test->database, test->council_id, one, &error), &error);
    assert_int_equal(one->version, 2);
    other->name = "Otro nombre";
    assert_false(indicator_store_save(test->database, test->council_id, other, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    check(indicator_store_load(test->database, key, &arena, &one, &error), &error);
    assert_true(one->type_confirmed);
    assert_int_equal(one->years[1].planned.value_e4, 25000);
    assert_int_equal(one->years[1].original_planned.value_e4, 10000);
    assert_string_equal(one->name, "Kilómetros de vía mejorados 1");
    arena_release(&arena);
}

static void test_target_changes(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct target_change_list changes;
    struct object_key key = {test->council_id, test_plan_fill(test, &plan, 1)};
    struct target_change change = {
        .council_id = key.council_id,
        .indicator_id = key.id,
        .act_kind = "Acuerdo",
        .act_number = "012",
        .act_date = "2025-06-30",
        .changed_by = test->person_id,
        .changed_utc = "2026-03-01T12:00:00Z",
        .items = {{0, quantity_number(40000), quantity_number(30000)},
                  {2026, quantity_number(10000), {.state = QUANTITY_NOT_PROGRAMMED}}},
        .item_count = 2,
    };
    check(target_change_store_add(test->database, &change, &error), &error);
    change.act_number = "013";
    change.item_count = 1;
    check(target_change_store_add(test->database, &change, &error), &error);
    check(target_change_store_list(test->database, key, &arena, &changes, &error), &error);
    assert_int_equal(changes.count, 2);
    assert_int_equal(changes.items[0].item_count, 2);
    assert_string_equal(changes.items[0].person_name, "ana@example.org");
    assert_int_equal(changes.items[0].items[1].year, 2026);
    assert_int_equal(changes.items[0].items[1].new_value.state, QUANTITY_NOT_PROGRAMMED);
    assert_int_equal(changes.items[1].item_count, 1);
    arena_release(&arena);
}

static void test_one_current_plan_and_deletion(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan first, second;
    struct plan_list plans;
    test_plan_fill(test, &first, 2);
    test_plan_fill(test, &second, 2);
    check(plan_store_list(test->database, test->council_id, &arena, &plans, &error), &error);
    assert_int_equal(plans.count, 2);
    assert_int_equal(plans.items[0].is_current + plans.items[1].is_current, 1);
    check(
        plan_store_delete(test->database, (struct object_key){test->council_id, first.id}, &error),
        &error);
    check(plan_store_list(test->database, test->council_id, &arena, &plans, &error), &error);
    assert_int_equal(plans.count, 1);
    assert_int_equal(plans.items[0].id, second.id);
    arena_release(&arena);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_plan_is_loaded_whole),
        TEST(test_other_council_sees_nothing),
        TEST(test_second_save_of_the_same_version_conflicts),
        TEST(test_target_changes),
        TEST(test_one_current_plan_and_deletion),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
