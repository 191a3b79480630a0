#include "base/test.h"

#include <string.h>

#include "actions/record_measurement.h"
#include "security/token.h"
#include "storage/database.h"
#include "storage/evidence_store.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

/* The plan runs 2024–2027 with 1 km planned each year; the fixture's day is in 2026. */
static int64_t add_plan(struct page_fixture *f)
{
    struct plan plan;
    return test_plan_fill(&f->test, &plan, 1);
}

static const char *path_of(struct page_fixture *f, int64_t indicator_id)
{
    return arena_printf(&f->arena, "/c/guatape/registrar/%lld/2025", (long long)indicator_id);
}

static struct measurement stored(struct page_fixture *f, int64_t indicator_id)
{
    struct measurement *found = NULL;
    const struct measurement_place place = {f->test.council_id, indicator_id, 2025};
    assert_true(measurement_store_find(f->test.database, &place, &f->arena, &found, NULL));
    return found == NULL ? (struct measurement){0} : *found;
}

struct form {
    const char *step, *version, *value, *date, *key;
};

static int send(struct page_fixture *f, int64_t id, struct form form)
{
    const char *const fields[] = {"paso",
                                  form.step,
                                  "version",
                                  form.version == NULL ? "0" : form.version,
                                  "valor",
                                  form.value == NULL ? "" : form.value,
                                  "corte",
                                  form.date == NULL ? "30/06/2025" : form.date,
                                  "fuente",
                                  "visita",
                                  "fuente_detalle",
                                  "Vereda La Peña, 3 de julio",
                                  "nota",
                                  "Nota con «comillas» & <signos>",
                                  "clave",
                                  form.key == NULL ? "" : form.key,
                                  NULL};
    return page_fixture_post(f, path_of(f, id), fields);
}

static void add_file(struct page_fixture *f, const char *name, const char *bytes)
{
    static struct request_file file;
    file = (struct request_file){"archivos", name, bytes, strlen(bytes)};
    f->files = &file;
    f->file_count = 1;
}

static void test_the_form_says_what_is_known(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, path_of(f, id)), 200);
    page_fixture_expect(f, "¿Cuánto fue en 2025?");
    page_fixture_expect(f, "Escriba solo lo hecho en 2025.");
    page_fixture_expect(f, "Hasta 10 MB cada uno");
    assert_int_equal(page_fixture_get(f, "/c/guatape/registrar/1/2031"), 404);
}

static void test_it_is_reviewed_recorded_and_has_a_receipt(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "consejero");
    add_file(f, "acta.pdf", "%PDF-1.7");
    assert_int_equal(send(f, id, (struct form){.step = "revisar", .value = "0,7"}), 200);
    page_fixture_expect(f, "Entendimos 0,7");
    page_fixture_expect(f, "0,7 de 1 km programados en 2025: 70,0\u00a0%");
    page_fixture_expect(f, "acta.pdf");
    page_fixture_expect(f, "Nota con «comillas» &amp; &lt;signos&gt;");
    /* The draft is kept on the way. */
    assert_int_equal(stored(f, id).state, MEASUREMENT_DRAFT);
    page_fixture_expect(f, "name=\"version\" value=\"2\"");
    assert_int_equal(
        send(f, id, (struct form){.step = "registrar", .version = "2", .value = "0,7"}), 303);
    assert_int_equal(stored(f, id).official.value_e4, 7000);
    const char *receipt = page_fixture_header(f, "Location");
    assert_non_null(strstr(receipt, "?recibo="));
    assert_int_equal(page_fixture_get(f, receipt), 200);
    page_fixture_expect(f, "Quedó registrado</h1>");
    page_fixture_expect(f, "0,7");
    /* A receipt says what it is for, also after the figure changed; another's is not there. */
    assert_int_equal(
        send(f, id, (struct form){.step = "registrar", .version = "3", .value = "0,9"}), 303);
    assert_int_equal(page_fixture_get(f, receipt), 200);
    page_fixture_expect(f, "0,7");
    page_fixture_expect(f, "después cambió");
    assert_int_equal(page_fixture_get(f, arena_printf(&f->arena, "%s?recibo=1", path_of(f, id))),
                     404);
}

