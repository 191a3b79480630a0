/* Each check finds what it is for, planted with the database's own guards taken away. */
#include "base/test.h"

#include "storage/audit_store.h"
#include "storage/database.h"
#include "storage/inspection.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static void run(struct test_database *test, const char *sql)
{
    struct error error = {0};
    if (!database_execute_script(test->database, sql, &error))
        fail_msg("%s: %s", sql, error.message);
}

static void take_guards_away(struct test_database *test)
{
    run(test,
        test_database_is_postgres()
            ? "DO $$ DECLARE c record; BEGIN FOR c IN SELECT conrelid::regclass AS t, conname "
              "FROM pg_constraint WHERE contype IN ('c', 'f') AND connamespace = "
              "quote_ident(current_schema())::regnamespace LOOP EXECUTE format('ALTER TABLE %s "
              "DROP "
              "CONSTRAINT %I', c.t, c.conname); END LOOP; END $$;"
              "ALTER TABLE audit DISABLE TRIGGER USER"
            : "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
              "DROP TRIGGER measurement_four_eyes_added;"
              "DROP TRIGGER measurement_four_eyes_changed; DROP TRIGGER audit_no_delete");
}

/* Plan 1 with nodes 1–6 and indicators 1 and 2 in council 1; result 1 of indicator 1 in 2024; an
 * act that set the target of indicator 2 to 5. */
static void fill(struct test_database *test)
{
    struct plan plan;
    struct error error = {0};
    assert_int_equal(test_plan_fill(test, &plan, 2), 1);
    assert_true(database_begin(test->database, true, &error));
    struct measurement result = measurement_create(test->council_id, 1, 2024);
    result.state = MEASUREMENT_RECORDED;
    result.official = quantity_number(6500);
    result.recorded_by = test->person_id;
    const struct measurement_change change = {"import_plan", test->person_id, "2026-03-01"};
    if (!measurement_store_add(test->database, &result, &change, &error))
        fail_msg("%s", error.message);
    const struct audit_record record = {.council_id = test->council_id,
                                        .sequence = 1,
                                        .time_utc = "2026-03-01T12:00:00Z",
                                        .action = "import_plan",
                                        .object = "plan:1",
                                        .detail = ""};
    assert_true(audit_store_add(test->database, &record, &error));
    assert_true(database_commit(test->database, &error));
    run(test,
        "INSERT INTO target_change (id, council_id, indicator_id, act_kind, act_number, "
        "act_date, changed_by, changed_utc) VALUES (1, 1, 2, 'acuerdo', '1', '2025-01-01', 1, "
        "'2026-03-01T12:00:00Z');"
        "INSERT INTO target_change_item VALUES (1, 1, 0, 1, 40000, 1, 50000);"
        "INSERT INTO target_change_item VALUES (1, 1, 2025, 1, 10000, 2, 0);"
        "UPDATE indicator SET target_e4 = 50000 WHERE id = 2;"
        "UPDATE indicator_year SET planned_state = 2, planned_e4 = 0 WHERE indicator_id = 2 "
        "AND year = 2025");
}

static struct inspection_result look(struct test_database *test, enum inspection inspection)
{
    static struct arena arena;
    struct inspection_result result;
    struct error error = {0};
    if (!inspection_run(test->database, inspection, &arena, &result, &error))
        fail_msg("%s: %s", inspection_text(inspection)->code, error.message);
    return result;
}

