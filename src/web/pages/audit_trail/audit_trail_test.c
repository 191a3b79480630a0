#include "base/test.h"

#include "security/audit.h"
#include "storage/database.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static const char address[] = "/c/guatape/registro";

static void append(struct page_fixture *f, int64_t council_id, int64_t actor_id, const char *action,
                   const char *object)
{
    struct error error = {0};
    struct audit_event event = {.council_id = council_id,
                                .actor_id = actor_id,
                                .action = action,
                                .object = object,
                                .detail = "con <b>detalle</b>"};
    if (!audit_append(f->test.database, &event, &error))
        fail_msg("%s", error.message);
}

static void fill(struct page_fixture *f, int count)
{
    struct error error;
    assert_true(database_begin(f->test.database, true, &error));
    for (int i = 0; i < count; i++)
        append(f, f->test.council_id, i % 2 == 0 ? page_fixture_person(f, "presidencia") : 0,
               i % 3 == 0 ? "change_targets" : "import_plan", "plan:1");
    assert_true(database_commit(f->test.database, &error));
}

static void test_it_reads_as_sentences_newest_first(void **state)
{
    struct page_fixture *f = *state;
    struct plan plan;
    struct error error;
    char object[60];
    snprintf(object, sizeof object, "indicator:%lld",
             (long long)test_plan_fill(&f->test, &plan, 1));
    fill(f, 3);
    assert_true(database_begin(f->test.database, true, &error));
    append(f, f->test.council_id, page_fixture_person(f, "secretaria_tecnica"), "change_targets",
           object);
    append(f, f->test.council_id, 0, "from_another_version", "cosa:1");
    assert_true(database_commit(f->test.database, &error));
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "<b>secretaria_tecnica</b> cambió metas con su acto");
    page_fixture_expect(f, ">Kilómetros de vía mejorados 1</a>");
    page_fixture_expect(f, "con &lt;b&gt;detalle&lt;/b&gt;");
    page_fixture_expect(f, "<b>La consola del servidor</b> hizo «from_another_version»");
    page_fixture_expect(f, "1 de marzo de 2026, 7:00");
    assert_true(strstr(page_fixture_body(f), "actuación 5") <
                strstr(page_fixture_body(f), "actuación 1&#32;"));
}

static void append_detail(struct page_fixture *f, const char *action, const char *object,
                          const char *detail)
{
    struct error error = {0};
    struct audit_event event = {.council_id = f->test.council_id,
                                .actor_id = page_fixture_person(f, "presidencia"),
                                .action = action,
                                .object = object,
                                .detail = detail};
    if (!audit_append(f->test.database, &event, &error))
        fail_msg("%s", error.message);
}

static void test_it_says_figures_and_verdicts_as_people_do(void **state)
{
    struct page_fixture *f = *state;
    struct error error;
    char own[60], numbers[400] = "190 resultados:";
    for (int i = 1; i <= 90; i++)
        snprintf(numbers + strlen(numbers), sizeof numbers - strlen(numbers), " %d", i);
    snprintf(own, sizeof own, "person:%lld", (long long)page_fixture_person(f, "presidencia"));
    assert_true(database_begin(f->test.database, true, &error));
    append_detail(f, "record_measurement", "plan:1", "versión 3: 3.7000 (indicador 70, 2026)");
    append_detail(f, "record_measurement", "plan:1", "versión 4: 12.0000");
    append_detail(f, "verify_measurement", "plan:1", "no_confirmado");
    append_detail(f, "publish_measurements", "plan:1", numbers);
    append_detail(f, "create_topic", "topic:7", "guatape_avance.xlsx");
    append_detail(f, "change_name", own, "");
    append_detail(f, "create_report", "report:999", "");
    assert_true(database_commit(f->test.database, &error));
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "versión 3: 3,7 (indicador 70, 2026)");
    page_fixture_expect(f, "versión 4: 12<");
    page_fixture_expect(f, "No confirmado");
    page_fixture_expect(f, " 30 ");
    page_fixture_expect(f, "…<");
    page_fixture_refuse(f, " 89 90");
    page_fixture_refuse(f, "topic:7");
    page_fixture_expect(f, "guatape_avance.xlsx");
    page_fixture_refuse(f, "corrigió su nombre:");
    page_fixture_refuse(f, ": presidencia");
    page_fixture_expect(f, "un informe que ya no está");
}

