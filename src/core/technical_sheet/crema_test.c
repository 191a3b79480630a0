#include "base/test.h"

#include <string.h>

#include "core/technical_sheet/crema.h"

#include "base/banned.h"

static void test_scores_add_up_and_na_does_not_count(void **state)
{
    static const struct {
        const char *answers[CREMA_TESTS];
        int answered, counted, sum, percent;
    } cases[] = {
        {{"3", "2", "na", "3", "1"}, 5, 4, 9, 75},     {{"3", "3", "3", "3", "3"}, 5, 5, 15, 100},
        {{"0", "0", "0", "0", "0"}, 5, 5, 0, 0},       {{"3", "3", "3", "3", ""}, 4, 4, 12, -1},
        {{"1", "1", "1", "1", "1"}, 5, 5, 5, 33},      {{"1", "1", "1", "2", "na"}, 5, 4, 5, 42},
        {{"na", "na", "na", "na", "na"}, 5, 0, 0, -1}, {{"", "", "", "", ""}, 0, 0, 0, -1},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct technical_sheet sheet;
        technical_sheet_clear(&sheet);
        for (int j = 0; j < CREMA_TESTS; j++)
            sheet.values[crema_answer_field(j)] = cases[i].answers[j];
        struct crema_result result = crema_compute(&sheet);
        assert_int_equal(result.answered, cases[i].answered);
        assert_int_equal(result.counted, cases[i].counted);
        assert_int_equal(result.sum, cases[i].sum);
        assert_int_equal(result.percent, cases[i].percent);
    }
}

static void test_fields_of_the_five_tests(void **state)
{
    (void)state;
    assert_int_equal(crema_answer_field(0), SHEET_CLEAR);
    assert_int_equal(crema_note_field(4), SHEET_ADEQUATE_NOTE);
    for (int i = 0; i < CREMA_TESTS; i++)
        assert_int_equal(sheet_field_facts(crema_answer_field(i))->kind, SHEET_KIND_SCORE);
}

static void test_participles(void **state)
{
    static const struct {
        const char *name;
        bool has;
    } cases[] = {
        {"Vía terciaria pavimentada", true},
        {"Usuarios atendidos", true},
        {"Acuerdos escritos", true},
        {"Centros ABIERTOS al público", true},
        {"Casos resueltos", true},
        {"Obras hechas", true},
        {"Kilómetros de vía", false},
        {"Estado de la malla vial", false},
        {"Planes gerenciales", false},
        {"Calidad de vida", false},
        {"", false},
        {"Ida", false},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        if (crema_has_participle(&arena, cases[i].name) != cases[i].has)
            fail_msg("%s", cases[i].name);
    arena_release(&arena);
}

static bool has_hint(const struct crema_hints *hints, int test, const char *piece)
{
    for (int i = 0; i < hints->count; i++)
        if (hints->items[i].test == test && strstr(hints->items[i].text, piece) != NULL)
            return true;
    return false;
}

static void test_hints_name_what_is_lacking(void **state)
{
    struct arena arena = {0};
    struct technical_sheet sheet;
    (void)state;
    technical_sheet_clear(&sheet);
    sheet.values[SHEET_NAME] = "Kilómetros de vía";
    struct crema_hints hints = crema_find_hints(&arena, &sheet);
    assert_int_equal(hints.count, 10);
    assert_true(has_hint(&hints, 0, "participio"));
    assert_true(has_hint(&hints, 2, "fuente"));
    assert_true(has_hint(&hints, 3, "unidad"));
    for (int i = 0; i < SHEET_FIELDS; i++)
        sheet.values[i] = "x";
    sheet.values[SHEET_NAME] = "Vías pavimentadas";
    assert_int_equal(crema_find_hints(&arena, &sheet).count, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_scores_add_up_and_na_does_not_count),
                                       cmocka_unit_test(test_fields_of_the_five_tests),
                                       cmocka_unit_test(test_participles),
                                       cmocka_unit_test(test_hints_name_what_is_lacking)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
