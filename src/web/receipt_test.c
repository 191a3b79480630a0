/* What a page says after a form, and where a secretary finds settings and audit trail. */
#include "base/test.h"

#include "web/page_fixture.h"
#include "web/receipt.h"

#include "base/banned.h"

static void test_an_address_asks_for_a_known_sentence(void **state)
{
    static const struct {
        const char *address;
        bool is_known;
    } cases[] = {{"/c/guatape/tipos", true},
                 {"/c/guatape/tipos?listo=tipos", true},
                 {"/c/guatape/tipos?listo=tipos#fin", true},
                 {"/c/guatape/tipos?listo=tipo", false},
                 {"/c/guatape/tipos?listo=", false}};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_int_equal(receipt_is_known(cases[i].address), cases[i].is_known);
}

static void test_a_page_says_what_was_saved(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/informes?listo=borrador"), 200);
    page_fixture_expect(f, "role=\"status\"><p>El borrador quedó eliminado.");
    assert_int_equal(page_fixture_get(f, "/c/guatape/informes?listo=otra"), 200);
    page_fixture_refuse(f, "role=\"status\"");
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/informes?listo=borrador"), 200);
    page_fixture_refuse(f, "role=\"status\"");
}

static void test_settings_and_audit_trail_are_in_the_navigation(void **state)
{
    static const struct {
        const char *who, *entry;
    } cases[] = {{"secretaria_tecnica", "Miembros y ajustes"},
                 {"presidencia", "Miembros y ajustes"},
                 {"verificador", "Registro"},
                 {"consejero", NULL},
                 {"lectura", NULL}};
    struct page_fixture *f = *state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        page_fixture_visit(f, cases[i].who);
        assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
        if (cases[i].entry != NULL)
            page_fixture_expect(f, arena_printf(&f->arena, ">%s</a>", cases[i].entry));
        else
            page_fixture_refuse(f, ">Registro</a>");
    }
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, "/c/guatape/miembros"), 200);
    page_fixture_expect(f, "<nav class=\"nav bajo\" aria-label=\"Del consejo\">");
    page_fixture_expect(f, "aria-current=\"page\">Miembros</a>");
    page_fixture_expect(f, "href=\"/c/guatape/ajustes\">Ajustes del consejo</a>");
    page_fixture_expect(f, "href=\"/c/guatape/registro\">Registro de actuaciones</a>");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_address_asks_for_a_known_sentence),
        TEST(test_a_page_says_what_was_saved),
        TEST(test_settings_and_audit_trail_are_in_the_navigation),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
