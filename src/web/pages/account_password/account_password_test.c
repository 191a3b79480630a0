#include "base/test.h"

#include <string.h>

#include "base/env.h"
#include "security/password.h"
#include "security/session.h"
#include "storage/database.h"
#include "storage/person_store.h"
#include "web/page_fixture.h"

static const char old_phrase[] = "cuatro palabras que nadie sabe";
static const char new_phrase[] = "otras cinco palabras muy distintas";

static char here_token[TOKEN_SIZE];

static struct person *find(struct page_fixture *f)
{
    struct person *person = NULL;
    assert_true(person_store_find(f->test.database, page_fixture_person(f, "consejero"), &f->arena,
                                  &person, NULL));
    return person;
}

static bool is_alive(struct page_fixture *f, const char *token)
{
    struct identity identity;
    assert_true(session_load(f->test.database, token, &f->arena, &identity, NULL));
    return identity_is_signed_in(&identity);
}

/* The councillor has a password and two sessions; this visit is the first. */
static void sign_in(struct page_fixture *f, bool is_one_time)
{
    char hash[PASSWORD_HASH_SIZE], token[TOKEN_SIZE];
    struct database *database = f->test.database;
    struct person *person = find(f);
    assert_true(password_hash(old_phrase, hash));
    person->password_hash = hash;
    person->must_change_password = is_one_time;
    struct session_record here = {.person_id = person->id, .address = "", .browser = ""};
    struct session_record there = here;
    assert_true(database_begin(database, true, NULL));
    assert_true(person_store_save(database, person, NULL));
    assert_true(session_begin(database, &here, env_now_s(), here_token, NULL));
    assert_true(session_begin(database, &there, env_now_s(), token, NULL));
    assert_true(database_commit(database, NULL));
    page_fixture_visit(f, "consejero");
    f->identity.session_id = here.id;
    f->identity.must_change_password = is_one_time;
}

static int change(struct page_fixture *f, const char *current, const char *wanted,
                  const char *repeated)
{
    const char *const form[] = {"actual", current, "nueva", wanted, "repetida", repeated, NULL};
    return page_fixture_post(f, "/cuenta/clave", form);
}

static size_t count_sessions(struct page_fixture *f)
{
    struct session_record_list sessions = {0};
    assert_true(session_store_list(f->test.database, page_fixture_person(f, "consejero"), &f->arena,
                                   &sessions, NULL));
    return sessions.count;
}

static void test_a_changed_password_ends_the_other_sessions(void **state)
{
    struct page_fixture *f = *state;
    sign_in(f, false);
    assert_int_equal(count_sessions(f), 2);
    assert_int_equal(change(f, old_phrase, new_phrase, new_phrase), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/cuenta?hecho=clave");
    assert_int_equal(count_sessions(f), 1);
    /* A copied cookie is no use any more: the session goes on under another one. */
    assert_memory_equal(page_fixture_header(f, "Set-Cookie"), "s=", 2);
    assert_false(is_alive(f, here_token));
    assert_int_equal(password_compare(find(f)->password_hash, new_phrase), PASSWORD_MATCHES);
    assert_int_equal(page_fixture_get(f, "/cuenta?hecho=clave"), 200);
    page_fixture_expect(f, "Se cerraron sus otras sesiones");
}

static void test_each_mistake_is_said_beside_its_field(void **state)
{
    static const struct {
        const char *current, *wanted, *repeated, *field, *text;
    } cases[] = {
        {"no es esta", new_phrase, new_phrase, "actual", "Esa no es su contraseña actual"},
        {"", new_phrase, new_phrase, "actual", "Escriba su contraseña actual"},
        {old_phrase, "", "", "nueva", "Escriba la contraseña nueva"},
        {old_phrase, "corta", "corta", "nueva", "12"},
        {old_phrase, "contraseña123", "contraseña123", "nueva", "conocid"},
        {old_phrase, "consejero@example.org", "consejero@example.org", "nueva", "correo"},
        {old_phrase, new_phrase, "otra", "repetida", "no son iguales"},
        {old_phrase, old_phrase, old_phrase, "nueva", "igual a la actual"},
    };
    struct page_fixture *f = *state;
    sign_in(f, false);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        assert_int_equal(change(f, cases[i].current, cases[i].wanted, cases[i].repeated), 422);
        page_fixture_expect(f, arena_printf(&f->arena, "id=\"%s-error\"", cases[i].field));
        page_fixture_expect(f, cases[i].text);
        /* What was typed never comes back. */
        page_fixture_refuse(f, old_phrase);
        page_fixture_refuse(f, new_phrase);
    }
    assert_int_equal(count_sessions(f), 2);
    assert_int_equal(password_compare(find(f)->password_hash, old_phrase), PASSWORD_MATCHES);
}

static void test_a_one_time_password_is_replaced_before_anything_else(void **state)
{
    struct page_fixture *f = *state;
    sign_in(f, true);
    assert_int_equal(page_fixture_get(f, "/c/guatape/miembros"), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/cuenta/clave");
    assert_int_equal(page_fixture_get(f, "/cuenta/clave"), 200);
    page_fixture_expect(f, "Escoja su contraseña");
    assert_int_equal(change(f, old_phrase, new_phrase, new_phrase), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/");
    assert_false(find(f)->must_change_password);
}

static void test_guessing_the_current_password_slows_down(void **state)
{
    struct page_fixture *f = *state;
    int status = 0;
    sign_in(f, false);
    for (int i = 0; i < 12 && status != 429; i++)
        status = change(f, "no es esta", new_phrase, new_phrase);
    assert_int_equal(status, 429);
    page_fixture_expect(f, "Espere");
    assert_int_equal(change(f, old_phrase, new_phrase, new_phrase), 429);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_a_changed_password_ends_the_other_sessions),
        WITH_SITE(test_each_mistake_is_said_beside_its_field),
        WITH_SITE(test_a_one_time_password_is_replaced_before_anything_else),
        WITH_SITE(test_guessing_the_current_password_slows_down),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