static void test_it_is_read_in_pages_and_by_who_and_what(void **state)
{
    struct page_fixture *f = *state;
    char target[200];
    fill(f, 120);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_expect(f, "actuación 120&#32;");
    page_fixture_expect(f, "actuación 71&#32;");
    page_fixture_refuse(f, "actuación 70&#32;");
    page_fixture_expect(f, "registro?antes=71\"");
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro?antes=71"), 200);
    page_fixture_expect(f, "actuación 70&#32;");
    page_fixture_refuse(f, "actuación 71&#32;");
    page_fixture_expect(f, "Las más recientes");
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro?antes=21"), 200);
    page_fixture_refuse(f, "Anteriores a la");

    snprintf(target, sizeof target, "/c/guatape/registro?persona=%lld&accion=change_targets",
             (long long)page_fixture_person(f, "presidencia"));
    assert_int_equal(page_fixture_get(f, target), 200);
    page_fixture_expect(f, "actuación 115&#32;"); /* 114 is even and a multiple of 3, from 0 */
    page_fixture_refuse(f, "actuación 116&#32;");
    page_fixture_refuse(f, "<b>La consola");
    page_fixture_refuse(f, "<b>presidencia</b> trajo");
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro?persona=consola"), 200);
    page_fixture_refuse(f, "<b>presidencia</b>");
    page_fixture_expect(f, "<b>La consola");
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro?accion=nada&antes=x&persona=y"), 200);
    page_fixture_expect(f, "No hay actuaciones así");
}

static void test_the_whole_chain_is_checked_on_request(void **state)
{
    struct page_fixture *f = *state;
    struct error error = {0};
    fill(f, 12);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro?comprobar=si"), 200);
    page_fixture_expect(f, "Se recorrieron 12 actuaciones");
    const char *sql = test_database_is_postgres()
                          ? "ALTER TABLE audit DISABLE TRIGGER USER;"
                            "UPDATE audit SET actor_id = 1 WHERE sequence = 4"
                          : "DROP TRIGGER audit_no_update;"
                            "UPDATE audit SET actor_id = 1 WHERE sequence = 4";
    if (!database_execute_script(f->test.database, sql, &error))
        fail_msg("%s", error.message);
    assert_int_equal(page_fixture_get(f, "/c/guatape/registro?comprobar=si"), 200);
    page_fixture_expect(f, "roto en la actuación 4");
    assert_int_equal(page_fixture_get(f, address), 200);
}

static void test_each_chain_has_its_readers(void **state)
{
    struct page_fixture *f = *state;
    struct error error;
    assert_true(database_begin(f->test.database, true, &error));
    append(f, 0, page_fixture_person(f, "administrador"), "create_person", "person:1");
    append(f, f->test.council_id, 0, "create_council", "council:1");
    assert_true(database_commit(f->test.database, &error));
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, address), 403);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, address), 404);
    assert_int_equal(page_fixture_get(f, "/admin/registro"), 403);
    page_fixture_visit(f, "administrador");
    assert_int_equal(page_fixture_get(f, address), 200);
    page_fixture_refuse(f, "creó la cuenta");
    assert_int_equal(page_fixture_get(f, "/admin/registro"), 200);
    page_fixture_expect(f, "creó la cuenta de una persona");
    page_fixture_refuse(f, "creó el consejo");
}

#define TRAIL_TEST(function)                                                                       \
    cmocka_unit_test_setup_teardown(function, page_fixture_setup, page_fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TRAIL_TEST(test_it_reads_as_sentences_newest_first),
        TRAIL_TEST(test_it_says_figures_and_verdicts_as_people_do),
        TRAIL_TEST(test_it_is_read_in_pages_and_by_who_and_what),
        TRAIL_TEST(test_the_whole_chain_is_checked_on_request),
        TRAIL_TEST(test_each_chain_has_its_readers),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
