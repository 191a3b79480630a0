/* Targets change by a legal act alone, from the form and from a file; on each engine. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/change_targets.h"
#include "actions/import_plan.h"
#include "security/audit.h"
#include "storage/assumed_target_store.h"
#include "storage/audit_store.h"
#include "storage/database.h"
#include "storage/indicator_store.h"
#include "storage/target_change_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static int64_t president(struct access_fixture *f)
{
    static const char email[] = "presidencia@example.org";
    const int64_t id = access_fixture_add_member(f, email, (role_set)(1u << ROLE_PRESIDENT));
    access_fixture_become(f, &(struct identity){.person_id = id,
                                                .name = "Ana",
                                                .email = email,
                                                .council_id = f->council_id,
                                                .roles = (role_set)(1u << ROLE_PRESIDENT)});
    return id;
}

static int64_t add_plan(struct access_fixture *f, int count)
{
    struct plan plan;
    f->test.council_id = f->council_id;
    return test_plan_fill(&f->test, &plan, count);
}

/* ACUMULADO, target 4, 1 each year and NP in 2027 (test_plan.h). */
static struct change_targets usual(int64_t id)
{
    return (struct change_targets){
        .indicator_id = id,
        .version = 1,
        .act = {.kind = "acuerdo", .number = "014 de 2025", .date = "30/06/2025", .note = ""},
        .target = "6",
        .planned = {"1", "1", "1,5", "2,5"}};
}

static struct indicator *load(struct access_fixture *f, int64_t id)
{
    struct indicator *indicator = NULL;
    assert_true(indicator_store_load(f->database, (struct object_key){f->council_id, id}, &f->arena,
                                     &indicator, &f->context.error));
    assert_non_null(indicator);
    return indicator;
}

static struct target_change_list changes_of(struct access_fixture *f, int64_t id)
{
    struct target_change_list list = {0};
    assert_true(target_change_store_list(f->database, (struct object_key){f->council_id, id},
                                         &f->arena, &list, &f->context.error));
    return list;
}

static void an_act_changes_what_counts_and_keeps_what_was(void **state)
{
    struct access_fixture *f = *state;
    struct change_targets_answer answer;
    const int64_t id = add_plan(f, 1);
    const int64_t person_id = president(f);
    struct change_targets input = usual(id);
    input.is_trial = true;
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_DONE);
    assert_int_equal(load(f, id)->version, 1);
    assert_int_equal(answer.remark_count, 0);
    input.is_trial = false;
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_DONE);

    const struct indicator *after = load(f, id);
    assert_int_equal(after->target.value_e4, 60000);
    assert_int_equal(after->original_target.value_e4, 40000);
    assert_int_equal(after->years[2].planned.value_e4, 15000);
    assert_int_equal(after->years[2].original_planned.value_e4, 10000);
    assert_int_equal(after->years[3].planned.state, QUANTITY_NUMBER);
    assert_int_equal(after->years[3].original_planned.state, QUANTITY_NOT_PROGRAMMED);

    const struct target_change_list list = changes_of(f, id);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].act_date, "2025-06-30");
    assert_int_equal(list.items[0].changed_by, person_id);
    assert_int_equal(list.items[0].item_count, 3);
    assert_int_equal(list.items[0].items[0].year, 0);
    assert_int_equal(list.items[0].items[2].old_value.state, QUANTITY_NOT_PROGRAMMED);

    struct audit_record_list trace;
    assert_true(audit_store_list(f->database, &(struct audit_query){f->council_id, 0, 1}, &f->arena,
                                 &trace, &f->context.error));
    assert_string_equal(trace.items[0].action, "change_targets");
    assert_string_equal(
        trace.items[0].detail,
        "Acuerdo 014 de 2025, 2025-06-30: meta 4 → 6; 2026 1 → 1,5; 2027 NP → 2,5;");
}

