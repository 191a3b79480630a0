/* "Mis datos", as a page and as a file. */
#include "base/test.h"

#include <jansson.h>
#include <string.h>

#include "base/env.h"
#include "security/session.h"
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_page_shows_what_is_kept, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_the_file_is_json_with_everything_and_no_secret,
                                        page_fixture_setup, page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
