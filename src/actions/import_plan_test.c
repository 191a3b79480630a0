/* A plan's file comes a second time, changed: nothing twice, nothing of a person lost; on each
 * engine. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/import_plan.h"
#include "storage/database.h"
#include "storage/import_store.h"
#include "storage/measurement_store.h"
#include "storage/plan_store.h"

#include "base/banned.h"

enum { YEARS = 4, WHOLE = DECIMAL_SCALE };

/* One row of a file: its places, and the same figures each year. */
struct row {
    const char *line, *component, *programme;
    int64_t planned_e4, actual_e4; /* actual -1: none */
    int64_t official_e4;           /* -1: none */
};

static const struct row usual = {"1 Vida", "0101 Salud", "010101 Brigadas",
                                 WHOLE,    WHOLE / 2,    50 * WHOLE};

static struct draft_value number(int64_t value_e4)
{
    return value_e4 < 0 ? (struct draft_value){0}
                        : (struct draft_value){
                              .quantity = quantity_number(value_e4),
                              .source = {.sheet = "Hoja", .row = 3, .column = 4, .raw = "x"}};
}

static struct plan_draft *make_draft(struct access_fixture *f, const struct row *row,
                                     int first_year, int year_count)
{
    struct plan_draft *draft = ARENA_NEW(&f->arena, struct plan_draft);
    struct draft_indicator *indicator = ARENA_NEW(&f->arena, struct draft_indicator);
    *indicator = (struct draft_indicator){.key = "A1",
                                          .code = "A1",
                                          .name = "Brigadas hechas",
                                          .path = {row->line, row->component, row->programme},
                                          .unit = "Número",
                                          .type = ACCUMULATION_SUM,
                                          .type_reason = "",
                                          .direction = DIRECTION_HIGHER_IS_BETTER,
                                          .level = INDICATOR_LEVEL_PRODUCT,
                                          .target = number(4 * WHOLE),
                                          .baseline = number(0)};
    for (int i = 0; i < year_count; i++) {
        indicator->years[i].planned = number(row->planned_e4);
        indicator->years[i].actual = number(i < 2 ? row->actual_e4 : -1);
    }
    if (row->official_e4 >= 0)
        indicator->total_progress.percent = quantity_number(row->official_e4);
    *draft = (struct plan_draft){.format_id = "matrix",
                                 .file_name = "plan.csv",
                                 .file_sha256 = "abcdef",
                                 .plan_name = "",
                                 .first_year = first_year,
                                 .year_count = year_count,
                                 .indicators = indicator,
                                 .indicator_count = 1};
    return draft;
}

static struct import_plan_answer bring_as_present(struct access_fixture *f,
                                                  const struct plan_draft *draft)
{
    struct import_plan_answer answer;
    const enum action_status status =
        import_plan(&f->context, &(struct import_plan){.draft = draft}, &answer);
    if (status != ACTION_DONE)
        fail_msg("status %d: %s", status, f->context.error.message);
    return answer;
}

static struct import_plan_answer bring(struct access_fixture *f, const struct plan_draft *draft)
{
    access_fixture_become_operator(f, f->council_id);
    return bring_as_present(f, draft);
}

static struct plan *load_plan(struct access_fixture *f)
{
    struct object_key key = {f->council_id, 0};
    struct plan *plan = NULL;
    assert_true(plan_store_find_current(f->database, key.council_id, &key.id, &f->context.error));
    assert_true(plan_store_load(f->database, key, &f->arena, &plan, &f->context.error));
    assert_non_null(plan);
    return plan;
}

static const char *name_at(const struct plan *plan, int depth)
{
    for (size_t i = 0; i < plan->node_count; i++)
        if (plan->nodes[i].depth == depth)
            return plan->nodes[i].name;
    return "";
}

static const struct import_change *find_change(const struct import_plan_answer *answer,
                                               const char *field)
{
    for (size_t i = 0; i < answer->change_count; i++)
        if (strcmp(answer->changes[i].field, field) == 0)
            return &answer->changes[i];
    return NULL;
}