static void somebody_elses_change_is_not_overwritten(void **state)
{
    struct access_fixture *f = *state;
    struct change_targets_answer answer;
    const int64_t id = add_plan(f, 1);
    president(f);
    struct change_targets input = usual(id);
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_DONE);
    input.target = "9";
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_CONFLICT);
    assert_int_equal(answer.values[0].before.value_e4, 60000);
    assert_int_equal(answer.values[0].after.value_e4, 90000);
    assert_int_equal(changes_of(f, id).count, 1);
}

static void what_is_wrong_is_said_beside_its_field(void **state)
{
    struct access_fixture *f = *state;
    struct change_targets_answer answer;
    const int64_t id = add_plan(f, 1);
    president(f);
    const struct {
        const char *field, *kind, *number, *date, *target, *planned;
    } cases[] = {
        {"acto", "", "1", "30/06/2025", "6", "1"},
        {"acto", "correccion", "1", "30/06/2025", "6", "1"},
        {"numero", "acuerdo", "  ", "30/06/2025", "6", "1"},
        {"fecha", "acuerdo", "1", "", "6", "1"},
        {"fecha", "acuerdo", "1", "31/02/2025", "6", "1"},
        {"fecha", "acuerdo", "1", "02/03/2026", "6", "1"}, /* tomorrow */
        {"fecha", "acuerdo", "1", "31/12/2023", "6", "1"},
        {"meta", "acuerdo", "1", "30/06/2025", "seis", "1"},
        {"meta", "acuerdo", "1", "30/06/2025", "", "1"},
        {"meta", "acuerdo", "1", "30/06/2025", "NP", "1"},
        {"meta", "acuerdo", "1", "30/06/2025", "-6", "1"},
        {"programado_2024", "acuerdo", "1", "30/06/2025", "6", ""},
        {"programado_2024", "acuerdo", "1", "30/06/2025", "6", "1,23456"},
        {"", "acuerdo", "1", "30/06/2025", "4,0", "1"}, /* nothing changes */
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        access_fixture_forget_messages(f);
        struct change_targets input = usual(id);
        input.act = (struct target_act){cases[i].kind, cases[i].number, cases[i].date, ""};
        input.target = cases[i].target;
        input.planned[0] = cases[i].planned;
        input.planned[2] = "1";
        input.planned[3] = "np ";
        if (change_targets(&f->context, &input, &answer) != ACTION_INVALID ||
            action_find_message(&f->context, cases[i].field) == NULL ||
            f->context.messages.count != 1)
            fail_msg("case %zu: %zu messages", i, f->context.messages.count);
    }
    assert_int_equal(load(f, id)->version, 1);
    assert_int_equal(changes_of(f, id).count, 0);
}

static void odd_programming_is_said_and_taken(void **state)
{
    struct access_fixture *f = *state;
    struct change_targets_answer answer;
    const int64_t id = add_plan(f, 1);
    president(f);
    struct change_targets input = usual(id);
    input.target = "1.234";
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_DONE);
    assert_true(answer.values[0].is_ambiguous);
    assert_true(answer.values[1].is_past);
    assert_false(answer.values[3].is_past);
    assert_int_equal(answer.remark_count, 1);
    assert_string_equal(answer.remarks[0], "Los años suman 6 y la meta es 1.234.");
}

static void others_may_not(void **state)
{
    struct access_fixture *f = *state;
    struct change_targets_answer answer;
    const int64_t id = add_plan(f, 1);
    struct change_targets input = usual(id);
    access_fixture_become_operator(f, f->council_id);
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_FORBIDDEN);
    president(f);
    f->identity.roles = (role_set)(1u << ROLE_COUNCILLOR);
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_FORBIDDEN);
    f->identity.roles = (role_set)(1u << ROLE_PRESIDENT);
    input.indicator_id = id + 77;
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_NOT_FOUND);
    input.indicator_id = id;
    f->identity.council_id = f->council_id + 1;
    assert_int_equal(change_targets(&f->context, &input, &answer), ACTION_NOT_FOUND);
}

