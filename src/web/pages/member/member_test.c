/* One member of two councils, who verifies in guatape and only reads in marinilla: each council
 * gives what its own role allows and shows its own work; another role in one, or leaving it,
 * changes nothing in the other. */
#include "base/test.h"

#include <jansson.h>
#include <string.h>

#include "security/password.h"
#include "storage/database.h"
#include "storage/member_store.h"
#include "storage/person_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static const char password[] = "cuatro palabras que nadie sabe";

static void join(struct page_fixture *f, const char *who, const char *roles)
{
    struct member member = {.council_id = f->test.other_council_id,
                            .person_id = page_fixture_person(f, who),
                            .roles = roles,
                            .since_utc = "2026-02-01T12:00:00Z"};
    assert_true(database_begin(f->test.database, true, NULL));
    assert_true(member_store_save(f->test.database, &member, NULL));
    assert_true(database_commit(f->test.database, NULL));
}

/* A plan there with one result on its way. Answers the result's number. */
static int64_t fill(struct page_fixture *f, int64_t council_id, enum measurement_state state,
                    const char *recorder)
{
    int64_t council = f->test.council_id;
    f->test.council_id = council_id;
    int64_t indicator = result_fixture_plan(f, 1);
    int64_t id =
        result_fixture_add(f, &(struct result_fixture){indicator, 2025, state, recorder, 0});
    f->test.council_id = council;
    return id;
}

static void give_password(struct page_fixture *f, const char *who)
{
    struct person *person = NULL;
    char hash[PASSWORD_HASH_SIZE];
    assert_true(password_hash(password, hash));
    assert_true(
        person_store_find(f->test.database, page_fixture_person(f, who), &f->arena, &person, NULL));
    person->password_hash = hash;
    assert_true(database_begin(f->test.database, true, NULL));
    assert_true(person_store_save(f->test.database, person, NULL));
    assert_true(database_commit(f->test.database, NULL));
}

static void test_the_login_leads_to_the_choice_of_councils(void **state)
{
    struct page_fixture *f = *state;
    static const char *const form[] = {"correo", "lectura@example.org", "clave", password, NULL};
    join(f, "lectura", "consejero");
    give_password(f, "lectura");
    assert_int_equal(page_fixture_post(f, "/ingresar", form), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/");
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/"), 200);
    const char *chosen = page_fixture_between(f, "/c/guatape/mi-trabajo\">", "</li>");
    assert_non_null(strstr(chosen, ">Lectura<"));
    chosen = page_fixture_between(f, "/c/marinilla/mi-trabajo\">", "</li>");
    assert_non_null(strstr(chosen, ">Consejero/a<"));
}

static void test_rights_are_those_of_the_council_of_the_address(void **state)
{
    static const struct {
        const char *path;
        int guatape, marinilla;
    } cases[] = {
        {"mi-trabajo", 200, 200}, {"verificar", 200, 403},   {"registro", 200, 403},
        {"publicar", 403, 403},   {"importar", 403, 403},    {"ajustes", 403, 403},
        {"miembros", 403, 403},   {"condiciones", 200, 200},
    };
    struct page_fixture *f = *state;
    join(f, "verificador", "lectura");
    page_fixture_visit(f, "verificador");
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        int guatape = page_fixture_get(f, arena_printf(&f->arena, "/c/guatape/%s", cases[i].path));
        int marinilla =
            page_fixture_get(f, arena_printf(&f->arena, "/c/marinilla/%s", cases[i].path));
        if (guatape != cases[i].guatape || marinilla != cases[i].marinilla)
            fail_msg("%s: %d and %d", cases[i].path, guatape, marinilla);
    }
}

static void test_each_council_shows_its_own_work(void **state)
{
    struct page_fixture *f = *state;
    join(f, "verificador", "lectura");
    fill(f, f->test.council_id, MEASUREMENT_ANALYSED, "consejero");
    fill(f, f->test.other_council_id, MEASUREMENT_ANALYSED, "otro_consejo");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
    page_fixture_expect(f, "Tiene una tarea.");
    page_fixture_expect(f, "<a href=\"/\">Cambiar de consejo</a>");
    page_fixture_expect(f, "href=\"/c/guatape/verificar\"");
    page_fixture_refuse(f, "/c/marinilla");
    assert_int_equal(page_fixture_get(f, "/c/marinilla/mi-trabajo"), 200);
    page_fixture_expect(f, "Su papel es de lectura");
    page_fixture_expect(f, "<a href=\"/\">Cambiar de consejo</a>");
    page_fixture_refuse(f, "href=\"/c/marinilla/verificar\"");
    page_fixture_refuse(f, "/c/guatape");
}

