#include "base/test.h"

#include "web/page_fixture.h"

static void test_shows_who_one_is_and_where(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/cuenta"), 200);
    page_fixture_expect(f, "value=\"verificador\"");
    page_fixture_expect(f, "verificador@example.org");
    page_fixture_expect(f, "href=\"/c/guatape\"");
    page_fixture_expect(f, "Verificador/a · desde el 1 de marzo de 2026");
    page_fixture_refuse(f, "/c/marinilla");
    assert_true(f->response.is_private);
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_get(f, "/cuenta"), 200);
    page_fixture_expect(f, "no es miembro de ningún consejo");
}

static void test_the_name_is_corrected(void **state)
{
    static const char *const bad[] = {"nombre", "   ", NULL};
    static const char *const good[] = {"nombre", "  Rosa <Elena> Gil ", NULL};
    struct page_fixture *f = *state;
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, "/cuenta", bad), 422);
    page_fixture_expect(f, "<a href=\"#nombre\">Escriba su nombre.</a>");
    assert_int_equal(page_fixture_post(f, "/cuenta", good), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/cuenta?hecho=nombre");
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/cuenta?hecho=nombre"), 200);
    page_fixture_expect(f, "Rosa &lt;Elena&gt; Gil");
    page_fixture_expect(f, "Guardamos su nombre");
    assert_int_equal(page_fixture_get(f, "/cuenta?hecho=otra-cosa"), 200);
    page_fixture_refuse(f, "aviso bien");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_shows_who_one_is_and_where, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_the_name_is_corrected, page_fixture_setup,
                                        page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