/* A file of one row: target, and programmed for 2024 alone. */
static enum action_status import_file(struct access_fixture *f, int target, int planned_2024,
                                      const struct import_plan *how,
                                      struct import_plan_answer *answer)
{
    struct draft_indicator row = {.key = "clave-1",
                                  .code = "",
                                  .name = "Kilómetros de vía mejorados 1",
                                  .path = {"Línea", "Componente", "Programa"},
                                  .level = INDICATOR_LEVEL_PRODUCT,
                                  .type = ACCUMULATION_SUM,
                                  .direction = DIRECTION_HIGHER_IS_BETTER};
    row.target = (struct draft_value){quantity_number(target * DECIMAL_SCALE),
                                      {.sheet = "Hoja 2", .row = 3, .column = 4}};
    if (planned_2024 >= 0)
        row.years[0].planned.quantity = quantity_number(planned_2024 * DECIMAL_SCALE);
    struct plan_draft draft = {.format_id = "matrix",
                               .file_name = "plan.csv",
                               .file_sha256 = "0123456789abcdef",
                               .first_year = 2024,
                               .year_count = 4,
                               .indicators = &row,
                               .indicator_count = 1};
    struct import_plan input = *how;
    input.draft = &draft;
    access_fixture_forget_messages(f);
    return import_plan(&f->context, &input, answer);
}

static bool has_change(const struct import_plan_answer *answer, enum import_change_kind kind,
                       const char *field)
{
    for (size_t i = 0; i < answer->change_count; i++)
        if (answer->changes[i].kind == kind && strcmp(answer->changes[i].field, field) == 0)
            return true;
    return false;
}

static void a_file_without_the_act_changes_no_target(void **state)
{
    struct access_fixture *f = *state;
    struct import_plan_answer answer;
    const int64_t id = add_plan(f, 1);
    president(f);
    assert_int_equal(import_file(f, 9, 3, &(struct import_plan){0}, &answer), ACTION_DONE);
    assert_int_equal(answer.targets_kept, 2);
    assert_true(has_change(&answer, IMPORT_CHANGE_NEEDS_ACT, "meta"));
    assert_true(has_change(&answer, IMPORT_CHANGE_NEEDS_ACT, "programado 2024"));
    const struct indicator *after = load(f, id);
    assert_int_equal(after->target.value_e4, 40000);
    assert_int_equal(after->years[0].planned.value_e4, 10000);
    assert_int_equal(changes_of(f, id).count, 0);
}

static void a_file_with_its_act_changes_them(void **state)
{
    struct access_fixture *f = *state;
    struct import_plan_answer answer;
    const int64_t id = add_plan(f, 1);
    president(f);
    const struct import_plan by_act = {
        .targets = IMPORT_TARGETS_BY_ACT,
        .act = {.kind = "decreto", .number = "7", .date = "01/02/2026", .note = "Ajuste."}};
    struct import_plan bad = by_act;
    bad.act.date = "01/02/2027";
    assert_int_equal(import_file(f, 9, 3, &bad, &answer), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "fecha"));
    assert_int_equal(import_file(f, 9, 3, &by_act, &answer), ACTION_DONE);
    assert_int_equal(answer.targets_changed, 2);
    const struct indicator *after = load(f, id);
    assert_int_equal(after->target.value_e4, 90000);
    assert_int_equal(after->original_target.value_e4, 40000);
    assert_int_equal(after->years[0].planned.value_e4, 30000);
    assert_int_equal(after->years[0].original_planned.value_e4, 10000);
    const struct target_change_list list = changes_of(f, id);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].act_kind, "decreto");
    assert_int_equal(list.items[0].item_count, 2);
}

