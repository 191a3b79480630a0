#include "base/test.h"

#include <string.h>

#include "storage/database.h"
#include "web/result_fixture.h"

#include "base/banned.h"

enum { BEHIND = 12, SHOWN = 10, TENTH_E4 = 1000 };

/* Of 15 indicators with 1 km programmed a year: twelve behind, the last of them furthest, one on
 * pace, one that only the council knows of, one of which nothing is known. */
static void fill(struct page_fixture *f)
{
    int64_t first = result_fixture_plan(f, BEHIND + 3);
    for (int i = 0; i < BEHIND; i++)
        result_fixture_add(f, &(struct result_fixture){.indicator_id = first + i,
                                                       .year = 2025,
                                                       .state = MEASUREMENT_PUBLISHED,
                                                       .recorder = "presidencia",
                                                       .value_e4 = (BEHIND - i) * TENTH_E4});
    for (int i = 0; i < 2; i++)
        result_fixture_add(f, &(struct result_fixture){.indicator_id = first + BEHIND + i,
                                                       .year = 2025,
                                                       .state = i == 0 ? MEASUREMENT_PUBLISHED
                                                                       : MEASUREMENT_RECORDED,
                                                       .recorder = "presidencia",
                                                       .value_e4 = 20 * TENTH_E4});
}

/* The list under a heading. */
static const char *find_list(struct page_fixture *f, const char *heading)
{
    const char *start = strstr(page_fixture_body(f), heading);
    assert_non_null(start);
    const char *end = strstr(start, "</ul>");
    assert_non_null(end);
    return arena_strndup(&f->arena, start, (size_t)(end - start));
}

static void test_a_plan_that_is_not_there_is_said(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "aún no ha traído su plan");
    result_fixture_plan(f, 1);
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "Todavía no hay resultados publicados");
}

static void test_the_sentence_and_what_is_not_known(void **state)
{
    struct page_fixture *f = *state;
    fill(f);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "1 de 13 indicadores de producto lleva el ritmo previsto. "
                           "Los demás van atrasados.");
    page_fixture_expect(f, "2 sin reporte de 2025");
    page_fixture_expect(f, "13 de 15</span>indicadores programados tienen reporte");
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "vista del consejo");
    page_fixture_expect(f, "2 de 14 indicadores de producto llevan el ritmo previsto.");
    page_fixture_expect(f, "1 sin reporte de 2025");
}

static void test_the_ten_furthest_behind_stand_in_order(void **state)
{
    struct page_fixture *f = *state;
    fill(f);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    const char *place = find_list(f, "<h2>Lo que más falta</h2>");
    for (int number = BEHIND; number > BEHIND - SHOWN; number--) {
        place = strstr(place, arena_printf(&f->arena, ">Kilómetros de vía mejorados %d<", number));
        if (place == NULL)
            fail_msg("indicator %d is not in its place", number);
    }
    assert_null(strstr(place + 1, ">Kilómetros"));
}

/* Indicators of the end of the list are results: the two furthest behind and what is not known. */
static void test_results_stand_apart_from_products(void **state)
{
    struct page_fixture *f = *state;
    fill(f);
    assert_true(database_execute_script(
        f->test.database,
        "UPDATE indicator SET level = 2 WHERE name LIKE '% 11' OR name LIKE '% 12' "
        "OR name LIKE '% 15'",
        NULL));
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "1 de 11 indicadores de producto lleva el ritmo previsto.");
    const char *results = find_list(f, "<h3>En resultados</h3>");
    const char *first = strstr(results, ">Kilómetros de vía mejorados 12<");
    assert_non_null(first);
    const char *second = strstr(first, ">Kilómetros de vía mejorados 11<");
    assert_non_null(second);
    assert_null(strstr(second + 1, ">Kilómetros"));
    assert_null(strstr(find_list(f, "<h2>Lo que más falta</h2>"), "mejorados 12<"));
    const char *missing = strstr(page_fixture_body(f), "<h2>Lo que no se sabe</h2>");
    assert_non_null(strstr(missing, "tablero?falta=reporte#productos\">1 sin reporte de 2025"));
    assert_non_null(strstr(missing, "tablero?falta=reporte#resultados\">1 sin reporte de 2025"));
}

static void test_lists_without_anything_say_so(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = result_fixture_plan(f, 1);
    result_fixture_add(f, &(struct result_fixture){.indicator_id = id,
                                                   .year = 2025,
                                                   .state = MEASUREMENT_PUBLISHED,
                                                   .recorder = "presidencia",
                                                   .value_e4 = 20 * TENTH_E4});
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "Ninguno de los que se pueden comparar va atrasado.");
    page_fixture_expect(f, "Todos los indicadores programados para 2025 tienen reporte.");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_plan_that_is_not_there_is_said), TEST(test_the_sentence_and_what_is_not_known),
        TEST(test_the_ten_furthest_behind_stand_in_order),
        TEST(test_results_stand_apart_from_products), TEST(test_lists_without_anything_say_so)};
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
