#include "base/test.h"

#include <string.h>

#include "core/technical_sheet/technical_sheet.h"

#include "base/banned.h"

static struct plan_node nodes[] = {
    {.id = 1, .parent_index = -1, .depth = 1, .name = "Territorio", .code = ""},
    {.id = 2, .parent_id = 1, .parent_index = 0, .depth = 2, .name = "Vías", .code = ""},
};

static struct indicator road(void)
{
    struct indicator indicator = {.id = 7,
                                  .node_index = 1,
                                  .code = "010202",
                                  .mga_code = "240204112",
                                  .name = "Vía terciaria pavimentada",
                                  .level = INDICATOR_LEVEL_PRODUCT,
                                  .unit = "km",
                                  .type = ACCUMULATION_SUM,
                                  .baseline = quantity_number(0),
                                  .baseline_note = "",
                                  .target = quantity_number(40000),
                                  .responsible = "Secretaría de Infraestructura",
                                  .first_year = 2024,
                                  .year_count = 4};
    for (int i = 0; i < 4; i++)
        indicator.years[i].planned = quantity_number(i == 3 ? 5000 : 10000);
    indicator.years[1].planned = (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
    return indicator;
}

static struct technical_sheet fill(struct arena *arena, const struct indicator *indicator)
{
    const struct plan plan = {.nodes = nodes, .node_count = 2};
    struct technical_sheet sheet;
    technical_sheet_clear(&sheet);
    technical_sheet_fill(arena, &plan, indicator, &sheet);
    return sheet;
}

static void test_the_plan_fills_what_it_knows(void **state)
{
    struct arena arena = {0};
    const struct indicator indicator = road();
    struct technical_sheet sheet = fill(&arena, &indicator);
    (void)state;
    assert_string_equal(sheet.values[SHEET_PLACE], "Territorio › Vías");
    assert_string_equal(sheet.values[SHEET_ORIENTATION], "Incremento");
    assert_string_equal(sheet.values[SHEET_BASELINE], "0");
    assert_string_equal(sheet.values[SHEET_TARGET], "4");
    assert_string_equal(sheet.values[SHEET_YEARLY], "2024: 1 · 2025: NP · 2026: 1 · 2027: 0,5");
    assert_non_null(strstr(sheet.values[SHEET_MGA], "Sector 24, Transporte"));
    assert_string_equal(sheet.values[SHEET_VERSION], "");
    assert_string_equal(sheet.values[SHEET_FORMULA], "");
    arena_release(&arena);
}

static void test_a_result_does_not_wait_for_a_code_of_products(void **state)
{
    struct arena arena = {0};
    struct indicator indicator = road();
    (void)state;
    indicator.mga_code = "";
    assert_string_equal(fill(&arena, &indicator).values[SHEET_MGA], "");
    indicator.level = INDICATOR_LEVEL_RESULT;
    assert_string_equal(fill(&arena, &indicator).values[SHEET_MGA],
                        "No aplica: el código MGA es de productos.");
    arena_release(&arena);
}

/* A year without a cell is a gap of the plan: its targets are not complete. */
static void test_a_gap_in_the_years_is_not_hidden(void **state)
{
    struct arena arena = {0};
    struct indicator indicator = road();
    (void)state;
    indicator.years[2].planned = (struct quantity){0};
    assert_string_equal(fill(&arena, &indicator).values[SHEET_YEARLY], "");
    indicator.baseline = (struct quantity){0};
    indicator.baseline_note = "Sin medir";
    assert_string_equal(fill(&arena, &indicator).values[SHEET_BASELINE], "Sin medir");
    arena_release(&arena);
}

static void test_completeness_counts_the_27_fields(void **state)
{
    struct arena arena = {0};
    const struct indicator indicator = road();
    struct technical_sheet sheet = fill(&arena, &indicator);
    struct sheet_completeness found = technical_sheet_measure(&sheet);
    (void)state;
    assert_int_equal(SHEET_ITEMS, 27);
    /* 1, 2, 5, 6, 7, 8, 11, 12, 14, 15: 13 and 19 wait for what is typed. */
    assert_int_equal(found.count, 10);
    assert_int_equal(found.percent, 37);
    assert_int_equal(found.plan_missing, 0);
    assert_false(found.is_complete[13]);
    sheet.values[SHEET_BASELINE_YEAR] = "2023";
    assert_false(technical_sheet_measure(&sheet).is_complete[13]);
    sheet.values[SHEET_BASELINE_SOURCE] = "Empalme";
    assert_true(technical_sheet_measure(&sheet).is_complete[13]);
    sheet.values[SHEET_OFFICE] = "Secretario"; /* mail and telephone are optional */
    assert_true(technical_sheet_measure(&sheet).is_complete[19]);
    sheet.values[SHEET_UNIT] = "";
    assert_int_equal(technical_sheet_measure(&sheet).plan_missing, 1);
    for (int i = 0; i < SHEET_FIELDS; i++)
        sheet.values[i] = sheet_field_facts((enum sheet_field)i)->number == 0 ? "" : "x";
    assert_int_equal(technical_sheet_measure(&sheet).percent, 100);
    sheet.values[SHEET_VERSION] = "";
    assert_int_equal(technical_sheet_measure(&sheet).count, 26);
    assert_int_equal(technical_sheet_measure(&sheet).percent, 96);
    arena_release(&arena);
}

static void test_typed_values_are_read_into_one_form(void **state)
{
    static const struct {
        enum sheet_field field;
        const char *typed, *kept; /* kept NULL: a problem */
    } cases[] = {
        {SHEET_GOALS, "11;9, 9", "9, 11"},
        {SHEET_GOALS, " 17 ", "17"},
        {SHEET_GOALS, "18", NULL},
        {SHEET_GOALS, "0", NULL},
        {SHEET_GOALS, "9a", NULL},
        {SHEET_GOALS, "cuatro", NULL},
        {SHEET_LAG, "", ""},
        {SHEET_LAG, " 30 ", "30"},
        {SHEET_LAG, "0", "0"},
        {SHEET_LAG, "030", "30"},
        {SHEET_LAG, "1831", NULL},
        {SHEET_LAG, "-3", NULL},
        {SHEET_LAG, "30 días", NULL},
        {SHEET_LAG, "99999999999999999999", NULL},
        {SHEET_BASELINE_YEAR, "2023", "2023"},
        {SHEET_BASELINE_YEAR, "23", NULL},
        {SHEET_BASELINE_YEAR, "2101", NULL},
        {SHEET_PERIODICITY, "Trimestral", "trimestral"},
        {SHEET_PERIODICITY, "ANUAL", "anual"},
        {SHEET_PERIODICITY, "diaria", NULL},
        {SHEET_GEOGRAPHY, "barrios y  veredas", "vereda"},
        {SHEET_PEACE, "no hace parte", "ninguno"},
        {SHEET_UPDATED, "15/03/2026", "2026-03-15"},
        {SHEET_UPDATED, "2026-03-15", "2026-03-15"},
        {SHEET_UPDATED, "31/02/2026", NULL},
        {SHEET_CLEAR, "3", "3"},
        {SHEET_CLEAR, "no aplica", "na"},
        {SHEET_CLEAR, "4", NULL},
        {SHEET_PHONE, "(604) 861 0555", "(604) 861 0555"},
        {SHEET_PHONE, "12345", NULL},
        {SHEET_PHONE, "llame ya", NULL},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const char *problem = NULL;
        const char *kept = technical_sheet_read(&arena, cases[i].field, cases[i].typed, &problem);
        if ((cases[i].kept == NULL) != (problem != NULL))
            fail_msg("%s: %s", cases[i].typed, problem == NULL ? "no problem" : problem);
        assert_string_equal(kept, cases[i].kept == NULL ? "" : cases[i].kept);
    }
    arena_release(&arena);
}

static void test_kept_values_are_shown_in_words(void **state)
{
    static const struct {
        enum sheet_field field;
        const char *kept, *shown;
    } cases[] = {
        {SHEET_PERIODICITY, "trimestral", "Trimestral"},
        {SHEET_GOALS, "9, 11",
         "9. Industria, innovación e infraestructura; 11. Ciudades y comunidades sostenibles"},
        {SHEET_UPDATED, "2026-03-15", "15 de marzo de 2026"},
        {SHEET_CLEAR, "na", "No aplica"},
        {SHEET_LAG, "45", "45 días"},
        {SHEET_LAG, "1", "1 día"},
        {SHEET_FORMULA, "V1", "V1"},
        {SHEET_UPDATED, "", ""},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_string_equal(technical_sheet_show(&arena, cases[i].field, cases[i].kept),
                            cases[i].shown);
    arena_release(&arena);
}

static void test_contact_is_private_and_keys_are_unique(void **state)
{
    struct technical_sheet sheet;
    enum sheet_field found;
    (void)state;
    technical_sheet_clear(&sheet);
    sheet.values[SHEET_EMAIL] = "ana@example.org";
    sheet.values[SHEET_PHONE] = "3001234567";
    sheet.values[SHEET_OFFICE] = "Secretaria";
    technical_sheet_hide_private(&sheet);
    assert_string_equal(sheet.values[SHEET_EMAIL], "");
    assert_string_equal(sheet.values[SHEET_PHONE], "");
    assert_string_equal(sheet.values[SHEET_OFFICE], "Secretaria");
    for (int i = 0; i < SHEET_FIELDS; i++) {
        assert_true(sheet_field_parse(sheet_field_facts((enum sheet_field)i)->key, &found));
        assert_int_equal(found, i);
    }
    assert_false(sheet_field_parse("otra", &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_plan_fills_what_it_knows),
        cmocka_unit_test(test_a_result_does_not_wait_for_a_code_of_products),
        cmocka_unit_test(test_a_gap_in_the_years_is_not_hidden),
        cmocka_unit_test(test_completeness_counts_the_27_fields),
        cmocka_unit_test(test_typed_values_are_read_into_one_form),
        cmocka_unit_test(test_kept_values_are_shown_in_words),
        cmocka_unit_test(test_contact_is_private_and_keys_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
