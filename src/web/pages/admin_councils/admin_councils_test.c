/* Opening a council: the catalogue, the form, and the list of all councils. */
#include "base/test.h"

#include <string.h>

#include "storage/database.h"
#include "storage/territory_store.h"
#include "web/page_fixture.h"

static void add_territory(struct page_fixture *f, const char *code, const char *name)
{
    struct database *database = f->test.database;
    struct territory territory = {
        .code = code, .name = name, .kind = "municipio", .department_code = "05"};
    assert_true(database_begin(database, true, NULL));
    assert_true(territory_store_save(database, &territory, NULL));
    assert_true(database_commit(database, NULL));
}

static void test_the_list_shows_how_far_each_has_come(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_get(f, "/admin/consejos"), 200);
    page_fixture_expect(f, "2 consejos usan esta instalación");
    page_fixture_expect(f, "href=\"/c/guatape/miembros\"");
    page_fixture_expect(f, "<td data-l=\"Miembros\">6</td><td data-l=\"Plan\">Sin plan</td>");
    page_fixture_expect(f, "<td data-l=\"Miembros\">1</td>");
}

static void test_the_catalogue_is_searched_without_accents(void **state)
{
    static const struct {
        const char *wanted, *found;
    } cases[] = {{"penol", "El Peñol"}, {"PEÑ", "El Peñol"}, {"05541", "El Peñol"}};
    struct page_fixture *f = *state;
    add_territory(f, "05541", "El Peñol");
    page_fixture_visit(f, "administrador");
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        assert_int_equal(
            page_fixture_get(
                f, arena_printf(&f->arena, "/admin/consejos/nuevo?buscar=%s", cases[i].wanted)),
            200);
        page_fixture_expect(f, "href=\"/admin/consejos/nuevo?entidad=05541\"");
    }
    assert_int_equal(page_fixture_get(f, "/admin/consejos/nuevo?buscar=zzz"), 200);
    page_fixture_expect(f, "No encontramos «zzz»");
    assert_int_equal(page_fixture_get(f, "/admin/consejos/nuevo?entidad=05541"), 200);
    page_fixture_expect(f, "value=\"el-penol\"");
    page_fixture_expect(f, "value=\"Consejo Territorial de Planeación de El Peñol\"");
    assert_int_equal(page_fixture_get(f, "/admin/consejos/nuevo?entidad=99999"), 200);
    page_fixture_expect(f, "¿De qué municipio");
}

static void test_a_council_is_opened_and_its_first_member_invited(void **state)
{
    static const char *const bad[] = {"entidad", "05541", "codigo", "El Peñol", "nombre", "", NULL};
    static const char *const taken[] = {"entidad", "05541",   "codigo", "guatape",
                                        "nombre",  "Consejo", NULL};
    static const char *const good[] = {"entidad", "05541",   "codigo", "el-penol",
                                       "nombre",  "Consejo", NULL};
    static const char *const nowhere[] = {"entidad", "99999",   "codigo", "otro",
                                          "nombre",  "Consejo", NULL};
    struct page_fixture *f = *state;
    add_territory(f, "05541", "El Peñol");
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_post(f, "/admin/consejos/nuevo", bad), 422);
    page_fixture_expect(f, "Hay 2 cosas por corregir");
    page_fixture_expect(f, "value=\"El Peñol\"");
    assert_int_equal(page_fixture_post(f, "/admin/consejos/nuevo", taken), 422);
    page_fixture_expect(f, "Ya hay un consejo con ese código");
    assert_int_equal(page_fixture_post(f, "/admin/consejos/nuevo", nowhere), 422);
    page_fixture_expect(f, "Elija el municipio");
    assert_int_equal(page_fixture_post(f, "/admin/consejos/nuevo", good), 303);
    assert_string_equal(page_fixture_header(f, "Location"),
                        "/c/el-penol/miembros/invitar?listo=consejo");
    assert_int_equal(page_fixture_get(f, "/c/el-penol/miembros/invitar"), 200);
    page_fixture_expect(f, "name=\"rol_secretaria_tecnica\" value=\"si\" checked");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_the_list_shows_how_far_each_has_come),
        WITH_SITE(test_the_catalogue_is_searched_without_accents),
        WITH_SITE(test_a_council_is_opened_and_its_first_member_invited),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
