/* The life of a pronouncement in the browser's requests: who sees what when, and that nothing moves
 * once it is approved. */
#include "base/test.h"

#include "storage/database.h"
#include "storage/measurement_store.h"
#include "storage/report_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static const char *const new_form[] = {"corte", "2025", "titulo", "", NULL};
static const char *const no_form[] = {NULL};

static const char *path_of(struct page_fixture *f, int64_t id, const char *rest)
{
    return arena_printf(&f->arena, "/c/guatape/informes/%lld%s", (long long)id, rest);
}

/* A published result of 2025 for the first indicator. */
static int64_t prepare(struct page_fixture *f, struct measurement *result)
{
    struct plan plan;
    struct error error = {0};
    const struct measurement_change change = {"record_measurement", 0, "2026-02-01T12:00:00Z"};
    int64_t first = test_plan_fill(&f->test, &plan, 3);
    *result = measurement_create(f->test.council_id, first, 2025);
    result->state = MEASUREMENT_RECORDED;
    result->official = quantity_number(8100);
    if (!database_begin(f->test.database, true, &error) ||
        !measurement_store_add(f->test.database, result, &change, &error) ||
        !database_commit(f->test.database, &error))
        fail_msg("%s", error.message);
    return first;
}

static int64_t start_draft(struct page_fixture *f)
{
    struct report_record_list reports;
    struct error error = {0};
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_post(f, "/c/guatape/informes/nuevo", new_form), 303);
    assert_true(
        report_store_list(f->test.database, f->test.council_id, &f->arena, &reports, &error));
    return reports.items[0].id;
}

static const char *approve(struct page_fixture *f, int64_t id)
{
    struct report_record *report = NULL;
    struct error error = {0};
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/aprobar"), no_form), 303);
    assert_true(report_store_load(f->test.database, (struct object_key){f->test.council_id, id},
                                  &f->arena, &report, &error));
    assert_true(report->is_approved);
    return report->code;
}

static void a_draft_exists_for_members_only(void **state)
{
    static const char *const paths[] = {"", "/pdf", "/carta", "/xlsx", "/html"};
    struct page_fixture *f = *state;
    struct measurement result;
    prepare(f, &result);
    int64_t id = start_draft(f);
    for (size_t i = 0; i < TEST_COUNT(paths); i++) {
        page_fixture_visit(f, NULL);
        assert_int_equal(page_fixture_get(f, path_of(f, id, paths[i])), 404);
        page_fixture_visit(f, "otro_consejo");
        assert_int_equal(page_fixture_get(f, path_of(f, id, paths[i])), 404);
        page_fixture_visit(f, "lectura");
        assert_int_equal(page_fixture_get(f, path_of(f, id, paths[i])), 200);
    }
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/informes"), 200);
    page_fixture_expect(f, "El consejo aún no ha aprobado informes.");
    page_fixture_refuse(f, "Pronunciamiento anual 2025");
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/c/guatape/informes"), 200);
    page_fixture_expect(f, "Pronunciamiento anual 2025");
    page_fixture_refuse(f, "/editar");
}

static void each_page_leads_back(void **state)
{
    static const struct {
        const char *page, *above, *here;
    } cases[] = {{"", NULL, "Pronunciamiento anual 2025"},
                 {"/editar", "", "Editar"},
                 {"/indicadores", "/editar", "Indicadores"},
                 {"/eliminar", "/editar", "Eliminar"},
                 {"/texto/presentacion", "/editar", "Presentación"}};
    struct page_fixture *f = *state;
    struct measurement result;
    prepare(f, &result);
    int64_t id = start_draft(f);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const char *above =
            cases[i].above == NULL
                ? ""
                : arena_printf(&f->arena, "<a href=\"%s\">Pronunciamiento anual 2025</a> › ",
                               path_of(f, id, cases[i].above));
        assert_int_equal(page_fixture_get(f, path_of(f, id, cases[i].page)), 200);
        page_fixture_expect(
            f, arena_printf(
                   &f->arena,
                   "<p class=\"ruta\"><a href=\"/c/guatape/informes\">Informes</a> › %s%s</p>",
                   above, cases[i].here));
    }
    assert_int_equal(page_fixture_get(f, "/c/guatape/informes/nuevo"), 200);
    page_fixture_expect(f, "Informes</a> › Nuevo</p>");
}

