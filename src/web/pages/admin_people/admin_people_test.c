/* The pages of accounts together: list, search, create, new password, disable. */
#include "base/test.h"

#include <string.h>

#include "security/password.h"
#include "storage/person_store.h"
#include "web/page_fixture.h"

static const struct person *find(struct page_fixture *f, const char *email)
{
    struct person *person = NULL;
    assert_true(person_store_find_by_email(f->test.database, email, &f->arena, &person, NULL));
    return person;
}

static const char *path_of(struct page_fixture *f, const char *who)
{
    return arena_printf(&f->arena, "/admin/personas/%lld", (long long)page_fixture_person(f, who));
}

static int act(struct page_fixture *f, const char *who, const char *what)
{
    const char *const form[] = {"hacer", what, NULL};
    return page_fixture_post(f, path_of(f, who), form);
}

/* The password that the page shows. */
static const char *find_password(struct page_fixture *f)
{
    static const char before[] = "id=\"contrasena\">";
    const char *start = strstr(page_fixture_body(f), before);
    assert_non_null(start);
    start += sizeof before - 1;
    return arena_strndup(&f->arena, start, strcspn(start, "<"));
}

static void test_people_are_found_by_name_or_email(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_get(f, "/admin/personas"), 200);
    page_fixture_expect(f, "consejero@example.org");
    page_fixture_expect(f, "Administra la instalación");
    assert_int_equal(page_fixture_get(f, "/admin/personas?buscar=VERIF%C3%8DCADOR"), 200);
    page_fixture_expect(f, "verificador@example.org");
    page_fixture_refuse(f, "consejero@example.org");
    assert_int_equal(page_fixture_get(f, "/admin/personas?buscar=nadie+as%C3%AD"), 200);
    page_fixture_expect(f, "Nadie coincide con «nadie así»");
    page_fixture_refuse(f, "argon2");
}

static void test_an_account_is_created_with_a_password_shown_once(void **state)
{
    static const char *const bad[] = {"nombre", "", "correo", "consejero@example.org", NULL};
    static const char *const twice[] = {"nombre", "X", "correo", "consejero@example.org", NULL};
    static const char *const good[] = {"nombre",     "Nora Ríos", "correo", "Nora@example.org",
                                       "administra", "si",        NULL};
    struct page_fixture *f = *state;
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_post(f, "/admin/personas/nueva", bad), 422);
    page_fixture_expect(f, "value=\"consejero@example.org\"");
    assert_int_equal(page_fixture_post(f, "/admin/personas/nueva", twice), 422);
    page_fixture_expect(f, "Ya hay una cuenta con ese correo");
    assert_int_equal(page_fixture_post(f, "/admin/personas/nueva", good), 200);
    assert_true(f->response.has_secret);
    const struct person *nora = find(f, "nora@example.org");
    assert_true(nora->is_administrator);
    assert_true(nora->must_change_password);
    assert_int_equal(password_compare(nora->password_hash, find_password(f)), PASSWORD_MATCHES);
}

static void test_a_new_password_a_disabled_and_an_enabled_account(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_get(f, path_of(f, "consejero")), 200);
    page_fixture_expect(f, "href=\"/c/guatape/miembros\"");
    assert_int_equal(act(f, "consejero", "clave"), 200);
    const struct person *person = find(f, "consejero@example.org");
    assert_int_equal(password_compare(person->password_hash, find_password(f)), PASSWORD_MATCHES);
    assert_int_equal(act(f, "consejero", "desactivar"), 303);
    assert_true(find(f, "consejero@example.org")->is_disabled);
    assert_int_equal(act(f, "consejero", "desactivar"), 303); /* twice is once */
    assert_int_equal(page_fixture_get(f, path_of(f, "consejero")), 200);
    page_fixture_expect(f, "Reactivar la cuenta");
    assert_int_equal(act(f, "consejero", "reactivar"), 303);
    assert_false(find(f, "consejero@example.org")->is_disabled);
    assert_int_equal(act(f, "administrador", "desactivar"), 422);
    page_fixture_expect(f, "Nadie puede desactivar su propia cuenta");
    assert_int_equal(act(f, "consejero", "otra cosa"), 400);
    assert_int_equal(page_fixture_get(f, "/admin/personas/999999"), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_people_are_found_by_name_or_email),
        WITH_SITE(test_an_account_is_created_with_a_password_shown_once),
        WITH_SITE(test_a_new_password_a_disabled_and_an_enabled_account),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
