#include "base/test.h"

#include "storage/database.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static const char now[] = "2026-03-01T12:00:00Z";

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static struct measurement record(struct test_database *test, int64_t indicator_id, int year,
                                 int64_t value_e4)
{
    struct error error = {0};
    struct measurement row = measurement_create(test->council_id, indicator_id, year);
    struct measurement_move move = {
        .step = MEASUREMENT_RECORD, .person_id = test->person_id, .time_utc = now};
    struct measurement_change change = {"registrar_resultado", test->person_id, now};
    row.official = quantity_number(value_e4);
    row.cut_off_date = "2025-12-31";
    row.note = "según el informe de gestión";
    assert_int_equal(measurement_transition(&row, &move), MEASUREMENT_ALLOWED);
    check(measurement_store_add(test->database, &row, &change, &error), &error);
    return row;
}

static void test_row_returns_as_it_was_written(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct measurement *read = NULL;
    int64_t first = test_plan_fill(test, &plan, 1);
    struct measurement row = record(test, first, 2025, 8100);
    struct measurement_change change = {"verificar_resultado", test->other_person_id, now};
    struct measurement_move moves[] = {
        {.step = MEASUREMENT_ANALYSE, .person_id = 1, .time_utc = now, .text = "va lento"},
        {.step = MEASUREMENT_VERIFY,
         .person_id = test->other_person_id,
         .time_utc = now,
         .verdict = VERDICT_NOT_CONFIRMED,
         .text = "se midió en campo",
         .verified = {QUANTITY_NUMBER, 5000}},
    };
    moves[0].person_id = test->person_id;
    for (size_t i = 0; i < TEST_COUNT(moves); i++) {
        assert_int_equal(measurement_transition(&row, &moves[i]), MEASUREMENT_ALLOWED);
        check(measurement_store_save(test->database, &row, &change, &error), &error);
    }
    struct measurement_place place = {test->council_id, first, 2025};
    check(measurement_store_find(test->database, &place, &arena, &read, &error), &error);
    assert_non_null(read);
    assert_int_equal(read->id, row.id);
    assert_int_equal(read->version, 3);
    assert_int_equal(read->state, MEASUREMENT_VERIFIED);
    assert_int_equal(read->official.value_e4, 8100);
    assert_int_equal(read->verified.value_e4, 5000);
    assert_int_equal(read->verdict, VERDICT_NOT_CONFIRMED);
    assert_int_equal(read->recorded_by, test->person_id);
    assert_int_equal(read->verified_by, test->other_person_id);
    assert_string_equal(read->analysis, "va lento");
    assert_string_equal(read->verdict_note, "se midió en campo");
    assert_string_equal(read->cut_off_date, "2025-12-31");
    assert_string_equal(read->published_utc, "");
    arena_release(&arena);
}

