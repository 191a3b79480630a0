/* Actors: proposed, added, seen with their contacts by those who may, and taken out. */
#include "base/test.h"

#include <string.h>

#include "storage/actor_store.h"
#include "storage/commission_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static struct actor_list list(struct page_fixture *f)
{
    struct actor_list actors;
    assert_true(actor_store_list(f->test.database, f->test.council_id, &f->arena, &actors, NULL));
    return actors;
}

static void test_what_there_is_is_proposed_and_added_at_once(void **state)
{
    struct page_fixture *f = *state;
    struct commission rural = {
        .council_id = f->test.council_id, .name = "Rural <1>", .purpose = ""};
    assert_true(commission_store_add(f->test.database, &rural, NULL));
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/actores"), 200);
    page_fixture_expect(f, "actores propuestos</a>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/actores/propuestos"), 200);
    page_fixture_expect(f, "Rural &lt;1&gt;");
    page_fixture_expect(f, "value=\"comision-1\" id=\"propuesta\" checked");
    page_fixture_expect(f, "Tiene cuenta: Verificador/a.");
    page_fixture_refuse(f, "Enlace de la administración."); /* not of the council */
    static const char *const none[] = {NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/propuestos", none), 422);
    page_fixture_expect(f, "Marque al menos un actor.");
    static const char *const form[] = {"propuesta", "comision-1", "propuesta", "oficina:Hacienda",
                                       NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/propuestos", form), 303);
    assert_int_equal(list(f).count, 2);
    assert_int_equal(page_fixture_get(f, "/c/guatape/actores?hecho=agregados"), 200);
    page_fixture_expect(f, "Rural &lt;1&gt;");
    page_fixture_expect(f, ">Hacienda</a>");
    page_fixture_refuse(f, "En el plan: Hacienda"); /* it would say the same twice */
}

static void test_contacts_are_for_those_who_may_see_them(void **state)
{
    static const struct {
        const char *who;
        bool sees;
    } cases[] = {{"presidencia", true},
                 {"consejero", true},
                 {"verificador", true},
                 {"enlace", false},
                 {"lectura", false}};
    struct page_fixture *f = *state;
    static const char *const form[] = {"tipo",     "entidad",      "nombre",  "Cornare",
                                       "contacto", "Elsa Marín",   "correo",  "elsa@example.org",
                                       "telefono", "604 123 4567", "permiso", "cargo_publico",
                                       NULL};
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/nuevo", form), 303);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        page_fixture_visit(f, cases[i].who);
        assert_int_equal(page_fixture_get(f, "/c/guatape/actores"), 200);
        page_fixture_expect(f, "Cornare");
        if (cases[i].sees)
            page_fixture_expect(f, "elsa@example.org");
        else
            page_fixture_refuse(f, "Elsa");
    }
}

static void test_a_bad_form_comes_back_as_it_was(void **state)
{
    struct page_fixture *f = *state;
    static const char *const form[] = {"tipo",     "oficina",  "nombre", "Pla<neación",
                                       "contacto", "Elsa <b>", NULL};
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/nuevo", form), 422);
    page_fixture_expect(f, "href=\"#permiso\"");
    page_fixture_expect(f, "value=\"Pla&lt;neación\"");
    page_fixture_expect(f, "value=\"Elsa &lt;b&gt;\"");
    assert_int_equal(list(f).count, 0);
}

static void test_an_actor_is_changed_retired_and_removed(void **state)
{
    struct page_fixture *f = *state;
    static const char *const add[] = {"tipo", "entidad", "nombre", "Cornare", NULL};
    static const char *const change[] = {"tipo",    "entidad", "nombre", "Corporación",
                                         "version", "1",       NULL};
    static const char *const back[] = {"participa", "si", NULL};
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/nuevo", add), 303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/actores/1/editar"), 200);
    page_fixture_expect(f, "Borrar este actor");
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/1/editar", change), 303);
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/1/editar", change), 409);
    page_fixture_expect(f, "Otra persona guardó cambios");
    struct duty_holder holder = {1, RACI_DOES};
    struct duty_row row = {
        .council_id = f->test.council_id, .step = FOLLOW_UP_ALERT, .holders = &holder, .count = 1};
    assert_true(actor_store_save_duty(f->test.database, &row, NULL));
    assert_int_equal(page_fixture_get(f, "/c/guatape/actores/1/editar"), 200);
    page_fixture_expect(f, "Este actor ya no participa</button>");
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/1/quitar", NULL), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/c/guatape/actores/1/editar");
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/1/retirar", NULL), 303);
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/1/retirar", NULL), 303); /* twice */
    assert_true(list(f).items[0].is_retired);
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_expect(f, "«Corporación» ya no participa y tiene la R");
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/1/retirar", back), 303);
    assert_false(list(f).items[0].is_retired);
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/9/quitar", NULL), 404);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_what_there_is_is_proposed_and_added_at_once),
        TEST(test_contacts_are_for_those_who_may_see_them),
        TEST(test_a_bad_form_comes_back_as_it_was),
        TEST(test_an_actor_is_changed_retired_and_removed),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
