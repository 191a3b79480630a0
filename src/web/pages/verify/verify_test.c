#include "base/test.h"

#include "storage/actor_store.h"
#include "storage/measurement_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static const char base[] = "/c/guatape/verificar/";

static int64_t add(struct page_fixture *f, int64_t indicator_id, const char *recorder)
{
    return result_fixture_add(
        f, &(struct result_fixture){indicator_id, 2025, MEASUREMENT_ANALYSED, recorder});
}

static int post(struct page_fixture *f, int64_t id, const char *const fields[3])
{
    const char *form[] = {"version", "2",    "veredicto", fields[0], "cifra",
                          fields[1], "nota", fields[2],   NULL};
    return page_fixture_post(f, result_fixture_path(f, base, id), form);
}

static void test_a_case_shows_what_is_needed_to_judge(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add(f, result_fixture_plan(f, 2), "consejero");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id)), 200);
    page_fixture_expect(f, "Kilómetros de vía mejorados 1, 2025</h1>");
    page_fixture_expect(f, "0,81 km");
    page_fixture_expect(f, "Carta 12 de planeación");
    page_fixture_expect(f, "31 de diciembre de 2025");
    page_fixture_expect(f, "consejero, 20 de febrero de 2026");
    page_fixture_expect(f, "Se revisó.");
    page_fixture_expect(f, "no tiene soportes");
    page_fixture_expect(f, "value=\"no_verificable\"");
    page_fixture_expect(f, "Cifra 1 de 1");
}

static void test_a_draft_is_not_there_for_who_verifies(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = result_fixture_add(f, &(struct result_fixture){result_fixture_plan(f, 1), 2025,
                                                                MEASUREMENT_DRAFT, "consejero"});
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id)), 404);
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, "/c/guatape/devolver/", id)), 404);
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, "/c/guatape/verificar?hecho=", id)),
                     200);
    page_fixture_refuse(f, "0,81");
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, "/c/guatape/analizar/", id)), 200);
}

static void test_a_verdict_is_kept_beside_the_official_figure(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add(f, result_fixture_plan(f, 2), "consejero");
    page_fixture_visit(f, "verificador");
    static const char *const good[] = {"no_confirmado", "0,5", "El acta suma 0,5 km."};
    assert_int_equal(post(f, id, good), 303);
    assert_int_equal(post(f, id, good), 303); /* a double click */
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "quedó verificado y espera publicación");
    page_fixture_expect(f, "Cifra verificada: 0,5 km");
    const struct measurement *row = result_fixture_load(f, id);
    assert_int_equal(row->version, 3);
    assert_int_equal(row->official.value_e4, 8100);
    assert_int_equal(row->verified.value_e4, 5000);
    assert_int_equal(row->verified_by, page_fixture_person(f, "verificador"));
}

static void test_mistakes_are_shown_and_nothing_typed_is_lost(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add(f, result_fixture_plan(f, 2), "consejero");
    page_fixture_visit(f, "verificador");
    assert_int_equal(post(f, id, (const char *const[]){"no_confirmado", "mucho", "<b>Son 3</b>"}),
                     422);
    page_fixture_expect(f, "<a href=\"#cifra\">");
    page_fixture_expect(f, "value=\"mucho\"");
    page_fixture_expect(f, "&lt;b&gt;Son 3&lt;/b&gt;");
    page_fixture_expect(f, "value=\"no_confirmado\" checked");
    assert_int_equal(post(f, id, (const char *const[]){"", "", ""}), 422);
    page_fixture_expect(f, "Elija qué encontró.");
    assert_int_equal(result_fixture_load(f, id)->state, MEASUREMENT_ANALYSED);
}

static void test_nobody_verifies_their_own_figure(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 2);
    int64_t own = add(f, first, "verificador"), other = add(f, first + 1, "consejero");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, own)), 200);
    page_fixture_expect(f, "Otra persona debe verificarlo");
    page_fixture_refuse(f, "name=\"veredicto\"");
    assert_int_equal(post(f, own, (const char *const[]){"confirmado", "", ""}), 422);
    assert_int_equal(result_fixture_load(f, own)->state, MEASUREMENT_ANALYSED);
    /* The queue holds the other's only; one's own stands apart. */
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar"), 200);
    page_fixture_expect(f, result_fixture_path(f, "/c/guatape/verificar/", other));
    page_fixture_refuse(f, result_fixture_path(f, "/c/guatape/verificar/", own));
    page_fixture_expect(f, "Una cifra espera");
    page_fixture_expect(f, "La verifica otra persona");
}

