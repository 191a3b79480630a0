#include "base/test.h"

#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static const char path[] = "/c/guatape/calidad/carta";
static struct plan plan;

static void test_the_letter_is_drafted_from_the_findings(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, path), 404);
    test_plan_fill(&f->test, &plan, 3);
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "Pide aclarar 6 asuntos del plan.");
    page_fixture_expect(f, "El consejo revisó los 3 indicadores");
    page_fixture_expect(f,
                        "Dar la línea base, con su año y su fuente, o decir que no se ha medido.");
    page_fixture_refuse(f, "Tipo por confirmar");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, path), 403);
}

static void test_what_was_typed_is_in_the_file(void **state)
{
    struct page_fixture *f = *state;
    const char *const form[] = {"fecha",
                                "Guatapé, 1 de mayo de 2026",
                                "destinatario",
                                "Señora\nRosa <Ruiz>",
                                "apertura",
                                "Le **pedimos** esto.",
                                "cierre",
                                "Gracias.",
                                "firma",
                                "Ana",
                                "cargo",
                                "Presidencia",
                                "formato",
                                "html",
                                NULL};
    test_plan_fill(&f->test, &plan, 2);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_post(f, path, form), 200);
    page_fixture_expect(f, "Rosa &lt;Ruiz&gt;");
    page_fixture_expect(f, "<strong>pedimos</strong>");
    page_fixture_expect(f, "Los años suman 3 y la meta es 4.");
    page_fixture_expect(f, "Kilómetros de vía mejorados 2");
    page_fixture_expect(f, "Gracias.");
    assert_non_null(
        strstr(page_fixture_header(f, "Content-Disposition"), "carta-calidad-guatape.html"));
    const char *const pdf[] = {"fecha",  "Hoy", "destinatario", "Señora", "apertura", "Uno",
                               "cierre", "Dos", "formato",      "pdf",    NULL};
    assert_int_equal(page_fixture_post(f, path, pdf), 200);
    assert_memory_equal(page_fixture_body(f), "%PDF", 4);
}

static void test_a_bad_letter_keeps_what_was_typed(void **state)
{
    struct page_fixture *f = *state;
    const char *const form[] = {"fecha",  "Hoy", "destinatario", " ",   "apertura", "Mi comienzo",
                                "cierre", "",    "firma",        "Ana", NULL};
    test_plan_fill(&f->test, &plan, 1);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, path, form), 422);
    page_fixture_expect(f, "<a href=\"#destinatario\">Escriba a quién se dirige.</a>");
    page_fixture_expect(f, "<a href=\"#cierre\">");
    page_fixture_expect(f, "Mi comienzo");
    page_fixture_expect(f, "value=\"Ana\"");
    page_fixture_refuse(f, "Agradecemos una respuesta");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_the_letter_is_drafted_from_the_findings),
        WITH_SITE(test_what_was_typed_is_in_the_file),
        WITH_SITE(test_a_bad_letter_keeps_what_was_typed),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
