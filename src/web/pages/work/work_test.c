#include "base/test.h"

#include "web/result_fixture.h"

#include "base/banned.h"

static void fill(struct page_fixture *f, int count)
{
    static const enum measurement_state states[] = {MEASUREMENT_RECORDED, MEASUREMENT_ANALYSED,
                                                    MEASUREMENT_VERIFIED, MEASUREMENT_RETURNED,
                                                    MEASUREMENT_DRAFT,    MEASUREMENT_PUBLISHED};
    int64_t first = result_fixture_plan(f, count);
    for (size_t i = 0; i < TEST_COUNT(states); i++)
        result_fixture_add(
            f, &(struct result_fixture){first + (int64_t)i, 2025, states[i], "consejero"});
}

static void test_each_role_sees_what_is_its_own_to_do(void **state)
{
    static const char *const titles[] = {"Le devolvieron <",
                                         "Borradores suyos <",
                                         "Verificar <small>",
                                         "Analizar <",
                                         "Publicar <small>",
                                         "Falta el reporte <",
                                         "Devueltos a otras personas <",
                                         "Borradores de otras personas <",
                                         "Enviado por usted <"};
    static const struct {
        const char *who, *seen; /* a letter for each title: x seen, - not */
        const char *tasks;
    } cases[] = {
        {"consejero", "xx-x-x--x", "Tiene 13 tareas."},
        {"presidencia", "---xxxxx-", "Tiene 12 tareas."},
        {"secretaria_tecnica", "---xxxxx-", "Tiene 12 tareas."},
        {"verificador", "--x------", "Tiene una tarea."},
        {"enlace", "-----x---", "Tiene 10 tareas."},
        {"lectura", "---------", "Su papel es de lectura"},
    };
    struct page_fixture *f = *state;
    fill(f, 8); /* 2024: 8 missing, 2025: 2 */
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        page_fixture_visit(f, cases[i].who);
        assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
        page_fixture_expect(f, cases[i].tasks);
        page_fixture_expect(f, "4 de 8</dd>"); /* recorded of programmed in 2025 */
        for (size_t t = 0; t < TEST_COUNT(titles); t++) {
            if (cases[i].seen[t] == 'x')
                page_fixture_expect(f, titles[t]);
            else
                page_fixture_refuse(f, titles[t]);
        }
    }
}

static void test_long_lists_have_groups_and_pages(void **state)
{
    struct page_fixture *f = *state;
    result_fixture_plan(f, 60);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
    page_fixture_expect(f, "Ver los 120");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?lista=faltan"), 200);
    page_fixture_expect(f, "Página 1 de 3");
    page_fixture_expect(f, "2025 (60)");
    page_fixture_expect(f, "2024 (60)");
    page_fixture_expect(f, ">2025: Línea<");
    page_fixture_refuse(f, ">2024: Línea<");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?lista=faltan&anio=2024&pagina=2"),
                     200);
    page_fixture_expect(f, "Página 2 de 2");
    page_fixture_expect(f, ">2024: Línea<");
    page_fixture_expect(f, "/c/guatape/registrar/");
    /* A list that is not this person's is the overview. */
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?lista=verificar"), 200);
    page_fixture_expect(f, "<h1>Mi trabajo</h1>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?corte=2024"), 200);
    page_fixture_expect(f, "Ver los 60");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {TEST(test_each_role_sees_what_is_its_own_to_do),
                                       TEST(test_long_lists_have_groups_and_pages)};
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