static void test_the_second_person_sees_what_the_first_did(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add(f, result_fixture_plan(f, 2), "consejero");
    page_fixture_visit(f, "presidencia");
    static const char *const back[] = {"version",     "2",           "paso",
                                       "devolver",    "motivo",      "otro_ano",
                                       "explicacion", "Es de 2023.", NULL};
    assert_int_equal(page_fixture_post(f, result_fixture_path(f, "/c/guatape/devolver/", id), back),
                     303);
    page_fixture_visit(f, "verificador");
    assert_int_equal(post(f, id, (const char *const[]){"confirmado", "", "Vi la carta."}), 409);
    page_fixture_expect(f, "presidencia</b> devolvió el resultado");
    page_fixture_expect(f, "Es de 2023.");
    page_fixture_expect(f, "Vi la carta."); /* to be copied */
    assert_int_equal(result_fixture_load(f, id)->state, MEASUREMENT_RETURNED);
}

static void record_again(struct page_fixture *f, int64_t id, int64_t value_e4)
{
    static const enum measurement_step steps[] = {MEASUREMENT_RECORD, MEASUREMENT_ANALYSE};
    struct measurement *row = result_fixture_load(f, id);
    struct error error = {0};
    row->official = quantity_number(value_e4);
    for (size_t i = 0; i < TEST_COUNT(steps); i++) {
        const struct measurement_move move = {.step = steps[i],
                                              .person_id = page_fixture_person(f, "consejero"),
                                              .time_utc = "2026-03-01T12:00:00Z",
                                              .text = "Corregido."};
        const struct measurement_change change = {"prueba", move.person_id, move.time_utc};
        assert_int_equal(measurement_transition(row, &move), MEASUREMENT_ALLOWED);
        if (!measurement_store_save(f->test.database, row, &change, &error))
            fail_msg("%s", error.message);
    }
}

static void test_what_comes_back_says_what_changed(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add(f, result_fixture_plan(f, 2), "consejero");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id)), 200);
    page_fixture_refuse(f, "Se devolvió antes");
    static const char *const back[] = {"version",     "2",           "paso",
                                       "devolver",    "motivo",      "otro_ano",
                                       "explicacion", "Es de 2023.", NULL};
    assert_int_equal(page_fixture_post(f, result_fixture_path(f, "/c/guatape/devolver/", id), back),
                     303);
    record_again(f, id, 9000);
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id)), 200);
    page_fixture_expect(f, "Es de 2023.» Entonces decía");
    page_fixture_expect(f, "0,81 km");
    page_fixture_expect(f, "; ahora dice");
    page_fixture_expect(f, "name=\"veredicto\"");
}

/* Roles guide: who is not named is told so, and may verify all the same. */
static void test_the_roles_may_name_somebody_else(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add(f, result_fixture_plan(f, 1), "consejero");
    struct actor actor = {.council_id = f->test.council_id,
                          .kind = ACTOR_ENTITY,
                          .name = "Veeduría <del> agua",
                          .office = "",
                          .contact_name = "",
                          .post = "",
                          .email = "",
                          .phone = ""};
    assert_true(actor_store_add(f->test.database, &actor, NULL));
    struct duty_holder holder = {actor.id, RACI_BOTH};
    struct duty_row row = {
        .council_id = f->test.council_id, .step = FOLLOW_UP_VERIFY, .holders = &holder, .count = 1};
    assert_true(actor_store_save_duty(f->test.database, &row, NULL));
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id)), 200);
    page_fixture_expect(f, "Según los roles le corresponde a: Veeduría &lt;del&gt; agua.");
    page_fixture_expect(f, "name=\"veredicto\"");
    assert_int_equal(page_fixture_get(f, "/c/guatape/verificar"), 200);
    page_fixture_expect(f, "Según los roles le corresponde a: Veeduría &lt;del&gt; agua.");
}

static void test_another_councils_result_is_none(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add(f, result_fixture_plan(f, 1), "consejero");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, base, id + 1000)), 404);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, result_fixture_path(f, "/c/marinilla/devolver/", id)),
                     404);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_case_shows_what_is_needed_to_judge),
        TEST(test_a_draft_is_not_there_for_who_verifies),
        TEST(test_a_verdict_is_kept_beside_the_official_figure),
        TEST(test_mistakes_are_shown_and_nothing_typed_is_lost),
        TEST(test_nobody_verifies_their_own_figure),
        TEST(test_the_second_person_sees_what_the_first_did),
        TEST(test_what_comes_back_says_what_changed),
        TEST(test_the_roles_may_name_somebody_else),
        TEST(test_another_councils_result_is_none),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
