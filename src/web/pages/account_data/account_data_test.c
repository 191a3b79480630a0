/* "Mis datos", as a page and as a file. */
#include "base/test.h"

#include <jansson.h>
#include <string.h>

#include "base/env.h"
#include "security/session.h"
#include "storage/actor_store.h"
#include "storage/database.h"
#include "web/page_fixture.h"

/* The councillor corrects its name, and has a session of a browser with a broken name. */
static void live(struct page_fixture *f)
{
    static const char *const form[] = {"nombre", "Consejera «Ñ»", NULL};
    char token[TOKEN_SIZE];
    struct database *database = f->test.database;
    struct session_record session = {.person_id = page_fixture_person(f, "consejero"),
                                     .address = "192.0.2.9",
                                     /* of an older program; PostgreSQL never took it */
                                     .browser = test_database_is_postgres() ? "raro" : "raro\xC3"};
    assert_true(database_begin(database, true, NULL));
    assert_true(session_begin(database, &session, env_now_s(), token, NULL));
    assert_true(database_commit(database, NULL));
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, "/cuenta", form), 303);
}

static void test_the_page_shows_what_is_kept(void **state)
{
    struct page_fixture *f = *state;
    live(f);
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos"), 200);
    page_fixture_expect(f, "Consejera «Ñ»");
    page_fixture_expect(f, "consejero@example.org");
    page_fixture_expect(f, "Consejero/a, desde el 1 de marzo de 2026");
    page_fixture_expect(f, "192.0.2.9");
    page_fixture_expect(f, "corrigió su nombre");
    page_fixture_refuse(f, "lectura@example.org");
}

static void test_the_file_is_json_with_everything_and_no_secret(void **state)
{
    struct page_fixture *f = *state;
    live(f);
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos.json"), 200);
    assert_string_equal(f->response.content_type, "application/json; charset=utf-8");
    assert_non_null(strstr(page_fixture_header(f, "Content-Disposition"), "mis-datos.json"));
    json_t *all = json_loads(page_fixture_body(f), 0, NULL);
    assert_non_null(all);
    assert_string_equal(json_string_value(json_object_get(all, "nombre")), "Consejera «Ñ»");
    assert_string_equal(json_string_value(json_object_get(all, "correo")), "consejero@example.org");
    assert_int_equal(json_array_size(json_object_get(all, "consejos")), 1);
    json_t *sessions = json_object_get(all, "sesiones");
    assert_int_equal(json_array_size(sessions), 1);
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(sessions, 0), "direccion")), "192.0.2.9");
    json_t *deeds = json_object_get(all, "actuaciones");
    assert_int_equal(json_array_size(deeds), 1);
    assert_string_equal(json_string_value(json_object_get(json_array_get(deeds, 0), "actuacion")),
                        "change_name");
    json_decref(all);
    page_fixture_refuse(f, "token");
    page_fixture_refuse(f, "argon2");
}

/* A council keeps the link's own contact at an office, and somebody else's at an entity. */
static void keep_contacts(struct page_fixture *f)
{
    static const char *const own[] = {"tipo",       "oficina",      "nombre",  "Planeación",
                                      "contacto",   "Quien enlaza", "correo",  "ENLACE@example.org",
                                      "telefono",   "604 123 4567", "permiso", "autorizado",
                                      "autorizado", "01/02/2026",   NULL};
    static const char *const other[] = {"tipo",     "entidad",       "nombre", "Cornare",
                                        "contacto", "Elsa Marín",    "correo", "elsa@example.org",
                                        "permiso",  "cargo_publico", NULL};
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/nuevo", own), 303);
    assert_int_equal(page_fixture_post(f, "/c/guatape/actores/nuevo", other), 303);
    page_fixture_visit(f, "enlace");
}

static void test_an_actor_sees_what_a_council_keeps_of_it(void **state)
{
    struct page_fixture *f = *state;
    keep_contacts(f);
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos"), 200);
    page_fixture_expect(f, "Planeación (Oficina de la administración). No tiene letras");
    page_fixture_expect(f, "604 123 4567");
    page_fixture_expect(f, "La persona autorizó guardarlo&#32;(1 de febrero de 2026).");
    page_fixture_refuse(f, "Cornare");
    page_fixture_refuse(f, "Elsa");
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos.json"), 200);
    page_fixture_expect(f, "\"telefono\": \"604 123 4567\"");
    page_fixture_expect(f, "\"autorizado\": \"2026-02-01\"");
    page_fixture_refuse(f, "Cornare");
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos"), 200);
    page_fixture_expect(f, "Ningún consejo lo tiene entre sus actores");
    page_fixture_refuse(f, "604 123 4567");
}

/* The account that is linked to an office is not shown whom the office names instead. */
static void test_a_link_does_not_see_the_contact_of_another(void **state)
{
    struct page_fixture *f = *state;
    const int64_t link = page_fixture_person(f, "enlace");
    struct actor office = {.council_id = f->test.council_id,
                           .kind = ACTOR_OFFICE,
                           .name = "Hacienda",
                           .person_id = link,
                           .office = "",
                           .contact_name = "Elsa Marín",
                           .post = "Secretaria",
                           .email = "elsa@example.org",
                           .phone = "604 765 4321",
                           .basis = CONTACT_BASIS_PUBLIC_POST};
    assert_true(actor_store_add(f->test.database, &office, NULL));
    page_fixture_visit(f, "enlace");
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos"), 200);
    page_fixture_expect(f, "Hacienda (Oficina de la administración)");
    page_fixture_refuse(f, "Elsa");
    page_fixture_refuse(f, "604 765 4321");
}

static void test_the_privacy_page_tells_of_contacts(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/datos-personales"), 200);
    page_fixture_expect(f, "Contactos del seguimiento");
    page_fixture_expect(f, "Se guardan mientras la persona sea el contacto");
    page_fixture_expect(f, "href=\"/cuenta/mis-datos\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_page_shows_what_is_kept, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_the_file_is_json_with_everything_and_no_secret,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_an_actor_sees_what_a_council_keeps_of_it,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_a_link_does_not_see_the_contact_of_another,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_the_privacy_page_tells_of_contacts, page_fixture_setup,
                                        page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
