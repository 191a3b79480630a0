#include "base/test.h"

#include <string.h>

#include "storage/database.h"
#include "storage/member_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

static void join(struct page_fixture *f, const char *who, int64_t council_id, const char *roles)
{
    struct database *database = f->test.database;
    struct member member = {.council_id = council_id,
                            .person_id = page_fixture_person(f, who),
                            .roles = roles,
                            .since_utc = "2026-03-01T12:00:00Z"};
    assert_true(database_begin(database, true, NULL));
    assert_true(member_store_save(database, &member, NULL));
    assert_true(database_commit(database, NULL));
}

static void test_anybody_sees_the_councils(void **state)
{
    struct page_fixture *f = *state;
    assert_int_equal(page_fixture_get(f, "/"), 200);
    page_fixture_expect(f, "href=\"/c/guatape\"");
    page_fixture_expect(f, "href=\"/c/marinilla\"");
    page_fixture_refuse(f, "Sus consejos");
}

static void test_who_has_one_council_goes_on_to_it(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/"), 303);
    assert_memory_equal(page_fixture_header(f, "Location"), "/c/guatape", 10);
}

static void test_who_has_two_chooses_and_may_change(void **state)
{
    struct page_fixture *f = *state;
    join(f, "consejero", f->test.other_council_id, "lectura");
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/"), 200);
    page_fixture_expect(f, "<span class=\"n\">Consejero/a</span>");
    page_fixture_expect(f, "<span class=\"n\">Lectura</span>");
    page_fixture_refuse(f, "Todos los consejos");
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_expect(f, "<a href=\"/\">Cambiar de consejo</a>");
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/c/guatape"), 200);
    page_fixture_refuse(f, "Cambiar de consejo");
}

static void test_who_verifies_is_asked_to_turn_on_the_second_step(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, "/"), 200);
    page_fixture_expect(f, "Active el segundo paso");
    page_fixture_expect(f, "href=\"/c/guatape\"");
}

static void test_a_one_time_password_comes_first(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "administrador");
    f->identity.must_change_password = true;
    assert_int_equal(page_fixture_get(f, "/"), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/cuenta/clave");
}

static size_t count_pieces(struct page_fixture *f, const char *piece)
{
    size_t count = 0;
    for (const char *p = page_fixture_body(f); (p = strstr(p, piece)) != NULL; p++)
        count++;
    return count;
}

/* The fixture has councils with members; the plan is what is missing. */
static void test_the_administrator_sees_what_is_left_to_do(void **state)
{
    struct page_fixture *f = *state;
    struct plan plan;
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_get(f, "/"), 200);
    page_fixture_expect(f, "Primeros pasos");
    assert_int_equal(count_pieces(f, ">Hecho<"), 3);
    assert_int_equal(count_pieces(f, ">Falta<"), 2);
    test_plan_fill(&f->test, &plan, 1);
    assert_int_equal(page_fixture_get(f, "/"), 200);
    page_fixture_refuse(f, "Primeros pasos");
    page_fixture_expect(f, "/admin/consejos");
    page_fixture_expect(f, "Active el segundo paso");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_anybody_sees_the_councils),
        WITH_SITE(test_who_has_one_council_goes_on_to_it),
        WITH_SITE(test_who_has_two_chooses_and_may_change),
        WITH_SITE(test_who_verifies_is_asked_to_turn_on_the_second_step),
        WITH_SITE(test_a_one_time_password_comes_first),
        WITH_SITE(test_the_administrator_sees_what_is_left_to_do),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
