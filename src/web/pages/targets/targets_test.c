#include "base/test.h"

#include "storage/indicator_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

struct place {
    int64_t id;
    char form[100], indicator[80];
};

static struct place add_indicator(struct page_fixture *f)
{
    struct plan plan;
    struct place place = {.id = test_plan_fill(&f->test, &plan, 1)};
    snprintf(place.indicator, sizeof place.indicator, "/c/guatape/indicador/%lld",
             (long long)place.id);
    snprintf(place.form, sizeof place.form, "%s/metas", place.indicator);
    return place;
}

enum { STEP = 1, VERSION = 3, TARGET = 5, DATE = 15 };

/* One step with everything filled in as it should be; places may be changed by their index. */
static const char **usual_form(void)
{
    static const char *form[32];
    static const char *const usual[] = {"paso",
                                        "revisar",
                                        "version",
                                        "1",
                                        "meta",
                                        "6",
                                        "programado_2024",
                                        "1",
                                        "programado_2025",
                                        "1",
                                        "programado_2026",
                                        "1,5",
                                        "programado_2027",
                                        "2,5",
                                        "fecha",
                                        "30/06/2025",
                                        "acto",
                                        "acuerdo",
                                        "numero",
                                        "014 de 2025",
                                        "nota",
                                        "Se <b>amplió</b>.",
                                        NULL};
    memcpy(form, usual, sizeof usual);
    return form;
}

static void test_the_change_is_reviewed_and_then_saved(void **state)
{
    struct page_fixture *f = *state;
    const struct place place = add_indicator(f);
    const char **form = usual_form();
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, place.form), 200);
    page_fixture_expect(f, "Hoy: 4.");
    page_fixture_expect(f, "id=\"programado_2027\" name=\"programado_2027\"");
    assert_int_equal(page_fixture_post(f, place.form, form), 200);
    page_fixture_expect(f, "Todavía no se ha guardado nada.");
    page_fixture_expect(f, "Acuerdo 014 de 2025");
    page_fixture_expect(f, "30 de junio de 2025");
    page_fixture_refuse(f, "<b>amplió</b>");
    assert_int_equal(page_fixture_get(f, place.indicator), 200);
    page_fixture_expect(f, "ningún acto las ha cambiado");
    form[STEP] = "corregir";
    assert_int_equal(page_fixture_post(f, place.form, form), 200);
    page_fixture_expect(f, "value=\"014 de 2025\"");
    page_fixture_expect(f, "<option value=\"acuerdo\" selected>");
    form[STEP] = "guardar";
    assert_int_equal(page_fixture_post(f, place.form, form), 303);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, place.indicator), 200);
    page_fixture_expect(f, "Actos que la cambiaron");
    page_fixture_expect(f, "Se &lt;b&gt;amplió&lt;/b&gt;.");
    page_fixture_refuse(f, "Cambiar metas con su acto");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero"), 200);
    page_fixture_expect(f, ">6<");
}

static void test_a_mistake_loses_nothing_typed(void **state)
{
    struct page_fixture *f = *state;
    const struct place place = add_indicator(f);
    const char **form = usual_form();
    page_fixture_visit(f, "presidencia");
    form[TARGET] = "seis";
    form[DATE] = "2/3/2026";
    assert_int_equal(page_fixture_post(f, place.form, form), 422);
    page_fixture_expect(f, "Hay 2 cosas por corregir");
    page_fixture_expect(f, "No entendimos el número.");
    page_fixture_expect(f, "Esa fecha no ha llegado.");
    page_fixture_expect(f, "value=\"seis\"");
    page_fixture_expect(f, "value=\"2/3/2026\"");
    page_fixture_expect(f, "value=\"2,5\"");
}

static void test_the_second_of_two_sees_both(void **state)
{
    struct page_fixture *f = *state;
    const struct place place = add_indicator(f);
    const char **form = usual_form();
    page_fixture_visit(f, "presidencia");
    form[STEP] = "guardar";
    assert_int_equal(page_fixture_post(f, place.form, form), 303);
    form[TARGET] = "9";
    assert_int_equal(page_fixture_post(f, place.form, form), 409);
    page_fixture_expect(f, "Otra persona cambió este indicador");
    page_fixture_expect(f, "Hoy: 6. Al comienzo: 4.");
    page_fixture_expect(f, "value=\"9\"");
    page_fixture_expect(f, "name=\"version\" value=\"2\"");
    form[VERSION] = "2";
    assert_int_equal(page_fixture_post(f, place.form, form), 303);
}

static void test_odd_programming_is_shown_before_it_is_saved(void **state)
{
    struct page_fixture *f = *state;
    const struct place place = add_indicator(f);
    const char **form = usual_form();
    page_fixture_visit(f, "presidencia");
    form[TARGET] = "1.234";
    assert_int_equal(page_fixture_post(f, place.form, form), 200);
    page_fixture_expect(f, "Los años suman 6 y la meta es 1.234.");
    page_fixture_expect(f, "leímos el punto como separador de miles");
    page_fixture_refuse(f, "Cambia un año que ya pasó");
}

static void test_who_may_not(void **state)
{
    struct page_fixture *f = *state;
    const struct place place = add_indicator(f);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, place.form), 403);
    assert_int_equal(page_fixture_post(f, place.form, usual_form()), 403);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, place.form), 404);
    char there[100];
    snprintf(there, sizeof there, "/c/marinilla/indicador/%lld/metas", (long long)place.id);
    assert_int_equal(page_fixture_get(f, there), 404);
    assert_int_equal(page_fixture_post(f, there, usual_form()), 404);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/indicador/99999/metas"), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_change_is_reviewed_and_then_saved,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_a_mistake_loses_nothing_typed, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_the_second_of_two_sees_both, page_fixture_setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_odd_programming_is_shown_before_it_is_saved,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_who_may_not, page_fixture_setup,
                                        page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
