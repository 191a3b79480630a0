#include "base/test.h"

#include "web/result_fixture.h"

#include "base/banned.h"

static const char base[] = "/c/guatape/devolver/";

static void test_a_reason_is_asked_for_and_kept(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = result_fixture_add(f, &(struct result_fixture){result_fixture_plan(f, 1), 2025,
                                                                MEASUREMENT_ANALYSED, "consejero"});
    const char *path = result_fixture_path(f, base, id);
    page_fixture_visit(f, "verificador");
    /* From the page that verifies: what was written there comes along. */
    static const char *const moved[] = {"version", "2",    "veredicto",      "confirmado", "cifra",
                                        "1",       "nota", "No es de 2025.", NULL};
    assert_int_equal(page_fixture_post(f, path, moved), 200);
    page_fixture_expect(f, "No es de 2025.</textarea>");
    page_fixture_refuse(f, "class=\"resumen\"");
    static const char *const none[] = {"version",     "2",      "paso", "devolver",
                                       "explicacion", "Falta.", NULL};
    assert_int_equal(page_fixture_post(f, path, none), 422);
    page_fixture_expect(f, "Elija el motivo.");
    page_fixture_expect(f, "Falta.</textarea>");
    static const char *const good[] = {"version",     "2",           "paso",
                                       "devolver",    "motivo",      "otro_ano",
                                       "explicacion", "Es de 2023.", NULL};
    assert_int_equal(page_fixture_post(f, path, good), 303);
    assert_string_equal(result_fixture_load(f, id)->returned_reason,
                        "El soporte es de otro año. Es de 2023.");
    /* Who recorded it finds it first. */
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
    page_fixture_expect(f, "Le devolvieron");
    page_fixture_expect(f, "Es de 2023.");
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
    page_fixture_refuse(f, "Le devolvieron");
    page_fixture_expect(f, "Devueltos a otras personas");
}

static void test_only_the_board_takes_back_what_is_published(void **state)
{
    struct page_fixture *f = *state;
    int64_t id =
        result_fixture_add(f, &(struct result_fixture){result_fixture_plan(f, 1), 2025,
                                                       MEASUREMENT_PUBLISHED, "consejero"});
    const char *path = result_fixture_path(f, base, id);
    static const char *const form[] = {"version", "4",      "paso", "devolver",
                                       "motivo",  "unidad", NULL};
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "usted no puede devolverla ahora");
    assert_int_equal(page_fixture_post(f, path, form), 403);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "deja de verse en el tablero público");
    assert_int_equal(page_fixture_post(f, path, form), 303);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {TEST(test_a_reason_is_asked_for_and_kept),
                                       TEST(test_only_the_board_takes_back_what_is_published)};
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
