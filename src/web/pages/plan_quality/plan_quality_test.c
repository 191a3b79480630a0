#include "base/test.h"

#include "storage/indicator_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static struct plan plan;

static void test_before_there_is_a_plan(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad"), 200);
    page_fixture_expect(f, "El consejo aún no ha traído su plan.");
    page_fixture_refuse(f, "Traer el plan</a>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad.csv"), 404);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad"), 200);
    page_fixture_expect(f, "Traer el plan</a>");
}

/* Each of the fixture's indicators lacks its baseline, adds up to 3 of 4 and has a proposed type:
 * target 20, years 20, measurable 10 and code 5 of 100. */
static void test_the_summary_stands_first(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 5);
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad"), 200);
    page_fixture_expect(f, "0 de 5 indicadores pasan todas las pruebas.");
    page_fixture_expect(f, "<span class=\"num\">55,0 de 100</span>");
    page_fixture_expect(f, "Los años suman 3 y la meta es 4.");
    page_fixture_expect(f, "href=\"/c/guatape/calidad?hallazgo=no-cuadra\">Ver los 5");
    page_fixture_expect(f, "Kilómetros de vía mejorados 3</a>");
    page_fixture_refuse(f, "Kilómetros de vía mejorados 4</a>");
    page_fixture_refuse(f, "Confirmar los tipos");
    page_fixture_refuse(f, "Sin meta del periodo:");
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad"), 200);
    page_fixture_expect(f, "Confirmar los tipos");
}

static void test_one_kind_goes_by_pages(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 51);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad?hallazgo=sin-linea-base"), 200);
    page_fixture_expect(f, "51 indicadores de 51.");
    page_fixture_expect(f, "mejorados 50</a>");
    page_fixture_refuse(f, "mejorados 51</a>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad?hallazgo=sin-linea-base&pagina=2"),
                     200);
    page_fixture_expect(f, "mejorados 51</a>");
    page_fixture_refuse(f, "mejorados 50</a>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad?hallazgo=sin-linea-base&pagina=9"),
                     200);
    page_fixture_expect(f, "mejorados 50</a>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad?hallazgo=sin-meta"), 200);
    page_fixture_expect(f, "Ningún indicador tiene este problema.");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad?hallazgo=otro"), 404);
}

/* A supposition is told apart from what the plan says. */
static void test_open_years_come_with_a_proposal(void **state)
{
    struct page_fixture *f = *state;
    struct indicator *indicator = NULL;
    int64_t id = test_plan_fill(&f->test, &plan, 1);
    const struct object_key key = {plan.council_id, id};
    struct error error = {0};
    assert_true(indicator_store_load(f->test.database, key, &f->arena, &indicator, &error));
    indicator->years[1].planned = (struct quantity){0};
    assert_true(indicator_store_save(f->test.database, plan.council_id, indicator, &error));
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad"), 200);
    page_fixture_expect(f, "Falta 2025.");
    page_fixture_expect(f, "Propuesta</span> 2025: 2.");
}

static void test_the_findings_as_files(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 1);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad.csv"), 200);
    page_fixture_expect(f,
                        "hallazgo,codigo,indicador,programa,nivel,responsable,que_pasa,que_hacer");
    page_fixture_expect(f,
                        "Los años no cuadran con la meta,,Kilómetros de vía mejorados 1,Programa,"
                        "Producto,,Los años suman 3 y la meta es 4.,");
    assert_non_null(strstr(page_fixture_header(f, "Content-Disposition"), "calidad-guatape.csv"));
    assert_int_equal(page_fixture_get(f, "/c/guatape/calidad.xlsx"), 200);
    assert_memory_equal(page_fixture_body(f), "PK", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_before_there_is_a_plan), WITH_SITE(test_the_summary_stands_first),
        WITH_SITE(test_one_kind_goes_by_pages), WITH_SITE(test_open_years_come_with_a_proposal),
        WITH_SITE(test_the_findings_as_files),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
