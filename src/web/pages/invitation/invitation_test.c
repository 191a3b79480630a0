#include "base/test.h"

#include <string.h>

#include "base/env.h"
#include "security/role.h"
#include "security/token.h"
#include "storage/database.h"
#include "storage/invitation_store.h"
#include "storage/member_store.h"
#include "storage/person_store.h"
#include "web/page_fixture.h"

static const char phrase[] = "cuatro palabras que nadie sabe";

/* An invitation to guatape that ends after a while; answers the path of its link. */
static const char *invite(struct page_fixture *f, const char *email, int64_t life_s)
{
    char token[TOKEN_SIZE], hash[TOKEN_HASH_SIZE];
    struct database *database = f->test.database;
    token_create(token);
    token_hash(token, hash);
    struct invitation invitation = {.council_id = f->test.council_id,
                                    .token_hash = hash,
                                    .email = email,
                                    .name = "Eva Gil",
                                    .roles = role_code(ROLE_VERIFIER),
                                    .invited_by = page_fixture_person(f, "presidencia"),
                                    .created_s = env_now_s() - 10,
                                    .expires_s = env_now_s() + life_s};
    assert_true(database_begin(database, true, NULL));
    assert_true(invitation_store_add(database, &invitation, NULL));
    assert_true(database_commit(database, NULL));
    return arena_printf(&f->arena, "/invitacion/%s", token);
}

static const char *roles_of(struct page_fixture *f, const char *email)
{
    struct person *person = NULL;
    struct member *member = NULL;
    assert_true(person_store_find_by_email(f->test.database, email, &f->arena, &person, NULL));
    if (person == NULL)
        return NULL;
    struct member key = {.council_id = f->test.council_id, .person_id = person->id};
    assert_true(member_store_find(f->test.database, &key, &f->arena, &member, NULL));
    return member == NULL ? "" : member->roles;
}

static int accept(struct page_fixture *f, const char *link, const char *password)
{
    const char *const form[] = {"nombre",   "Eva Gil Ruiz", "clave", password,
                                "repetida", password,       NULL};
    return page_fixture_post(f, link, form);
}

static const char *find_header(const struct response_header *headers, const char *name)
{
    for (; headers->name != NULL; headers++)
        if (strcmp(headers->name, name) == 0)
            return headers->value;
    return NULL;
}

static void test_a_new_person_opens_an_account_and_is_in(void **state)
{
    struct page_fixture *f = *state;
    const char *link = invite(f, "eva@example.org", 3600);
    assert_int_equal(page_fixture_get(f, link), 200);
    page_fixture_expect(f, "value=\"Eva Gil\"");
    page_fixture_expect(f, role_purpose(ROLE_VERIFIER));
    assert_int_equal(accept(f, link, "corta"), 422);
    page_fixture_expect(f, "id=\"clave-error\"");
    page_fixture_expect(f, "value=\"Eva Gil Ruiz\"");
    assert_null(roles_of(f, "eva@example.org"));
    assert_int_equal(accept(f, link, phrase), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/c/guatape/mi-trabajo?listo=miembro");
    assert_memory_equal(page_fixture_header(f, "Set-Cookie"), "s=", 2);
    assert_string_equal(roles_of(f, "eva@example.org"), "verificador");
    /* Once. */
    assert_int_equal(page_fixture_get(f, link), 410);
    assert_int_equal(accept(f, link, phrase), 410);
}

static void test_the_token_leaves_no_trace(void **state)
{
    static const char *const none[] = {NULL};
    struct page_fixture *f = *state;
    struct response_header headers[16];
    const char *link = invite(f, "eva@example.org", 3600);
    for (int i = 0; i < 2; i++) {
        if (i == 0)
            page_fixture_get(f, link);
        else
            page_fixture_post(f, link, none);
        site_list_headers(&f->site, &f->response, headers);
        assert_string_equal(find_header(headers, "Referrer-Policy"), "no-referrer");
        assert_string_equal(find_header(headers, "Cache-Control"), "no-store");
    }
}

static void test_a_link_that_does_not_hold_says_what_to_do(void **state)
{
    struct page_fixture *f = *state;
    const char *const links[] = {invite(f, "eva@example.org", 0), "/invitacion/abc",
                                 "/invitacion/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
    for (size_t i = 0; i < TEST_COUNT(links); i++) {
        assert_int_equal(page_fixture_get(f, links[i]), 410);
        page_fixture_expect(f, "Este enlace ya no sirve");
        page_fixture_expect(f, "pida otro enlace");
        page_fixture_refuse(f, "eva@example.org");
        assert_int_equal(accept(f, links[i], phrase), 410);
    }
    assert_null(roles_of(f, "eva@example.org"));
}

static void test_an_account_that_exists_must_be_signed_in(void **state)
{
    static const char *const none[] = {NULL};
    struct page_fixture *f = *state;
    const char *link = invite(f, "otro_consejo@example.org", 3600);
    assert_int_equal(page_fixture_get(f, link), 200);
    page_fixture_expect(f, arena_printf(&f->arena, "/ingresar?volver=%s", link));
    assert_int_equal(accept(f, link, phrase), 422);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, link), 200);
    page_fixture_expect(f, "Usted entró con otra cuenta");
    assert_int_equal(page_fixture_post(f, link, none), 422);
    assert_string_equal(roles_of(f, "otro_consejo@example.org"), "");
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, link), 200);
    page_fixture_expect(f, "Aceptar la invitación");
    assert_int_equal(page_fixture_post(f, link, none), 303);
    assert_string_equal(roles_of(f, "otro_consejo@example.org"), "verificador");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_a_new_person_opens_an_account_and_is_in),
        WITH_SITE(test_the_token_leaves_no_trace),
        WITH_SITE(test_a_link_that_does_not_hold_says_what_to_do),
        WITH_SITE(test_an_account_that_exists_must_be_signed_in),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