/* The trail numbers drafts as well: asking for each number must not tell the administration's
 * liaison what the council is still thinking. */
static void test_a_draft_has_no_receipt(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "consejero");
    assert_int_equal(send(f, id, (struct form){.step = "borrador", .value = "0,7"}), 303);
    page_fixture_visit(f, "enlace");
    for (int sequence = 1; sequence < 20; sequence++)
        assert_int_equal(
            page_fixture_get(f, arena_printf(&f->arena, "%s?recibo=%d", path_of(f, id), sequence)),
            404);
}

static void test_what_is_wrong_loses_nothing(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "consejero");
    add_file(f, "acta.pdf", "%PDF-1.7");
    assert_int_equal(
        send(f, id, (struct form){.step = "revisar", .value = "mucho", .date = "31/02/2025"}), 422);
    page_fixture_expect(f, "Hay 2 cosas por corregir");
    page_fixture_expect(f, "<a href=\"#valor\">");
    page_fixture_expect(f, "value=\"mucho\"");
    page_fixture_expect(f, "value=\"31/02/2025\"");
    page_fixture_expect(f, "value=\"Vereda La Peña, 3 de julio\"");
    page_fixture_expect(f, "Nota con «comillas» &amp; &lt;signos&gt;</textarea>");
    page_fixture_expect(f, "acta.pdf</a>");
    page_fixture_expect(f, "aún no está guardado");
    page_fixture_refuse(f, "Borrador guardado");
    page_fixture_expect(f, "name=\"version\" value=\"1\""); /* the draft of the file is ours */
    assert_int_equal(send(f, id, (struct form){.step = "revisar", .version = "1", .value = "1"}),
                     200);
}

static void test_refused_files_are_named_and_the_others_stay(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    const struct request_file files[] = {{"archivos", "acta.pdf", "%PDF-1.7", 8},
                                         {"archivos", "mapa.svg", "<svg>", 5}};
    page_fixture_visit(f, "consejero");
    f->files = files;
    f->file_count = 2;
    assert_int_equal(send(f, id, (struct form){.step = "adjuntar", .value = "0,7"}), 422);
    page_fixture_expect(f, "«mapa.svg» puede ejecutar programas");
    page_fixture_expect(f, "acta.pdf</a>");
    page_fixture_expect(f, "value=\"0,7\"");
    assert_int_equal(send(f, id, (struct form){.step = "adjuntar", .version = "1"}), 422);
    page_fixture_expect(f, "Elija el archivo");
}

static void test_zero_and_not_reported_have_buttons_of_their_own(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "consejero");
    assert_int_equal(send(f, id, (struct form){.step = "cero"}), 422);
    page_fixture_expect(f, "Se programaron 1 y el resultado es cero");
    page_fixture_expect(f, "<a href=\"#razon\">");
    page_fixture_expect(f, "name=\"valor\" aria-describedby=\"valor-ayuda\" value=\"0\"");
    assert_int_equal(send(f, id, (struct form){.step = "sin", .date = ""}), 422);
    page_fixture_expect(f, "hasta qué fecha se buscó");
    page_fixture_expect(f, "name=\"caso\" value=\"sin\"");
    page_fixture_refuse(f, "name=\"valor\"");
    static const char *const again[] = {"paso", "registrar", "caso",       "sin", "version",
                                        "0",    "corte",     "30/06/2025", NULL};
    assert_int_equal(page_fixture_post(f, path_of(f, id), again), 303);
    assert_true(stored(f, id).is_not_reported);
}

static void test_the_second_editor_sees_both(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(send(f, id, (struct form){.step = "registrar", .value = "0,5"}), 303);
    page_fixture_visit(f, "consejero");
    static const char *const steps[] = {"revisar", "registrar", "borrador"};
    for (size_t i = 0; i < TEST_COUNT(steps); i++) {
        assert_int_equal(send(f, id, (struct form){.step = steps[i], .value = "0,8"}), 409);
        page_fixture_expect(f, "Otra persona guardó antes");
        page_fixture_expect(f, "<b>0,5\u00a0km</b>");
        page_fixture_expect(f, "name=\"valor\" value=\"0,8\"");
        assert_int_equal(stored(f, id).official.value_e4, 5000);
    }
    /* Having seen both, the person decides. */
    page_fixture_expect(f, "name=\"version\" value=\"1\"");
    assert_int_equal(
        send(f, id, (struct form){.step = "registrar", .version = "1", .value = "0,8"}), 303);
    assert_int_equal(stored(f, id).official.value_e4, 8000);
}