static void what_is_approved_is_public_and_stays(void **state)
{
    static const char *const files[] = {"/pdf", "/carta", "/xlsx", "/html"};
    struct page_fixture *f = *state;
    struct measurement result;
    struct error error = {0};
    prepare(f, &result);
    int64_t id = start_draft(f);
    const char *code = approve(f, id);
    page_fixture_visit(f, NULL);
    struct strbuf before[TEST_COUNT(files)];
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, code);
    page_fixture_expect(f, "0,81");
    const char *page = arena_strdup(&f->arena, page_fixture_body(f));
    for (size_t i = 0; i < TEST_COUNT(files); i++) {
        assert_int_equal(page_fixture_get(f, path_of(f, id, files[i])), 200);
        strbuf_init(&before[i], &f->arena);
        strbuf_add_bytes(&before[i], f->response.body.data, f->response.body.length);
    }
    /* The board changes below it: the result, the target and the council's bands. */
    result.official = quantity_number(30000);
    const struct measurement_change change = {"record_measurement", 0, "2026-03-01T12:00:00Z"};
    assert_true(database_begin(f->test.database, true, &error));
    assert_true(measurement_store_save(f->test.database, &result, &change, &error));
    assert_true(database_commit(f->test.database, &error));
    assert_true(database_execute_script(
        f->test.database,
        "UPDATE council SET bands_json = '[10, 20, 30, 40]'; UPDATE indicator SET target_e4 = 1",
        &error));
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    assert_string_equal(page_fixture_body(f), page);
    for (size_t i = 0; i < TEST_COUNT(files); i++) {
        assert_int_equal(page_fixture_get(f, path_of(f, id, files[i])), 200);
        assert_int_equal(f->response.body.length, before[i].length);
        assert_memory_equal(f->response.body.data, before[i].data, before[i].length);
    }
}

static void files_have_names_that_say_what_they_are(void **state)
{
    struct page_fixture *f = *state;
    struct measurement result;
    prepare(f, &result);
    int64_t id = start_draft(f);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/pdf")), 200);
    assert_non_null(strstr(page_fixture_header(f, "Content-Disposition"),
                           "pronunciamiento-guatape-2025-borrador.pdf"));
    approve(f, id);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/carta")), 200);
    assert_non_null(strstr(page_fixture_header(f, "Content-Disposition"),
                           "pronunciamiento-guatape-2025-v1-carta.pdf"));
    assert_string_equal(f->response.content_type, "application/pdf");
    assert_memory_equal(f->response.body.data, "%PDF-", 5);
}

static void approved_reports_are_sent_back_from_their_forms(void **state)
{
    static const char *const forms[] = {"/editar", "/texto/avances", "/indicadores", "/eliminar",
                                        "/aprobar"};
    struct page_fixture *f = *state;
    struct measurement result;
    prepare(f, &result);
    int64_t id = start_draft(f);
    approve(f, id);
    for (size_t i = 0; i < TEST_COUNT(forms); i++)
        assert_int_equal(page_fixture_get(f, path_of(f, id, forms[i])), 303);
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/eliminar"), no_form), 409);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
}

static void the_approval_lists_what_is_still_missing(void **state)
{
    struct page_fixture *f = *state;
    struct measurement result;
    prepare(f, &result);
    int64_t id = start_draft(f);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/aprobar")), 403);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/aprobar")), 200);
    page_fixture_expect(f, "<b>Cifras sin verificar:</b> 1.");
    page_fixture_expect(f, "<b>Cifras sin publicar:</b> 1.");
    page_fixture_expect(f, "<b>Indicadores sin reporte:</b> 2.");
    page_fixture_expect(f, "<b>Sin texto:</b> Conclusiones.");
}

static void two_people_write_one_section(void **state)
{
    static const char *const first[] = {"texto", "El de **Ana**", "version", "0",
                                        "paso",  "guardar",       NULL};
    static const char *const second[] = {"texto", "El de Luis", "version", "0",
                                         "paso",  "guardar",    NULL};
    static const char *const third[] = {"texto", "El de los dos", "version", "1",
                                        "paso",  "guardar",       NULL};
    static const char *const look[] = {
        "texto", "Así <b>queda</b> *bien*", "version", "1", "paso", "ver", NULL};
    static const char *const use[] = {"texto", "Mío", "version", "1", "paso", "usar", NULL};
    struct page_fixture *f = *state;
    struct measurement result;
    prepare(f, &result);
    int64_t id = start_draft(f);
    const char *path = path_of(f, id, "/texto/avances");
    assert_int_equal(page_fixture_post(f, path, first), 303);
    assert_int_equal(page_fixture_post(f, path, second), 409);
    page_fixture_expect(f, "<strong>Ana</strong>");
    page_fixture_expect(f, "El de Luis");
    page_fixture_expect(f, "name=\"version\" value=\"1\"");
    assert_int_equal(page_fixture_post(f, path, third), 303);
    assert_int_equal(page_fixture_post(f, path, look), 200);
    page_fixture_expect(f, "<em>bien</em>");
    page_fixture_refuse(f, "<b>queda</b>");
    assert_int_equal(page_fixture_post(f, path, use), 200);
    page_fixture_expect(f, "ritmo previsto");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "El de los dos");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/texto/otra")), 404);
}

