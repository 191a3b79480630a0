/* What is proposed is seen, accepted at once, and never put over what somebody decided. */
#include "base/test.h"

#include <string.h>

#include "actions/assign_duties.h"
#include "storage/actor_store.h"
#include "storage/database.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static int64_t add_actor(struct page_fixture *f, enum actor_kind kind, const char *name,
                         const char *who)
{
    struct actor actor = {.council_id = f->test.council_id,
                          .kind = kind,
                          .name = name,
                          .person_id = who == NULL ? 0 : page_fixture_person(f, who),
                          .office = "",
                          .contact_name = "",
                          .post = "",
                          .email = "",
                          .phone = ""};
    assert_true(actor_store_add(f->test.database, &actor, NULL));
    return actor.id;
}

static struct duty_row_list load(struct page_fixture *f)
{
    struct duty_row_list rows;
    assert_true(
        actor_store_list_duties(f->test.database, f->test.council_id, &f->arena, &rows, NULL));
    return rows;
}

static const char *code(struct page_fixture *f, const char *step, int64_t actor_id,
                        const char *letters)
{
    return arena_printf(&f->arena, "%s:%lld-%s", step, (long long)actor_id, letters);
}

static void test_what_is_shown_is_what_is_saved(void **state)
{
    struct page_fixture *f = *state;
    int64_t secretary = add_actor(f, ACTOR_MEMBER, "", "secretaria_tecnica");
    int64_t verifier = add_actor(f, ACTOR_MEMBER, "", "verificador");
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles"), 200);
    page_fixture_expect(f, "/c/guatape/proponer-roles");
    assert_int_equal(page_fixture_get(f, "/c/guatape/proponer-roles"), 200);
    const char *record = code(f, "registrar", secretary, "RA");
    const char *verify = code(f, "verificar", verifier, "RA");
    page_fixture_expect(f, arena_printf(&f->arena, "value=\"%s\"", record));
    page_fixture_expect(f, arena_printf(&f->arena, "value=\"%s\"", verify));
    page_fixture_expect(f, "Falta saber qué oficina responde."); /* there is none */
    const char *const form[] = {"propuesta", record, "propuesta", verify, NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/proponer-roles", form), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/c/guatape/roles?hecho=propuestos");
    const struct duty_row_list rows = load(f);
    assert_int_equal(rows.count, 2);
    assert_int_equal(duty_letter(&rows.items[0], secretary), RACI_BOTH);
    assert_int_equal(duty_letter(&rows.items[1], verifier), RACI_BOTH);
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles?hecho=propuestos"), 200);
    page_fixture_expect(f, "Guardamos los roles propuestos.");
    assert_int_equal(page_fixture_get(f, "/c/guatape/proponer-roles"), 200);
    page_fixture_refuse(f, record);
}

static void test_what_was_decided_meanwhile_stays(void **state)
{
    struct page_fixture *f = *state;
    int64_t secretary = add_actor(f, ACTOR_MEMBER, "", "secretaria_tecnica");
    int64_t councillor = add_actor(f, ACTOR_MEMBER, "", "consejero");
    struct duty_holder holder = {councillor, RACI_BOTH};
    struct duty_row row = {
        .council_id = f->test.council_id, .step = FOLLOW_UP_RECORD, .holders = &holder, .count = 1};
    assert_true(actor_store_save_duty(f->test.database, &row, NULL));
    page_fixture_visit(f, "presidencia");
    const char *const form[] = {"propuesta", code(f, "registrar", secretary, "RA"),
                                "propuesta", code(f, "publicar", secretary, "RA"),
                                "propuesta", code(f, "publicar", councillor, "RA"),
                                NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/proponer-roles", form), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/c/guatape/roles?hecho=algunos");
    assert_int_equal(page_fixture_get(f, "/c/guatape/roles?hecho=algunos"), 200);
    page_fixture_expect(f, "Los demás quedan como estaban.");
    const struct duty_row_list rows = load(f);
    assert_int_equal(rows.count, 2);
    assert_int_equal(duty_letter(&rows.items[0], councillor), RACI_BOTH);
    assert_int_equal(rows.items[0].version, 1);
    assert_int_equal(duty_letter(&rows.items[1], secretary), RACI_BOTH);
    assert_int_equal(page_fixture_post(f, "/c/guatape/proponer-roles", form), 303); /* sent twice */
    assert_int_equal(load(f).items[1].version, 1);
}

static void test_nothing_is_saved_of_what_is_wrong(void **state)
{
    struct page_fixture *f = *state;
    int64_t secretary = add_actor(f, ACTOR_MEMBER, "", "secretaria_tecnica");
    const char *const none[] = {NULL};
    const char *good = code(f, "registrar", secretary, "RA");
    const char *const cases[] = {code(f, "nada", secretary, "RA"),
                                 code(f, "verificar", 999, "RA"),
                                 code(f, "verificar", secretary, "X"),
                                 arena_printf(&f->arena, "%s,%lld-A",
                                              code(f, "verificar", secretary, "R"),
                                              (long long)secretary),
                                 "verificar:x",
                                 "verificar:-RA"};
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_post(f, "/c/guatape/proponer-roles", none), 422);
    page_fixture_expect(f, "Marque al menos un paso.");
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const char *const form[] = {"propuesta", good, "propuesta", cases[i], NULL};
        if (page_fixture_post(f, "/c/guatape/proponer-roles", form) != 422)
            fail_msg("case %zu: %s", i, cases[i]);
        page_fixture_expect(f, "<a href=\"#propuesta\">Los actores cambiaron mientras usted leía.");
        assert_int_equal(load(f).count, 0);
    }
}

/* The same step again and again is one step, and many of them are refused unread. */
static void test_a_form_of_thousands_is_refused(void **state)
{
    struct page_fixture *f = *state;
    enum { MANY = ASSIGN_MAX_PROPOSED + 1 };
    const char *form[2 * MANY + 1] = {NULL};
    const char *good =
        code(f, "registrar", add_actor(f, ACTOR_MEMBER, "", "secretaria_tecnica"), "RA");
    for (int i = 0; i < MANY; i++) {
        form[2 * i] = "propuesta";
        form[2 * i + 1] = good;
    }
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, "/c/guatape/proponer-roles", form), 422);
    page_fixture_expect(f, "Marque cada paso una vez.");
    form[2 * ASSIGN_MAX_PROPOSED] = NULL;
    assert_int_equal(page_fixture_post(f, "/c/guatape/proponer-roles", form), 303);
    assert_int_equal(load(f).count, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_shown_is_what_is_saved),
        TEST(test_what_was_decided_meanwhile_stays),
        TEST(test_nothing_is_saved_of_what_is_wrong),
        TEST(test_a_form_of_thousands_is_refused),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