static void test_two_people_conflict(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct measurement *current = NULL;
    struct measurement_change change = {"registrar_resultado", test->other_person_id, now};
    int64_t first = test_plan_fill(test, &plan, 1);
    struct measurement one = record(test, first, 2025, 8100), other = one;
    /* The same place twice. */
    struct measurement again = measurement_create(test->council_id, first, 2025);
    again.state = MEASUREMENT_DRAFT;
    check(database_begin(test->database, true, &error), &error);
    assert_false(measurement_store_add(test->database, &again, &change, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    /* The transaction goes on, and the present row can be read in it. */
    one.official = quantity_number(9000);
    check(measurement_store_save(test->database, &one, &change, &error), &error);
    other.official = quantity_number(1);
    assert_false(measurement_store_save(test->database, &other, &change, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    struct object_key key = {test->council_id, one.id};
    check(measurement_store_load(test->database, key, &arena, &current, &error), &error);
    assert_int_equal(current->official.value_e4, 9000);
    check(database_commit(test->database, &error), &error);
    key.council_id = test->other_council_id;
    check(measurement_store_load(test->database, key, &arena, &current, &error), &error);
    assert_null(current);
    arena_release(&arena);
}

static void test_history_holds_every_version(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct measurement_version_list versions;
    struct measurement row = record(test, test_plan_fill(test, &plan, 1), 2025, 8100);
    struct measurement_change change = {"devolver_resultado", test->other_person_id, now};
    struct measurement_move move = {.step = MEASUREMENT_RETURN,
                                    .person_id = test->other_person_id,
                                    .time_utc = now,
                                    .text = "falta el acta"};
    assert_int_equal(measurement_transition(&row, &move), MEASUREMENT_ALLOWED);
    check(measurement_store_save(test->database, &row, &change, &error), &error);
    struct object_key key = {test->council_id, row.id};
    check(measurement_store_list_versions(test->database, key, &arena, &versions, &error), &error);
    assert_int_equal(versions.count, 2);
    assert_string_equal(versions.items[0].action, "devolver_resultado");
    assert_string_equal(versions.items[0].person_name, "benito@example.org");
    assert_string_equal(versions.items[0].measurement.returned_reason, "falta el acta");
    assert_int_equal(versions.items[1].measurement.state, MEASUREMENT_RECORDED);
    assert_int_equal(versions.items[1].measurement.official.value_e4, 8100);
    arena_release(&arena);
}

static void test_figures_and_work_lists(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct measurement_list found;
    int64_t first = test_plan_fill(test, &plan, 3);
    record(test, first + 2, 2024, 10000);
    record(test, first, 2025, 8100);
    record(test, first, 2024, 0);
    struct object_key key = {test->council_id, plan.id};
    check(measurement_store_list_figures(test->database, key, &arena, &found, &error), &error);
    assert_int_equal(found.count, 3);
    assert_int_equal(found.items[0].year, 2024);
    assert_true(quantity_is_number(found.items[0].official));
    assert_int_equal(found.items[1].official.value_e4, 8100);
    assert_int_equal(found.items[2].indicator_id, first + 2);
    const struct {
        unsigned states;
        int64_t except, only;
        size_t count;
    } cases[] = {
        {1u << MEASUREMENT_RECORDED, 0, 0, 3},
        {1u << MEASUREMENT_ANALYSED, 0, 0, 0},
        {1u << MEASUREMENT_RECORDED | 1u << MEASUREMENT_RETURNED, test->person_id, 0, 0},
        {1u << MEASUREMENT_RECORDED, test->other_person_id, 0, 3},
        {1u << MEASUREMENT_RECORDED, 0, test->person_id, 3},
        {1u << MEASUREMENT_RECORDED, 0, test->other_person_id, 0},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct measurement_work_query query = {.council_id = test->council_id,
                                               .plan_id = plan.id,
                                               .states = cases[i].states,
                                               .except_recorder = cases[i].except,
                                               .only_recorder = cases[i].only};
        check(measurement_store_list_work(test->database, &query, &arena, &found, &error), &error);
        assert_int_equal(found.count, cases[i].count);
    }
    arena_release(&arena);
}

static void test_results_hold_their_plan(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct plan plan;
    bool was_draft = true;
    struct measurement row = record(test, test_plan_fill(test, &plan, 1), 2025, 8100);
    assert_false(
        plan_store_delete(test->database, (struct object_key){test->council_id, plan.id}, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    struct object_key key = {test->council_id, row.id};
    check(measurement_store_delete_draft(test->database, key, &was_draft, &error), &error);
    assert_false(was_draft);
    /* The table itself keeps four eyes. */
    row.verified_by = row.recorded_by;
    struct measurement_change change = {"x", test->person_id, now};
    assert_false(measurement_store_save(test->database, &row, &change, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_row_returns_as_it_was_written), TEST(test_two_people_conflict),
        TEST(test_history_holds_every_version),   TEST(test_figures_and_work_lists),
        TEST(test_results_hold_their_plan),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
