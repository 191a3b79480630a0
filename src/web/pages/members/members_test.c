/* The members' pages together: list, invitation, roles, leaving. */
#include "base/test.h"

#include <string.h>

#include "storage/invitation_store.h"
#include "storage/member_store.h"
#include "web/page_fixture.h"

static const char *const eva[] = {"nombre",        "Eva Gil", "correo", "eva@example.org",
                                  "rol_consejero", "si",      NULL};

static const struct member *find_member(struct page_fixture *f, const char *who)
{
    struct member key = {.council_id = f->test.council_id,
                         .person_id = page_fixture_person(f, who)};
    struct member *member = NULL;
    assert_true(member_store_find(f->test.database, &key, &f->arena, &member, NULL));
    return member;
}

static const char *path_of(struct page_fixture *f, const char *who, const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/miembros/%lld%s",
                        (long long)page_fixture_person(f, who), end);
}

/* The newest unused invitation of guatape; NULL where there is none. */
static const struct invitation *find_invitation(struct page_fixture *f)
{
    struct invitation_list list = {0};
    assert_true(
        invitation_store_list(f->test.database, f->test.council_id, &f->arena, &list, NULL));
    return list.count == 0 ? NULL : &list.items[0];
}

static void test_the_list_names_everybody_of_this_council(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/miembros"), 200);
    for (int role = 0; role < ROLE_COUNT; role++) {
        page_fixture_expect(f,
                            arena_printf(&f->arena, "%s@example.org", role_code((enum role)role)));
        page_fixture_expect(f, role_label((enum role)role));
    }
    page_fixture_expect(f, "1 de marzo de 2026");
    page_fixture_refuse(f, "otro_consejo");
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_get(f, "/c/guatape/miembros"), 200);
}

static void test_the_link_is_shown_once_and_its_hash_is_kept(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_post(f, "/c/guatape/miembros/invitar", eva), 200);
    page_fixture_expect(f, "Cópielo y envíelo");
    page_fixture_expect(f, "8 de marzo de 2026, 7:00");
    page_fixture_expect(f, "mailto:eva%40example.org?subject=");
    const char *link = strstr(page_fixture_body(f), "http://127.0.0.1:8080/invitacion/");
    assert_non_null(link);
    const char *token =
        arena_strndup(&f->arena, strrchr(arena_strndup(&f->arena, link, 76), '/') + 1, 43);
    assert_true(f->response.is_private);
    assert_string_equal(find_invitation(f)->email, "eva@example.org");
    assert_null(strstr(find_invitation(f)->token_hash, token));
    assert_int_equal(page_fixture_get(f, "/c/guatape/miembros"), 200);
    page_fixture_expect(f, "eva@example.org");
    page_fixture_refuse(f, token);
}

static void test_an_invitation_is_asked_again_with_what_was_typed(void **state)
{
    static const struct {
        const char *name, *email, *role, *text;
    } cases[] = {
        {"", "eva@example.org", "rol_consejero", "Escriba el nombre de la persona."},
        {"Eva", "eva", "rol_consejero", "Escriba un correo completo"},
        {"Eva", "eva@example.org", "rol_rey", "Marque al menos un rol."},
        {"Eva", "Consejero@example.org", "rol_verificador", "ya es miembro del consejo"},
    };
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const char *const form[] = {"nombre",      cases[i].name, "correo", cases[i].email,
                                    cases[i].role, "si",          NULL};
        assert_int_equal(page_fixture_post(f, "/c/guatape/miembros/invitar", form), 422);
        page_fixture_expect(f, cases[i].text);
        page_fixture_expect(f, "Hay una cosa por corregir");
        page_fixture_expect(f, arena_printf(&f->arena, "value=\"%s\"", cases[i].email));
    }
    assert_null(find_invitation(f));
}

static void test_an_invitation_is_withdrawn_by_its_council_only(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, "/c/guatape/miembros/invitar", eva), 200);
    long long id = find_invitation(f)->id;
    page_fixture_visit(f, "otro_consejo");
    const char *other =
        arena_printf(&f->arena, "/c/marinilla/miembros/invitaciones/%lld/anular", id);
    assert_int_equal(page_fixture_post(f, other, NULL), 404);
    assert_non_null(find_invitation(f));
    page_fixture_visit(f, "presidencia");
    const char *own = arena_printf(&f->arena, "/c/guatape/miembros/invitaciones/%lld/anular", id);
    assert_int_equal(page_fixture_post(f, own, NULL), 303);
    assert_null(find_invitation(f));
    assert_int_equal(page_fixture_post(f, own, NULL), 404);
}

static void test_roles_are_changed(void **state)
{
    static const char *const two[] = {"rol_consejero", "si", "rol_verificador", "si", NULL};
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, path_of(f, "consejero", "")), 200);
    page_fixture_expect(f, "name=\"rol_consejero\" value=\"si\" checked");
    page_fixture_refuse(f, "name=\"rol_verificador\" value=\"si\" checked");
    assert_int_equal(page_fixture_post(f, path_of(f, "consejero", ""), two), 303);
    assert_string_equal(find_member(f, "consejero")->roles, "consejero,verificador");
    assert_int_equal(page_fixture_post(f, path_of(f, "consejero", ""), NULL), 422);
    page_fixture_expect(f, "<a href=\"#roles\">Marque al menos un rol.</a>");
    page_fixture_refuse(f, " checked");
    /* A person of another council is not there. */
    assert_int_equal(page_fixture_get(f, path_of(f, "otro_consejo", "")), 404);
    assert_int_equal(page_fixture_post(f, path_of(f, "otro_consejo", ""), two), 404);
}

static void test_a_member_is_removed_after_a_question(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, path_of(f, "lectura", "/retirar")), 200);
    page_fixture_expect(f, "¿Retirar a lectura del consejo?");
    assert_non_null(find_member(f, "lectura"));
    assert_int_equal(page_fixture_post(f, path_of(f, "lectura", "/retirar"), NULL), 303);
    assert_null(find_member(f, "lectura"));
    assert_int_equal(page_fixture_get(f, path_of(f, "lectura", "/retirar")), 404);
    assert_int_equal(page_fixture_get(f, path_of(f, "otro_consejo", "/retirar")), 404);
    assert_int_equal(page_fixture_post(f, path_of(f, "otro_consejo", "/retirar"), NULL), 404);
}

static void test_the_last_manager_stays(void **state)
{
    static const char *const reader[] = {"rol_lectura", "si", NULL};
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, path_of(f, "secretaria_tecnica", "/retirar"), NULL), 303);
    assert_int_equal(page_fixture_post(f, path_of(f, "presidencia", "/retirar"), NULL), 422);
    page_fixture_expect(f, "necesita al menos una persona");
    assert_int_equal(page_fixture_post(f, path_of(f, "presidencia", ""), reader), 422);
    page_fixture_expect(f, "href=\"#roles\"");
    assert_string_equal(find_member(f, "presidencia")->roles, "presidencia");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_the_list_names_everybody_of_this_council),
        WITH_SITE(test_the_link_is_shown_once_and_its_hash_is_kept),
        WITH_SITE(test_an_invitation_is_asked_again_with_what_was_typed),
        WITH_SITE(test_an_invitation_is_withdrawn_by_its_council_only),
        WITH_SITE(test_roles_are_changed),
        WITH_SITE(test_a_member_is_removed_after_a_question),
        WITH_SITE(test_the_last_manager_stays),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