static const struct {
    enum inspection inspection;
    int64_t count;
    const char *sql;
} plants[] = {
    {INSPECTION_TREE, 1, "UPDATE plan_node SET parent_id = 3 WHERE id = 1"},
    {INSPECTION_TREE, 1, "UPDATE plan_node SET parent_id = 5 WHERE id = 2"},
    {INSPECTION_TREE, 1, "UPDATE plan_node SET parent_id = NULL WHERE id = 3"},
    {INSPECTION_WEIGHTS, 1, "UPDATE indicator SET weight_state = 1, weight_e4 = -1 WHERE id = 1"},
    {INSPECTION_WEIGHTS, 1, "UPDATE plan_node SET weight_state = 0, weight_e4 = 7 WHERE id = 1"},
    {INSPECTION_ZERO_WEIGHTS, 1,
     "UPDATE council SET weighting = 'explicitos' WHERE id = 1;"
     "UPDATE indicator SET weight_state = 1 WHERE id = 1"},
    {INSPECTION_ORPHANS, 1, "DELETE FROM plan_node WHERE id = 3"},
    {INSPECTION_ORPHANS, 1, "UPDATE indicator SET node_id = 99 WHERE id = 1"},
    {INSPECTION_ORPHANS, 8, "DELETE FROM plan WHERE id = 1"},      /* 6 nodes, 2 indicators */
    {INSPECTION_ORPHANS, 5, "DELETE FROM indicator WHERE id = 1"}, /* 4 years, a result */
    {INSPECTION_ORPHANS, 1, "DELETE FROM measurement WHERE id = 1"},
    {INSPECTION_ORPHANS, 2, "DELETE FROM target_change WHERE id = 1"},
    {INSPECTION_ORPHANS, 1, "INSERT INTO member VALUES (1, 99, 'lectura', '')"},
    {INSPECTION_ORPHANS, 1,
     "INSERT INTO evidence (council_id, measurement_id, sha256, file_name, media_type, size_bytes, "
     "uploaded_utc) VALUES (2, 1, 'a', 'a', 'a', 1, '')"},
    {INSPECTION_ORPHANS, 1,
     "INSERT INTO report_text (council_id, report_id, section, markdown, "
     "updated_utc) VALUES (1, 9, 'a', 'a', '')"},
    {INSPECTION_TERMS, 1, "INSERT INTO indicator_year VALUES (1, 1, 2031, 2, 0, 2, 0)"},
    {INSPECTION_TERMS, 1, "UPDATE measurement SET year = 2023"},
    {INSPECTION_VERSIONS, 1, "UPDATE measurement SET official_e4 = official_e4 + 1"},
    {INSPECTION_VERSIONS, 1, "UPDATE measurement SET version = 2"},
    {INSPECTION_VERSIONS, 1, "UPDATE measurement_version SET state = 'borrador'"},
    {INSPECTION_TARGETS, 1, "UPDATE indicator SET target_e4 = 40001 WHERE id = 1"},
    {INSPECTION_TARGETS, 1, "UPDATE indicator SET target_e4 = 40000 WHERE id = 2"},
    {INSPECTION_TARGETS, 1,
     "UPDATE indicator_year SET planned_e4 = 2 WHERE indicator_id = 1 AND "
     "year = 2024"},
    {INSPECTION_TARGETS, 1,
     "UPDATE indicator_year SET planned_state = 1, planned_e4 = 10000 WHERE "
     "indicator_id = 2 AND year = 2025"},
    {INSPECTION_FOUR_EYES, 1,
     "UPDATE measurement SET verified_by = recorded_by, verdict = 'confirmado'"},
    {INSPECTION_FOUR_EYES, 1, "UPDATE measurement SET state = 'publicado'"},
    {INSPECTION_UNTRACED, 1, "DELETE FROM audit"},
};

static void sound_tables_have_no_finding(void **state)
{
    struct test_database *test = *state;
    fill(test);
    for (int i = 0; i < INSPECTION_COUNT; i++)
        if (look(test, (enum inspection)i).count != 0)
            fail_msg("%s: %s", inspection_text((enum inspection)i)->code,
                     look(test, (enum inspection)i).examples);
}

static void what_is_planted_is_found(void **state)
{
    struct test_database *test = *state;
    struct error error;
    fill(test);
    take_guards_away(test);
    for (size_t i = 0; i < TEST_COUNT(plants); i++) {
        assert_true(database_begin(test->database, true, &error));
        run(test, plants[i].sql);
        const struct inspection_result found = look(test, plants[i].inspection);
        if (found.count != plants[i].count)
            fail_msg("%s: %lld found, %s", plants[i].sql, (long long)found.count, found.examples);
        assert_non_null(strstr(found.examples, "consejo "));
        database_rollback(test->database);
    }
}

static void every_check_is_planted(void **state)
{
    (void)state;
    for (int i = 0; i < INSPECTION_COUNT; i++) {
        bool is_planted = false;
        for (size_t j = 0; j < TEST_COUNT(plants); j++)
            is_planted |= plants[j].inspection == (enum inspection)i;
        if (!is_planted)
            fail_msg("%s is never planted", inspection_text((enum inspection)i)->code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sound_tables_have_no_finding, test_database_setup,
                                        test_database_teardown),
        cmocka_unit_test_setup_teardown(what_is_planted_is_found, test_database_setup,
                                        test_database_teardown),
        cmocka_unit_test(every_check_is_planted),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