static void test_what_somebody_began_in_one_is_no_work_in_the_other(void **state)
{
    struct page_fixture *f = *state;
    join(f, "consejero", "consejero");
    fill(f, f->test.council_id, MEASUREMENT_DRAFT, "consejero");
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
    page_fixture_expect(f, "Borradores suyos");
    assert_int_equal(page_fixture_get(f, "/c/marinilla/mi-trabajo"), 200);
    page_fixture_refuse(f, "Borradores suyos");
}

static void test_a_result_is_verified_only_where_one_verifies(void **state)
{
    struct page_fixture *f = *state;
    static const char *const form[] = {"version", "2", "veredicto", "confirmado", "nota", "", NULL};
    join(f, "verificador", "lectura");
    int64_t here = fill(f, f->test.council_id, MEASUREMENT_ANALYSED, "consejero");
    int64_t there = fill(f, f->test.other_council_id, MEASUREMENT_ANALYSED, "otro_consejo");
    page_fixture_visit(f, "verificador");
    assert_int_equal(
        page_fixture_post(f, result_fixture_path(f, "/c/marinilla/verificar/", there), form), 403);
    /* By the address of the council where it may, the other's result is not there. */
    assert_int_equal(
        page_fixture_post(f, result_fixture_path(f, "/c/guatape/verificar/", there), form), 404);
    assert_int_equal(
        page_fixture_post(f, result_fixture_path(f, "/c/guatape/verificar/", here), form), 303);
    assert_int_equal(result_fixture_load(f, here)->state, MEASUREMENT_VERIFIED);
}

static void test_own_data_names_both_councils_with_their_roles(void **state)
{
    struct page_fixture *f = *state;
    static const char *const form[] = {"version", "2", "veredicto", "confirmado", "nota", "", NULL};
    join(f, "verificador", "lectura");
    int64_t here = fill(f, f->test.council_id, MEASUREMENT_ANALYSED, "consejero");
    page_fixture_visit(f, "verificador");
    assert_int_equal(
        page_fixture_post(f, result_fixture_path(f, "/c/guatape/verificar/", here), form), 303);
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos"), 200);
    page_fixture_expect(f, "guatape: Verificador/a, desde el 1 de marzo de 2026.");
    page_fixture_expect(f, "marinilla: Lectura, desde el 1 de febrero de 2026.");
    page_fixture_expect(f, "(guatape)");
    page_fixture_refuse(f, "(marinilla)");
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos.json"), 200);
    json_t *all = json_loads(page_fixture_body(f), 0, NULL);
    assert_int_equal(json_array_size(json_object_get(all, "consejos")), 2);
    json_decref(all);
}

static void test_another_role_in_one_is_none_in_the_other(void **state)
{
    struct page_fixture *f = *state;
    static const char *const form[] = {"rol_consejero", "si", NULL};
    join(f, "verificador", "lectura");
    const char *target = arena_printf(&f->arena, "/c/marinilla/miembros/%lld",
                                      (long long)page_fixture_person(f, "verificador"));
    page_fixture_visit(f, "presidencia"); /* of guatape */
    assert_int_equal(page_fixture_post(f, target, form), 404);
    page_fixture_visit(f, "otro_consejo"); /* who presides over marinilla */
    assert_int_equal(page_fixture_get(f, target), 200);
    assert_int_equal(page_fixture_post(f, target, form), 303);
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/cuenta/mis-datos"), 200);
    page_fixture_expect(f, "guatape: Verificador/a");
    page_fixture_expect(f, "marinilla: Consejero/a");
}

static void test_who_leaves_one_stays_in_the_other(void **state)
{
    struct page_fixture *f = *state;
    join(f, "verificador", "lectura");
    int64_t person = page_fixture_person(f, "verificador");
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f,
                                       arena_printf(&f->arena, "/c/guatape/miembros/%lld/retirar",
                                                    (long long)person),
                                       NULL),
                     303);
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar"), 404);
    assert_int_equal(page_fixture_get(f, "/c/marinilla/mi-trabajo"), 200);
    page_fixture_refuse(f, "Cambiar de consejo");
    assert_int_equal(page_fixture_get(f, "/"), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/c/marinilla/mi-trabajo");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_the_login_leads_to_the_choice_of_councils),
        TEST(test_rights_are_those_of_the_council_of_the_address),
        TEST(test_each_council_shows_its_own_work),
        TEST(test_what_somebody_began_in_one_is_no_work_in_the_other),
        TEST(test_a_result_is_verified_only_where_one_verifies),
        TEST(test_own_data_names_both_councils_with_their_roles),
        TEST(test_another_role_in_one_is_none_in_the_other),
        TEST(test_who_leaves_one_stays_in_the_other),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