static void a_code_is_checked_by_everybody(void **state)
{
    static const char *const note[] = {"correccion", "La meta era 5 km.", NULL};
    struct page_fixture *f = *state;
    struct measurement result;
    struct error error = {0};
    prepare(f, &result);
    int64_t id = start_draft(f);
    const char *code = approve(f, id);
    const char *page = arena_printf(&f->arena, "/v/%s", code);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, page), 200);
    page_fixture_expect(f, "Vigente.");
    page_fixture_expect(f, "Pronunciamiento anual 2025");
    assert_int_equal(page_fixture_get(f, "/v/00000-00000"), 200);
    page_fixture_expect(f, "Ese código no es de ningún informe");
    assert_int_equal(page_fixture_get(f, "/v/no"), 200);
    page_fixture_expect(f, "Ese código no es de ningún informe");
    assert_int_equal(page_fixture_get(f, "/v?codigo=no"), 200);
    page_fixture_expect(f, "Un código tiene diez letras o números");
    assert_int_equal(page_fixture_get(f, "/v?codigo=oooi1%20llll1"), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/v/00011-11111");

    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/corregir"), note), 303);
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/corregir"), note), 409);
    approve(f, id + 1);
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, page), 200);
    page_fixture_expect(f, "Este informe fue corregido.");
    page_fixture_expect(f, "La meta era 5 km.");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, "Este informe fue corregido.");
    assert_int_equal(page_fixture_get(f, path_of(f, id + 1, "")), 200);
    page_fixture_expect(f, "Corrige el informe con código");

    assert_true(database_execute_script(
        f->test.database, "UPDATE report SET snapshot_json = snapshot_json || ' '", &error));
    assert_int_equal(page_fixture_get(f, page), 200);
    page_fixture_expect(f, "El contenido cambió.");
    page_fixture_refuse(f, "Vigente.");
}

static void indicators_are_chosen_by_boxes(void **state)
{
    struct page_fixture *f = *state;
    struct measurement result;
    int64_t first = prepare(f, &result), id = start_draft(f);
    const char *path = path_of(f, id, "/indicadores");
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, " checked");
    const char *seen = page_fixture_between(f, "name=\"visto\" value=\"", "\"");
    const char *const none[] = {"visto", seen, NULL};
    const char *box = arena_printf(&f->arena, "si_%lld", (long long)first);
    const char *const one[] = {"visto", seen, box, "si", NULL};
    const char *next = arena_printf(&f->arena, "si_%lld", (long long)first + 1);
    const char *const other[] = {"visto", seen, next, "si", NULL};
    assert_int_equal(page_fixture_post(f, path, none), 422);
    page_fixture_expect(f, "Marque al menos un indicador.");
    page_fixture_refuse(f, " checked");
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/indicadores?marcar=ninguno")), 200);
    page_fixture_refuse(f, " checked");
    assert_int_equal(page_fixture_post(f, path, one), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "")), 200);
    page_fixture_expect(f, "El consejo sigue 1 de los 3 indicadores del plan.");
    assert_int_equal(page_fixture_post(f, path, one), 303);   /* sent twice */
    assert_int_equal(page_fixture_post(f, path, other), 409); /* seen before that was saved */
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/indicadores?marcar=todos")), 200);
    page_fixture_refuse(f, "value=\"si\">");
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_draft_exists_for_members_only),
        TEST(each_page_leads_back),
        TEST(what_is_approved_is_public_and_stays),
        TEST(files_have_names_that_say_what_they_are),
        TEST(approved_reports_are_sent_back_from_their_forms),
        TEST(the_approval_lists_what_is_still_missing),
        TEST(two_people_write_one_section),
        TEST(a_code_is_checked_by_everybody),
        TEST(indicators_are_chosen_by_boxes),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