static struct measurement *load_result(struct access_fixture *f, int year)
{
    struct plan *plan = load_plan(f);
    struct measurement_list list = {0};
    struct measurement *result = NULL;
    assert_true(measurement_store_list_figures(f->database,
                                               (struct object_key){f->council_id, plan->id},
                                               &f->arena, &list, &f->context.error));
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].year == year)
            assert_true(measurement_store_load(f->database,
                                               (struct object_key){f->council_id, list.items[i].id},
                                               &f->arena, &result, &f->context.error));
    assert_non_null(result);
    return result;
}

static void an_import_corrects_only_what_imports_wrote(void **state)
{
    struct access_fixture *f = *state;
    struct row row = usual;
    bring(f, make_draft(f, &row, 2024, YEARS));
    assert_string_equal(load_result(f, 2024)->cut_off_date, "2024-12-31");
    struct measurement *result = load_result(f, 2024);
    result->official = quantity_number(3 * WHOLE);
    assert_true(
        measurement_store_save(f->database, result,
                               &(struct measurement_change){.action = "record_measurement",
                                                            .time_utc = "2025-01-01T00:00:00Z"},
                               &f->context.error));
    row.actual_e4 = WHOLE;
    const struct import_plan_answer answer = bring(f, make_draft(f, &row, 2024, YEARS));
    assert_int_equal(answer.results_kept, 1);
    assert_int_equal(answer.results_updated, 1);
    assert_int_equal(find_change(&answer, "resultado 2024")->kind, IMPORT_CHANGE_KEPT);
    assert_int_equal(load_result(f, 2024)->official.value_e4, 3 * WHOLE);
    assert_int_equal(load_result(f, 2025)->official.value_e4, WHOLE);
    /* Each says which file it is from: the corrected one from the new, the kept one from the old.
     */
    assert_int_equal(load_result(f, 2025)->import_run_id, answer.import_run_id);
    assert_true(load_result(f, 2024)->import_run_id > 0);
    assert_true(load_result(f, 2024)->import_run_id < answer.import_run_id);
}

/* Four eyes: who brings another figure in a file has recorded it, whoever brought the first one. */
static void who_imports_over_an_import_has_recorded_it(void **state)
{
    struct access_fixture *f = *state;
    struct row row = usual;
    const role_set roles = ROLE_BIT(ROLE_TECHNICAL_SECRETARY) | ROLE_BIT(ROLE_VERIFIER);
    const struct identity secretary = {.person_id =
                                           access_fixture_add_member(f, "sofia@example.org", roles),
                                       .council_id = f->council_id,
                                       .roles = roles};
    bring(f, make_draft(f, &row, 2024, YEARS));
    assert_int_equal(load_result(f, 2024)->recorded_by, 0);
    row.actual_e4 = WHOLE;
    access_fixture_become(f, &secretary);
    assert_int_equal(bring_as_present(f, make_draft(f, &row, 2024, YEARS)).results_updated, 2);
    assert_int_equal(load_result(f, 2024)->official.value_e4, WHOLE);
    assert_int_equal(load_result(f, 2024)->recorded_by, secretary.person_id);
    /* The same figures again change nothing and nobody. */
    bring(f, make_draft(f, &row, 2024, YEARS));
    assert_int_equal(load_result(f, 2024)->recorded_by, secretary.person_id);
}

static void years_of_the_plan_are_not_another_plan(void **state)
{
    struct access_fixture *f = *state;
    struct row row = usual;
    const struct import_plan_answer first = bring(f, make_draft(f, &row, 2024, YEARS));
    row.actual_e4 = WHOLE;
    struct import_plan_answer answer = bring(f, make_draft(f, &row, 2025, 1));
    assert_int_equal(answer.plan_id, first.plan_id);
    assert_int_equal(answer.added, 0);
    assert_int_equal(load_result(f, 2024)->official.value_e4, WHOLE / 2);
    assert_int_equal(load_result(f, 2025)->official.value_e4, WHOLE);
    assert_int_equal(load_plan(f)->indicators[0].years[3].planned.value_e4, WHOLE);
    access_fixture_become_operator(f, f->council_id);
    const struct import_plan beyond = {.draft = make_draft(f, &row, 2026, YEARS)};
    assert_int_equal(import_plan(&f->context, &beyond, &answer), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "archivo"));
    const int64_t older = bring(f, make_draft(f, &row, 2020, YEARS)).plan_id;
    assert_int_not_equal(older, first.plan_id);
    assert_int_equal(load_plan(f)->id, first.plan_id); /* what is followed stays the newest */
    assert_int_equal(bring(f, make_draft(f, &row, 2020, YEARS)).plan_id, older);
    const int64_t newest = bring(f, make_draft(f, &row, 2028, YEARS)).plan_id;
    assert_int_equal(load_plan(f)->id, newest);
    assert_int_equal(load_plan(f)->first_year, 2028);
}

