#include "base/test.h"

#include "storage/audit_store.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"
#include "web/http/page_cache.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static const char address[] = "/c/guatape/ajustes";

static struct council *load(struct page_fixture *f)
{
    struct council *council = NULL;
    struct error error;
    assert_true(
        council_store_find_by_code(f->test.database, "guatape", &f->arena, &council, &error));
    return council;
}

enum { STEP = 1, SEEN = 3, NAME = 5, SECOND = 9, THIRD = 11, WEIGHT = 15, DAY = 17, MONTH = 19 };

static const char **usual_form(struct page_fixture *f)
{
    static const char *form[32];
    const struct council *now = load(f);
    const char *const usual[] = {"paso",
                                 "guardar",
                                 "antes",
                                 arena_printf(&f->arena, "%s|%s|%s|%s", now->bands_json,
                                              now->weighting, now->deadline_month_day, now->name),
                                 "nombre",
                                 now->name,
                                 "limite_1",
                                 "40",
                                 "limite_2",
                                 "60",
                                 "limite_3",
                                 "70",
                                 "limite_4",
                                 "80",
                                 "ponderacion",
                                 "por_indicadores",
                                 "dia",
                                 "30",
                                 "mes",
                                 "4",
                                 NULL};
    memcpy(form, usual, sizeof usual);
    form[14] = "ponderacion";
    return form;
}

/* One indicator of the public board with 1 planned and 0.65 done in 2024. */
static void publish_result(struct page_fixture *f)
{
    struct plan plan;
    struct error error = {0};
    const int64_t id = test_plan_fill(&f->test, &plan, 1);
    struct measurement result = measurement_create(f->test.council_id, id, 2024);
    result.state = MEASUREMENT_PUBLISHED;
    result.official = quantity_number(6500);
    result.cut_off_date = "2024-12-31";
    result.recorded_by = f->test.person_id;
    result.verdict = VERDICT_CONFIRMED;
    result.verified_by = f->test.other_person_id;
    const struct measurement_change change = {"import_plan", f->test.person_id,
                                              "2026-03-01T12:00:00Z"};
    assert_true(database_begin(f->test.database, true, &error));
    if (!measurement_store_add(f->test.database, &result, &change, &error) ||
        !database_commit(f->test.database, &error))
        fail_msg("%s", error.message);
}

static void test_what_is_saved_is_seen_at_once(void **state)
{
    struct page_fixture *f = *state;
    publish_result(f);
    f->site.cache = page_cache_create(1024 * 1024);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/metodo"), 200);
    page_fixture_expect(f, "De 60\u00a0% a menos de 70\u00a0%.");
    page_fixture_expect(f, "hasta el 30 de abril del año siguiente");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero?corte=2024"), 200);
    page_fixture_expect(f, "Medio");
    page_fixture_refuse(f, "Bajo</");

    page_fixture_visit(f, "secretaria_tecnica");
    const char **form = usual_form(f);
    form[NAME] = "Consejo  Territorial <Guatapé>";
    form[SECOND] = "66,5";
    form[WEIGHT] = "iguales";
    form[DAY] = "15";
    form[MONTH] = "2";
    assert_int_equal(page_fixture_post(f, address, form), 303);
    assert_string_equal(load(f)->bands_json, "[40.00, 66.50, 70.00, 80.00]");
    assert_string_equal(load(f)->weighting, "iguales");
    assert_string_equal(load(f)->deadline_month_day, "02-15");

    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/metodo"), 200);
    page_fixture_expect(f, "De 66,5\u00a0% a menos de 70\u00a0%.");
    page_fixture_expect(f, "Consejo  Territorial &lt;Guatapé&gt;");
    page_fixture_expect(f, "hasta el 15 de febrero del año siguiente");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero?corte=2024"), 200);
    page_fixture_expect(f, "Bajo</");
    assert_int_equal(page_fixture_get(f, "/metodo"), 200);
    page_fixture_expect(f, "De 60\u00a0% a menos de 70\u00a0%.");
}

static void test_the_preview_writes_nothing(void **state)
{
    struct page_fixture *f = *state;
    publish_result(f);
    page_fixture_visit(f, "presidencia");
    const char **form = usual_form(f);
    form[STEP] = "ver";
    form[SECOND] = "66,5";
    assert_int_equal(page_fixture_post(f, address, form), 200);
    page_fixture_expect(f, "Así quedaría");
    page_fixture_expect(f,
                        "data-l=\"Indicadores hoy\">0</td><td class=\"d\" data-l=\"Quedarían\">1<");
    assert_string_equal(load(f)->bands_json, "");
}

static void test_mistakes_are_said_and_kept(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    const char **form = usual_form(f);
    form[NAME] = "  ";
    form[SECOND] = "cien";
    form[THIRD] = "0";
    form[WEIGHT] = "otra";
    form[DAY] = "29";
    form[MONTH] = "2";
    assert_int_equal(page_fixture_post(f, address, form), 422);
    page_fixture_expect(f, "Hay 5 cosas por corregir");
    page_fixture_expect(f, "value=\"cien\"");
    form = usual_form(f);
    form[THIRD] = "60";
    assert_int_equal(page_fixture_post(f, address, form), 422);
    page_fixture_expect(f, "mayor que el de la palabra anterior");
    form[THIRD] = "70,123";
    assert_int_equal(page_fixture_post(f, address, form), 422);
    page_fixture_expect(f, "dos decimales o menos");
    assert_int_equal(page_fixture_post(f, address, usual_form(f)), 422);
    page_fixture_expect(f, "Ningún ajuste es distinto");
}

static void test_the_second_of_two_sees_what_the_first_saved(void **state)
{
    struct page_fixture *f = *state;
    page_fixture_visit(f, "presidencia");
    const char **form = usual_form(f);
    const char *seen = form[SEEN];
    form[SECOND] = "65";
    assert_int_equal(page_fixture_post(f, address, form), 303);
    form = usual_form(f);
    form[SEEN] = seen;
    form[SECOND] = "55";
    assert_int_equal(page_fixture_post(f, address, form), 409);
    page_fixture_expect(f, "Otra persona cambió los ajustes");
    page_fixture_expect(f, "Hoy: 65 %.");
    page_fixture_expect(f, "value=\"55\"");
    assert_string_equal(load(f)->bands_json, "[40.00, 65.00, 70.00, 80.00]");
}

static void test_who_may(void **state)
{
    struct page_fixture *f = *state;
    struct audit_record_list trace;
    struct error error;
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, address), 403);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, address), 404);
    assert_int_equal(page_fixture_post(f, address, usual_form(f)), 404);
    page_fixture_visit(f, "administrador");
    const char **form = usual_form(f);
    form[SECOND] = "65";
    assert_int_equal(page_fixture_post(f, address, form), 303);
    assert_true(audit_store_list(f->test.database, &(struct audit_query){f->test.council_id, 0, 1},
                                 &f->arena, &trace, &error));
    assert_string_equal(trace.items[0].action, "change_council_settings");
    assert_string_equal(trace.items[0].detail, "semáforo: el usual → [40.00, 65.00, 70.00, 80.00]");
}

#define SETTINGS_TEST(function)                                                                    \
    cmocka_unit_test_setup_teardown(function, page_fixture_setup, page_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SETTINGS_TEST(test_what_is_saved_is_seen_at_once),
        SETTINGS_TEST(test_the_preview_writes_nothing),
        SETTINGS_TEST(test_mistakes_are_said_and_kept),
        SETTINGS_TEST(test_the_second_of_two_sees_what_the_first_saved),
        SETTINGS_TEST(test_who_may),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