static void a_misread_file_is_corrected_with_its_reason(void **state)
{
    struct access_fixture *f = *state;
    struct import_plan_answer answer;
    const int64_t id = add_plan(f, 1);
    president(f);
    struct import_plan correct = {.targets = IMPORT_TARGETS_CORRECT, .act = {.note = ""}};
    assert_int_equal(import_file(f, 9, 3, &correct, &answer), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "nota"));
    correct.act.note = "Se leyó la columna de 2023.";
    assert_int_equal(import_file(f, 9, 3, &correct, &answer), ACTION_DONE);
    assert_int_equal(load(f, id)->original_target.value_e4, 90000);
    const struct target_change_list list = changes_of(f, id);
    assert_string_equal(list.items[0].act_kind, "correccion");
    assert_string_equal(list.items[0].act_number, "archivo 01234567");
    assert_string_equal(list.items[0].act_date, "2026-03-01");

    /* What an act has changed keeps its original, whatever is corrected later. */
    struct change_targets by_act = usual(id);
    struct change_targets_answer changed;
    by_act.version = load(f, id)->version;
    assert_int_equal(change_targets(&f->context, &by_act, &changed), ACTION_DONE);
    assert_int_equal(import_file(f, 7, 3, &correct, &answer), ACTION_DONE);
    assert_int_equal(load(f, id)->target.value_e4, 70000);
    assert_int_equal(load(f, id)->original_target.value_e4, 90000);
}

static void what_the_plan_did_not_say_is_completed_without_an_act(void **state)
{
    struct access_fixture *f = *state;
    struct import_plan_answer answer;
    const int64_t id = add_plan(f, 1);
    president(f);
    struct indicator *indicator = load(f, id);
    indicator->years[0] = (struct indicator_year){0};
    assert_true(database_begin(f->database, true, &f->context.error));
    assert_true(indicator_store_save(f->database, f->council_id, indicator, &f->context.error));
    const struct assumed_target supposed = {.indicator_id = id,
                                            .year = 2024,
                                            .value_e4 = 10000,
                                            .reason = "No respondieron",
                                            .accepted_utc = "2026-03-01T12:00:00Z"};
    assert_true(
        assumed_target_store_save(f->database, f->council_id, &supposed, &f->context.error));
    assert_true(database_commit(f->database, &f->context.error));
    assert_int_equal(load(f, id)->years[0].assumed.value_e4, 10000);
    assert_int_equal(import_file(f, 4, 2, &(struct import_plan){0}, &answer), ACTION_DONE);
    assert_int_equal(answer.targets_kept, 0);
    assert_int_equal(load(f, id)->years[0].planned.value_e4, 20000);
    assert_int_equal(load(f, id)->years[0].original_planned.value_e4, 20000);
    assert_int_equal(load(f, id)->years[0].assumed.state, QUANTITY_MISSING);
    assert_string_equal(answer.changes[0].field, "programado 2024");
    assert_string_equal(answer.changes[0].before, "1 (supuesto del CTP)");
    assert_int_equal(changes_of(f, id).count, 0);
}

static void a_file_may_not_change_targets_for_the_operator(void **state)
{
    struct access_fixture *f = *state;
    struct import_plan_answer answer;
    add_plan(f, 1);
    access_fixture_become_operator(f, f->council_id);
    const struct import_plan by_act = {.targets = IMPORT_TARGETS_BY_ACT};
    assert_int_equal(import_file(f, 9, 3, &by_act, &answer), ACTION_FORBIDDEN);
    assert_int_equal(import_file(f, 9, 3, &(struct import_plan){0}, &answer), ACTION_DONE);
    assert_int_equal(answer.targets_kept, 2);
}

#define TARGET_TEST(function)                                                                      \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TARGET_TEST(an_act_changes_what_counts_and_keeps_what_was),
        TARGET_TEST(somebody_elses_change_is_not_overwritten),
        TARGET_TEST(what_is_wrong_is_said_beside_its_field),
        TARGET_TEST(odd_programming_is_said_and_taken),
        TARGET_TEST(others_may_not),
        TARGET_TEST(a_file_without_the_act_changes_no_target),
        TARGET_TEST(a_file_with_its_act_changes_them),
        TARGET_TEST(a_misread_file_is_corrected_with_its_reason),
        TARGET_TEST(what_the_plan_did_not_say_is_completed_without_an_act),
        TARGET_TEST(a_file_may_not_change_targets_for_the_operator),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