static void test_a_double_click_records_once(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    char key[TOKEN_SIZE];
    token_create(key);
    page_fixture_visit(f, "consejero");
    const struct form form = {.step = "registrar", .value = "0,5", .key = key};
    add_file(f, "acta.pdf", "%PDF-1.7");
    assert_int_equal(send(f, id, form), 303);
    const char *first = arena_strdup(&f->arena, page_fixture_header(f, "Location"));
    add_file(f, "acta.pdf", "%PDF-1.7");
    assert_int_equal(send(f, id, form), 303);
    assert_string_equal(page_fixture_header(f, "Location"), first);
    struct evidence_list list;
    const struct object_key measurement = {f->test.council_id, stored(f, id).id};
    assert_true(evidence_store_list(f->test.database, measurement, &f->arena, &list, NULL));
    assert_int_equal(list.count, 1);
    assert_int_equal(stored(f, id).version, 2); /* the draft of the file, and the record */
}

static void test_the_liaison_gets_a_receipt_of_the_delivery(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "enlace");
    assert_int_equal(send(f, id, (struct form){.step = "registrar", .value = "0,7"}), 303);
    assert_int_equal(page_fixture_get(f, page_fixture_header(f, "Location")), 200);
    page_fixture_expect(f, "La cifra oficial quedó entregada</h1>");
    page_fixture_expect(f, "<dt>Entregó</dt>");
    page_fixture_expect(f, "prueba la entrega");
}

static void test_the_liaison_does_not_see_the_councils_draft(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "consejero");
    assert_int_equal(send(f, id, (struct form){.step = "borrador", .value = "0,123"}), 303);
    page_fixture_visit(f, "enlace");
    assert_int_equal(page_fixture_get(f, path_of(f, id)), 200);
    page_fixture_expect(f, "Otra persona tiene un borrador");
    page_fixture_refuse(f, "0,123");
    assert_int_equal(send(f, id, (struct form){.step = "registrar", .value = "1"}), 409);
    page_fixture_refuse(f, "0,123");
}

static void test_a_draft_is_removed_after_a_question(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "consejero");
    assert_int_equal(send(f, id, (struct form){.step = "borrador", .value = "0,5"}), 303);
    assert_int_equal(send(f, id, (struct form){.step = "borrar", .version = "1"}), 200);
    page_fixture_expect(f, "¿Borrar el borrador?");
    assert_int_equal(stored(f, id).state, MEASUREMENT_DRAFT);
    assert_int_equal(send(f, id, (struct form){.step = "borrar_si", .version = "1"}), 303);
    assert_int_equal(stored(f, id).id, 0);
}

static void test_a_full_disk_says_so(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_plan(f);
    page_fixture_visit(f, "consejero");
    struct database *database = NULL;
    assert_true(database_pool_borrow(f->site.pool, &database, NULL));
    database_fail_nth(database, 12); /* some statement of the action */
    database_pool_return(f->site.pool, database);
    assert_int_equal(send(f, id, (struct form){.step = "registrar", .value = "0,5"}), 507);
    page_fixture_expect(f, "No hay espacio para guardar");
    assert_int_equal(stored(f, id).id, 0);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_the_form_says_what_is_known),
        TEST(test_it_is_reviewed_recorded_and_has_a_receipt),
        TEST(test_a_draft_has_no_receipt),
        TEST(test_what_is_wrong_loses_nothing),
        TEST(test_refused_files_are_named_and_the_others_stay),
        TEST(test_zero_and_not_reported_have_buttons_of_their_own),
        TEST(test_the_second_editor_sees_both),
        TEST(test_a_double_click_records_once),
        TEST(test_the_liaison_gets_a_receipt_of_the_delivery),
        TEST(test_the_liaison_does_not_see_the_councils_draft),
        TEST(test_a_draft_is_removed_after_a_question),
        TEST(test_a_full_disk_says_so),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
