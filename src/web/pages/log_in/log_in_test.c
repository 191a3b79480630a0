#include "base/test.h"

#include <string.h>

#include "security/password.h"
#include "storage/database.h"
#include "storage/person_store.h"
#include "web/page_fixture.h"

static const char password[] = "cuatro palabras que nadie sabe";

static void give_password(struct page_fixture *f, const char *who, bool is_one_time)
{
    struct person *person = NULL;
    char hash[PASSWORD_HASH_SIZE];
    struct database *database = f->test.database;
    assert_true(password_hash(password, hash));
    assert_true(person_store_find(database, page_fixture_person(f, who), &f->arena, &person, NULL));
    person->password_hash = hash;
    person->must_change_password = is_one_time;
    assert_true(database_begin(database, true, NULL));
    assert_true(person_store_save(database, person, NULL));
    assert_true(database_commit(database, NULL));
}

static int log_in(struct page_fixture *f, const char *email, const char *typed, const char *back)
{
    const char *const form[] = {"correo", email, "clave", typed, "volver", back, NULL};
    return page_fixture_post(f, "/ingresar", form);
}

static void test_the_right_password_opens_a_session(void **state)
{
    struct page_fixture *f = *state;
    give_password(f, "consejero", false);
    assert_int_equal(log_in(f, "consejero@example.org", password, "/c/guatape/tablero"), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/c/guatape/tablero");
    const char *cookie = page_fixture_header(f, "Set-Cookie");
    assert_memory_equal(cookie, "s=", 2);
    assert_non_null(strstr(cookie, "; Path=/; HttpOnly; SameSite=Lax"));
    assert_null(strstr(cookie, "Secure")); /* plain http on this computer */
}

static void test_who_has_a_one_time_password_changes_it_first(void **state)
{
    struct page_fixture *f = *state;
    give_password(f, "consejero", true);
    assert_int_equal(log_in(f, "consejero@example.org", password, "/c/guatape/tablero"), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/cuenta/clave");
}

/* A receipt that there is not shows nothing, and stops nobody. */
static void test_the_way_back_may_ask_for_anything(void **state)
{
    struct page_fixture *f = *state;
    static const char *const asked[] = {"/?listo=x", "/c/guatape/tablero?listo=", "/?listo=%25s"};
    give_password(f, "consejero", false);
    for (size_t i = 0; i < TEST_COUNT(asked); i++) {
        page_fixture_visit(f, NULL);
        assert_int_equal(log_in(f, "consejero@example.org", password, asked[i]), 303);
        assert_string_equal(page_fixture_header(f, "Location"), asked[i]);
        page_fixture_visit(f, "consejero");
        assert_int_equal(page_fixture_get(f, "/ingresar?volver=/?listo=x"), 303);
        assert_int_equal(page_fixture_get(f, "/c/guatape/tablero?listo=x"), 200);
    }
}

static void test_the_way_back_stays_on_this_site(void **state)
{
    struct page_fixture *f = *state;
    static const char *const elsewhere[] = {
        "//evil.example", "https://evil.example",  "/\\evil.example",  "javascript:alert(1)",
        "evil",           "/a\r\nSet-Cookie: x=1", "/\t/evil.example", "/\x01/evil.example",
        "/ /evil.example"};
    give_password(f, "consejero", false);
    for (size_t i = 0; i < TEST_COUNT(elsewhere); i++) {
        assert_int_equal(log_in(f, "consejero@example.org", password, elsewhere[i]), 303);
        assert_string_equal(page_fixture_header(f, "Location"), "/");
    }
}

static void test_wrong_passwords_and_unknown_people_look_the_same(void **state)
{
    struct page_fixture *f = *state;
    give_password(f, "consejero", false);
    assert_int_equal(log_in(f, "consejero@example.org", "otra cosa", ""), 422);
    page_fixture_expect(f, "El correo o la contraseña no son correctos");
    assert_null(page_fixture_header(f, "Location"));
    assert_int_equal(log_in(f, "nadie@example.org", "otra cosa", ""), 422);
    page_fixture_expect(f, "El correo o la contraseña no son correctos");
}

static void test_after_many_tries_it_says_how_long_to_wait(void **state)
{
    struct page_fixture *f = *state;
    int status = 0;
    for (int i = 0; i < 12 && status != 429; i++)
        status = log_in(f, "nadie@example.org", "x", "");
    assert_int_equal(status, 429);
    page_fixture_expect(f, "Espere");
    page_fixture_expect(f, "value=\"nadie@example.org\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_the_right_password_opens_a_session),
        WITH_SITE(test_who_has_a_one_time_password_changes_it_first),
        WITH_SITE(test_the_way_back_may_ask_for_anything),
        WITH_SITE(test_the_way_back_stays_on_this_site),
        WITH_SITE(test_wrong_passwords_and_unknown_people_look_the_same),
        WITH_SITE(test_after_many_tries_it_says_how_long_to_wait),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