static void a_node_keeps_its_code_and_takes_its_new_name(void **state)
{
    struct access_fixture *f = *state;
    struct row row = usual;
    bring(f, make_draft(f, &row, 2024, YEARS));
    row.component = "0101 Salud y bienestar";
    struct import_plan_answer answer = bring(f, make_draft(f, &row, 2024, YEARS));
    assert_string_equal(find_change(&answer, "nombre en el plan")->before, "0101 Salud");
    assert_string_equal(name_at(load_plan(f), 2), "0101 Salud y bienestar");
    assert_int_equal(load_plan(f)->node_count, 3);
    row.component = "Componente 0101"; /* made of a code: no name */
    answer = bring(f, make_draft(f, &row, 2024, YEARS));
    assert_null(find_change(&answer, "nombre en el plan"));
    assert_string_equal(name_at(load_plan(f), 2), "0101 Salud y bienestar");
}

static void a_code_written_twice_is_no_renaming(void **state)
{
    struct access_fixture *f = *state;
    struct row row = usual;
    struct plan_draft *draft = make_draft(f, &row, 2024, YEARS);
    bring(f, draft);
    struct draft_indicator both[2] = {draft->indicators[0], draft->indicators[0]};
    both[1].key = both[1].code = "A2";
    both[1].name = "Otra";
    both[1].path[1] = "0101 Vivienda";
    draft->indicators = both;
    draft->indicator_count = 2;
    const struct import_plan_answer answer = bring(f, draft);
    assert_null(find_change(&answer, "nombre en el plan"));
    assert_null(find_change(&answer, "lugar en el plan"));
    assert_int_equal(load_plan(f)->node_count, 3 + 2);
}

static void a_file_without_percentages_erases_none(void **state)
{
    struct access_fixture *f = *state;
    struct row row = usual;
    bring(f, make_draft(f, &row, 2024, YEARS));
    row.official_e4 = -1;
    bring(f, make_draft(f, &row, 2024, YEARS));
    struct official_figure_list figures = {0};
    const struct plan *plan = load_plan(f);
    assert_true(import_store_list_figures_of_plan(f->database,
                                                  (struct object_key){f->council_id, plan->id},
                                                  &f->arena, &figures, &f->context.error));
    assert_int_equal(figures.count, 1);
    assert_int_equal(figures.items[0].value_e4, 50 * WHOLE);
}

static void zero_and_not_programmed_need_no_act(void **state)
{
    struct access_fixture *f = *state;
    struct row row = usual;
    struct plan_draft *draft = make_draft(f, &row, 2024, YEARS);
    draft->indicators[0].years[3].planned = number(0);
    bring(f, draft);
    draft->indicators[0].years[3].planned.quantity.state = QUANTITY_NOT_PROGRAMMED;
    const struct import_plan_answer answer = bring(f, draft);
    assert_int_equal(answer.targets_kept, 0);
    assert_int_equal(answer.unchanged, 1);
    draft->indicators[0].years[3].planned = number(WHOLE);
    assert_int_equal(bring(f, draft).targets_kept, 1);
}

int main(void)
{
#define CASE(test)                                                                                 \
    cmocka_unit_test_setup_teardown(test, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        CASE(an_import_corrects_only_what_imports_wrote),
        CASE(who_imports_over_an_import_has_recorded_it),
        CASE(years_of_the_plan_are_not_another_plan),
        CASE(a_node_keeps_its_code_and_takes_its_new_name),
        CASE(a_code_written_twice_is_no_renaming),
        CASE(a_file_without_percentages_erases_none),
        CASE(zero_and_not_programmed_need_no_act),
    };
#undef CASE
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
