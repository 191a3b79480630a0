#include "base/test.h"

#include "storage/actor_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static void fill(struct page_fixture *f, int count)
{
    static const enum measurement_state states[] = {MEASUREMENT_RECORDED, MEASUREMENT_ANALYSED,
                                                    MEASUREMENT_VERIFIED, MEASUREMENT_RETURNED,
                                                    MEASUREMENT_DRAFT,    MEASUREMENT_PUBLISHED};
    int64_t first = result_fixture_plan(f, count);
    for (size_t i = 0; i < TEST_COUNT(states); i++)
        result_fixture_add(
            f, &(struct result_fixture){first + (int64_t)i, 2025, states[i], "consejero"});
}

static void test_each_role_sees_what_is_its_own_to_do(void **state)
{
    static const char *const titles[] = {"Le devolvieron <",
                                         "Borradores suyos <",
                                         "Verificar <small>",
                                         "Analizar <",
                                         "Publicar <small>",
                                         "Falta el reporte <",
                                         "Devueltos a otras personas <",
                                         "Borradores de otras personas <",
                                         "Enviado por usted <"};
    static const struct {
        const char *who, *seen; /* a letter for each title: x seen, - not */
        const char *tasks;
    } cases[] = {
        {"consejero", "xx-x-x--x", "Tiene 13 tareas."},
        {"presidencia", "---xxxxx-", "Tiene 12 tareas."},
        {"secretaria_tecnica", "---xxxxx-", "Tiene 12 tareas."},
        {"verificador", "--x------", "Tiene una tarea."},
        {"enlace", "-----x---", "Tiene 10 tareas."},
        {"lectura", "---------", "Su papel es de lectura"},
    };
    struct page_fixture *f = *state;
    fill(f, 8); /* 2024: 8 missing, 2025: 2 */
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        page_fixture_visit(f, cases[i].who);
        assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
        page_fixture_expect(f, cases[i].tasks);
        page_fixture_expect(f, "4 de 8</dd>"); /* recorded of programmed in 2025 */
        for (size_t t = 0; t < TEST_COUNT(titles); t++) {
            if (cases[i].seen[t] == 'x')
                page_fixture_expect(f, titles[t]);
            else
                page_fixture_refuse(f, titles[t]);
        }
    }
}

static void give(struct page_fixture *f, enum follow_up_step step, int64_t indicator_id,
                 const char *who)
{
    struct actor actor = {.council_id = f->test.council_id,
                          .kind = ACTOR_MEMBER,
                          .name = "",
                          .person_id = page_fixture_person(f, who),
                          .office = "",
                          .contact_name = "",
                          .post = "",
                          .email = "",
                          .phone = ""};
    assert_true(actor_store_add(f->test.database, &actor, NULL));
    struct duty_holder holder = {actor.id, RACI_BOTH};
    struct duty_row row = {.council_id = f->test.council_id,
                           .scope = {.indicator_id = indicator_id},
                           .step = step,
                           .holders = &holder,
                           .count = 1};
    assert_true(actor_store_save_duty(f->test.database, &row, NULL));
}

static void test_what_the_roles_give_can_be_seen_alone(void **state)
{
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, 8);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?quien=mio"), 200);
    page_fixture_expect(f, "Tiene 16 tareas."); /* without roles there is no such choice */
    page_fixture_refuse(f, "según los roles");
    give(f, FOLLOW_UP_RECORD, 0, "presidencia");
    give(f, FOLLOW_UP_RECORD, first + 7, "consejero");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
    page_fixture_expect(f, "Según los roles, 2 le corresponden.");
    page_fixture_expect(f, "<b>Le corresponde según los roles.</b>");
    page_fixture_expect(f, "Según los roles le corresponde a: presidencia");
    page_fixture_expect(f, "corte=2025&amp;quien=mio\">lo mío según los roles</a>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?lista=faltan&quien=mio"), 200);
    page_fixture_expect(f, "Falta el reporte <small>2</small>");
    page_fixture_expect(f, "· le corresponde");
    page_fixture_expect(f, "quien=mio&amp;anio=2024");
    page_fixture_visit(f, "verificador"); /* nothing is theirs */
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?quien=mio"), 200);
    page_fixture_expect(f, "Según los roles no tiene tareas pendientes.");
}

static void test_long_lists_have_groups_and_pages(void **state)
{
    struct page_fixture *f = *state;
    result_fixture_plan(f, 60);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
    page_fixture_expect(f, "Ver los 120");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?lista=faltan"), 200);
    page_fixture_expect(f, "Página 1 de 3");
    page_fixture_expect(f, "2025 (60)");
    page_fixture_expect(f, "2024 (60)");
    page_fixture_expect(f, ">2025: Línea<");
    page_fixture_refuse(f, ">2024: Línea<");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?lista=faltan&anio=2024&pagina=2"),
                     200);
    page_fixture_expect(f, "Página 2 de 2");
    page_fixture_expect(f, ">2024: Línea<");
    page_fixture_expect(f, "/c/guatape/registrar/");
    /* A list that is not this person's is the overview. */
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?lista=verificar"), 200);
    page_fixture_expect(f, "<h1>Mi trabajo</h1>");
    assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo?corte=2024"), 200);
    page_fixture_expect(f, "Ver los 60");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {TEST(test_each_role_sees_what_is_its_own_to_do),
                                       TEST(test_what_the_roles_give_can_be_seen_alone),
                                       TEST(test_long_lists_have_groups_and_pages)};
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
