/* Technical sheets as people write them: versions, bad values, two people at once, a whole file. */
#include "base/test.h"

#include <string.h>

#include "actions/access_fixture.h"
#include "actions/technical_sheet.h"
#include "storage/audit_store.h"
#include "storage/database.h"
#include "storage/technical_sheet_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static void become(struct access_fixture *f, const char *email, enum role role)
{
    int64_t person = access_fixture_add_member(f, email, ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
}

static int64_t prepare(struct access_fixture *f, enum role role)
{
    struct plan plan;
    f->test.council_id = f->council_id;
    int64_t first = test_plan_fill(&f->test, &plan, 3);
    become(f, "ana@example.org", role);
    return first;
}

static struct technical_sheet load(struct access_fixture *f, int64_t id)
{
    struct technical_sheet sheet;
    assert_true(technical_sheet_store_load(f->database, (struct object_key){f->council_id, id},
                                           &f->arena, &sheet, NULL));
    return sheet;
}

static void test_typed_values_are_kept_in_their_form(void **state)
{
    struct access_fixture *f = *state;
    struct save_technical_sheet input = {.indicator_id = prepare(f, ROLE_COUNCILLOR)};
    input.values[SHEET_GOALS] = "11 9";
    input.values[SHEET_EMAIL] = " Ana@Example.ORG ";
    input.values[SHEET_DEFINITION] = " Kilómetros.\nDe vía. ";
    input.values[SHEET_UNIT] = "leguas"; /* of the plan: passed over */
    assert_int_equal(save_technical_sheet(&f->context, &input), ACTION_DONE);
    struct technical_sheet sheet = load(f, input.indicator_id);
    assert_int_equal(sheet.version, 1);
    assert_string_equal(sheet.values[SHEET_GOALS], "9, 11");
    assert_string_equal(sheet.values[SHEET_EMAIL], "ana@example.org");
    assert_string_equal(sheet.values[SHEET_DEFINITION], "Kilómetros.\nDe vía.");
    /* The same again is no version; a field that is not given stays. */
    input.version = 1;
    assert_int_equal(save_technical_sheet(&f->context, &input), ACTION_DONE);
    assert_int_equal(load(f, input.indicator_id).version, 1);
    struct save_technical_sheet more = {.indicator_id = input.indicator_id, .version = 1};
    more.values[SHEET_LAG] = "30";
    assert_int_equal(save_technical_sheet(&f->context, &more), ACTION_DONE);
    assert_string_equal(load(f, input.indicator_id).values[SHEET_GOALS], "9, 11");
    more.version = 2;
    more.values[SHEET_LAG] = "";
    assert_int_equal(save_technical_sheet(&f->context, &more), ACTION_DONE);
    assert_string_equal(load(f, input.indicator_id).values[SHEET_LAG], "");
}

static void test_all_bad_values_are_told_and_nothing_is_written(void **state)
{
    struct access_fixture *f = *state;
    struct save_technical_sheet input = {.indicator_id = prepare(f, ROLE_TECHNICAL_SECRETARY)};
    input.values[SHEET_LAG] = "un mes";
    input.values[SHEET_BASELINE_YEAR] = "23";
    input.values[SHEET_EMAIL] = "nadie";
    input.values[SHEET_SOURCE] = "Informe";
    assert_int_equal(save_technical_sheet(&f->context, &input), ACTION_INVALID);
    assert_int_equal(f->context.messages.count, 3);
    assert_non_null(action_find_message(&f->context, "rezago_dias"));
    assert_non_null(action_find_message(&f->context, "linea_base_ano"));
    assert_non_null(action_find_message(&f->context, "correo"));
    assert_int_equal(load(f, input.indicator_id).version, 0);
}

static void test_the_second_of_two_people_is_told(void **state)
{
    struct access_fixture *f = *state;
    struct save_technical_sheet input = {.indicator_id = prepare(f, ROLE_COUNCILLOR)};
    input.values[SHEET_FORMULA] = "V1";
    assert_int_equal(save_technical_sheet(&f->context, &input), ACTION_DONE);
    become(f, "luz@example.org", ROLE_COUNCILLOR);
    input.values[SHEET_FORMULA] = "V2";
    assert_int_equal(save_technical_sheet(&f->context, &input), ACTION_CONFLICT);
    assert_string_equal(load(f, input.indicator_id).values[SHEET_FORMULA], "V1");
    become(f, "leo@example.org", ROLE_READER);
    assert_int_equal(save_technical_sheet(&f->context, &input), ACTION_FORBIDDEN);
    become(f, "eva@example.org", ROLE_COUNCILLOR);
    input.indicator_id += 100;
    assert_int_equal(save_technical_sheet(&f->context, &input), ACTION_NOT_FOUND);
}

/* The chain says which fields, not what they hold: a mail address is personal. */
static void test_the_trace_names_fields_without_their_values(void **state)
{
    struct access_fixture *f = *state;
    struct save_technical_sheet input = {.indicator_id = prepare(f, ROLE_COUNCILLOR)};
    input.values[SHEET_EMAIL] = "secreto@example.org";
    assert_int_equal(save_technical_sheet(&f->context, &input), ACTION_DONE);
    struct audit_record_list records;
    assert_true(audit_store_list(f->database, &(struct audit_query){f->council_id, 0, 1}, &f->arena,
                                 &records, NULL));
    assert_int_equal(records.count, 1);
    assert_string_equal(records.items[0].action, "save_technical_sheet");
    assert_string_equal(records.items[0].detail, "versión 1: correo");
}

static void test_a_file_is_taken_whole_or_not_at_all(void **state)
{
    static const char *const places[] = {"2", "3"};
    struct access_fixture *f = *state;
    int changed = 0;
    int64_t id = prepare(f, ROLE_TECHNICAL_SECRETARY);
    struct save_technical_sheet items[2] = {{.indicator_id = id}, {.indicator_id = id + 1}};
    const struct import_technical_sheets input = {items, places, 2};
    items[0].values[SHEET_SOURCE] = "Informe";
    items[1].values[SHEET_LAG] = "tres";
    items[1].values[SHEET_GOALS] = "99";
    assert_int_equal(import_technical_sheets(&f->context, &input, &changed), ACTION_INVALID);
    assert_int_equal(f->context.messages.count, 2);
    assert_non_null(action_find_message(&f->context, "3/rezago_dias"));
    assert_non_null(action_find_message(&f->context, "3/ods"));
    assert_int_equal(load(f, id).version, 0);
    access_fixture_forget_messages(f);
    items[1].values[SHEET_LAG] = "3";
    items[1].values[SHEET_GOALS] = NULL;
    assert_int_equal(import_technical_sheets(&f->context, &input, &changed), ACTION_DONE);
    assert_int_equal(changed, 2);
    assert_string_equal(load(f, id + 1).values[SHEET_LAG], "3");
    access_fixture_forget_messages(f);
    items[0].values[SHEET_SOURCE] = "Otro"; /* version 0 was read, there is 1 */
    assert_int_equal(import_technical_sheets(&f->context, &input, &changed), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "2/"));
    assert_string_equal(load(f, id).values[SHEET_SOURCE], "Informe");
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_typed_values_are_kept_in_their_form),
        TEST(test_all_bad_values_are_told_and_nothing_is_written),
        TEST(test_the_second_of_two_people_is_told),
        TEST(test_the_trace_names_fields_without_their_values),
        TEST(test_a_file_is_taken_whole_or_not_at_all),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
