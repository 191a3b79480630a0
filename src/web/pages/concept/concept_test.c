/* The concept's pages together: list, new, change, take away. */
#include "base/test.h"

#include "storage/recommendation_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

static const char *const good[] = {"numero",        "3",     "linea",
                                   "Línea",         "texto", "Priorizar las vías de las veredas.",
                                   "prioridad",     "alta",  "respuesta",
                                   "sin_respuesta", "nota",  "",
                                   "version",       "0",     NULL};

static struct plan plan;

static struct recommendation_list list_all(struct page_fixture *f)
{
    struct recommendation_list list;
    assert_true(recommendation_store_list(
        f->test.database, (struct object_key){plan.council_id, plan.id}, &f->arena, &list, NULL));
    return list;
}

static const char *path_of(struct page_fixture *f, const char *council, const char *end)
{
    return arena_printf(&f->arena, "/c/%s/concepto/%lld%s", council,
                        (long long)list_all(f).items[0].id, end);
}

static void test_a_recommendation_is_noted_and_answered(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 0);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/concepto"), 200);
    page_fixture_expect(f, "Todavía no hay recomendaciones anotadas.");
    assert_int_equal(page_fixture_get(f, "/c/guatape/concepto/nueva"), 200);
    page_fixture_expect(f, "<option value=\"Línea\">");
    assert_int_equal(page_fixture_post(f, "/c/guatape/concepto/nueva", good), 303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/concepto"), 200);
    page_fixture_expect(f, "3. Priorizar las vías de las veredas.");
    page_fixture_expect(
        f, "1 recomendación. Acogidas: 0. En parte: 0. No acogidas: 0. Sin respuesta: 1.");
    const char *const answered[] = {
        "numero",    "3",     "linea",     "Línea",   "texto", "Priorizar las vías de las veredas.",
        "prioridad", "media", "respuesta", "acogida", "nota",  "Acta 4.",
        "version",   "1",     NULL};
    assert_int_equal(page_fixture_get(f, path_of(f, "guatape", "")), 200);
    page_fixture_expect(f, "value=\"alta\" checked");
    assert_int_equal(page_fixture_post(f, path_of(f, "guatape", ""), answered), 303);
    assert_int_equal(list_all(f).items[0].answer, RECOMMENDATION_ACCEPTED);
    /* Sent by somebody who had read the first version. */
    assert_int_equal(page_fixture_post(f, path_of(f, "guatape", ""), answered), 409);
    page_fixture_expect(f, "Otra persona guardó cambios");
    page_fixture_expect(f, "name=\"version\" value=\"2\"");
}

static void test_nothing_typed_is_lost(void **state)
{
    static const char *const bad[] = {"numero",  "12",   "linea",      "Otra línea", "texto",
                                      "",        "nota", "Una <nota>", "respuesta",  "parcial",
                                      "version", "0",    NULL};
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 0);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_post(f, "/c/guatape/concepto/nueva", bad), 422);
    page_fixture_expect(f, "Hay 2 cosas por corregir");
    page_fixture_expect(f, "<a href=\"#texto\">");
    page_fixture_expect(f, "<a href=\"#prioridad\">");
    page_fixture_expect(f, "value=\"12\"");
    page_fixture_expect(f, "<option value=\"Otra línea\" selected>");
    page_fixture_expect(f, "Una &lt;nota&gt;");
    page_fixture_expect(f, "value=\"parcial\" checked");
    assert_int_equal(list_all(f).count, 0);
}

static void test_it_is_taken_away_by_its_council_only(void **state)
{
    struct page_fixture *f = *state;
    test_plan_fill(&f->test, &plan, 0);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, "/c/guatape/concepto/nueva", good), 303);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, path_of(f, "marinilla", "")), 404);
    assert_int_equal(page_fixture_post(f, path_of(f, "marinilla", ""), good), 404);
    assert_int_equal(page_fixture_post(f, path_of(f, "marinilla", "/quitar"), NULL), 404);
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/c/guatape/concepto"), 200);
    page_fixture_refuse(f, "Cambiar o quitar");
    assert_int_equal(page_fixture_post(f, path_of(f, "guatape", "/quitar"), NULL), 403);
    page_fixture_visit(f, "presidencia");
    const char *path = path_of(f, "guatape", "/quitar");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "¿Quitar esta recomendación?");
    assert_int_equal(page_fixture_post(f, path, NULL), 303);
    assert_int_equal(page_fixture_post(f, path, NULL), 404);
    assert_int_equal(list_all(f).count, 0);
}

static void test_without_a_plan_there_is_no_form_to_save(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/concepto"), 200);
    page_fixture_expect(f, "aún no ha traído su plan");
    page_fixture_expect(f, "/c/guatape/importar\">Traer el plan");
    assert_int_equal(page_fixture_post(f, "/c/guatape/concepto/nueva", good), 422);
    page_fixture_expect(f, "Tráigalo primero");
    page_fixture_visit(f, "consejero"); /* who may not bring it reads who does */
    assert_int_equal(page_fixture_get(f, "/c/guatape/concepto"), 200);
    page_fixture_refuse(f, "/c/guatape/importar");
    page_fixture_expect(f, "Lo traen la presidencia o la secretaría técnica.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_a_recommendation_is_noted_and_answered),
        WITH_SITE(test_nothing_typed_is_lost),
        WITH_SITE(test_it_is_taken_away_by_its_council_only),
        WITH_SITE(test_without_a_plan_there_is_no_form_to_save),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
