#include "base/test.h"

#include "web/page_fixture.h"

#include "base/banned.h"

#define HEADER "Código departamento;Departamento;Código municipio;Municipio\n"

static int send_file(struct page_fixture *f, const char *bytes)
{
    const struct request_file file = {"archivo", "divipola.csv", bytes, strlen(bytes)};
    f->files = &file;
    f->file_count = 1;
    return page_fixture_post(f, "/admin/territorios", (const char *const[]){NULL});
}

static void test_a_list_comes_in(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_get(f, "/admin/territorios"), 200);
    page_fixture_refuse(f, "Chocó");
    assert_int_equal(send_file(f, HEADER "27;CHOCÓ;27001;QUIBDÓ\n27;CHOCÓ;27006;ACANDÍ\n"), 200);
    page_fixture_expect(f, "3 entidades nuevas");
    page_fixture_expect(f, "Chocó</th><td data-l=\"Código\">27</td><td class=\"d\" "
                           "data-l=\"Municipios y áreas\">2<");
    assert_int_equal(page_fixture_get(f, "/admin/consejos/nuevo?buscar=quibdo"), 200);
    page_fixture_expect(f, "27001");
}

static void test_a_broken_list_brings_nothing(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "administrador");
    assert_int_equal(send_file(f, HEADER "27;CHOCÓ;27001;QUIBDÓ\n27;CHOCÓ;5001;<b>\n"), 422);
    page_fixture_expect(f, "<b>Fila 3.</b> El código 05001 no es del departamento 27.");
    page_fixture_refuse(f, "Chocó</th>");
    assert_int_equal(send_file(f, "hola;mundo\n1;2\n"), 422);
    page_fixture_expect(f, "No pudimos leer el archivo");
    assert_int_equal(page_fixture_post(f, "/admin/territorios", (const char *const[]){NULL}), 422);
    page_fixture_expect(f, "Elija el archivo del DANE.");
}

static void test_only_an_administrator_may(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/admin/territorios"), 403);
    assert_int_equal(send_file(f, HEADER "27;CHOCÓ;27001;QUIBDÓ\n"), 403);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_list_comes_in, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_a_broken_list_brings_nothing, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_only_an_administrator_may, page_fixture_setup,
                                        page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
