/* Files of technical sheets: downloads, and bringing one back with preview, problems and conflict.
 */
#include "base/test.h"

#include <string.h>

#include "storage/technical_sheet_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static struct plan plan;

static int send_text(struct page_fixture *f, const char *text)
{
    const struct request_file file = {"archivo", "fichas.csv", text, strlen(text)};
    f->files = &file;
    f->file_count = 1;
    return page_fixture_post(f, "/c/guatape/fichas/traer", (const char *const[]){NULL});
}

/* The hidden field of the preview, as a browser sends it back. */
static const char *hidden_data(struct page_fixture *f)
{
    static const char start[] = "name=\"datos\" value=\"";
    const char *at = strstr(page_fixture_body(f), start);
    assert_non_null(at);
    at += sizeof start - 1;
    return arena_strndup(&f->arena, at, strcspn(at, "\""));
}

static struct technical_sheet load(struct page_fixture *f, int64_t id)
{
    struct technical_sheet sheet;
    assert_true(technical_sheet_store_load(
        f->test.database, (struct object_key){plan.council_id, id}, &f->arena, &sheet, NULL));
    return sheet;
}

static const char *make_file(struct page_fixture *f, int64_t id, const char *lag)
{
    return arena_printf(&f->arena,
                        "Ficha (no la cambie);Versión leída (no la cambie);Unidad de medida;"
                        "Rezago, en días;Descripción\r\n%lld;0;leguas;%s;\"Uno\nDos\"\r\n",
                        (long long)id, lag);
}

static void test_a_file_is_shown_and_then_saved(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 2);
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas/traer"), 200);
    assert_int_equal(send_text(f, make_file(f, id, "30")), 200);
    page_fixture_expect(f, "cambia 2 datos en 1 ficha.");
    page_fixture_expect(f, "1 dato del plan está distinto");
    assert_int_equal(load(f, id).version, 0); /* only shown */
    const char *const confirm[] = {"datos", hidden_data(f), NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/fichas/traer", confirm), 303);
    assert_string_equal(load(f, id).values[SHEET_LAG], "30");
    assert_string_equal(load(f, id).values[SHEET_DEFINITION], "Uno\nDos");
    assert_string_equal(load(f, id).values[SHEET_UNIT], "");
    /* Sent twice: somebody else's version is not overwritten. */
    const char *const other[] = {
        "datos", arena_printf(&f->arena, "%lld\t0\trezago_dias\t60\r\n", (long long)id), NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/fichas/traer", other), 409);
    page_fixture_expect(f, "No se guardó nada");
    assert_string_equal(load(f, id).values[SHEET_LAG], "30");
    assert_int_equal(
        page_fixture_get(
            f, arena_printf(&f->arena, "/c/guatape/indicador/%lld/ficha/versiones", (long long)id)),
        200);
    page_fixture_expect(f, "desde un archivo");
    const char *const odd[] = {"datos", "cosa", NULL};
    assert_int_equal(page_fixture_post(f, "/c/guatape/fichas/traer", odd), 400);
}

static void test_all_problems_are_told_with_their_cell(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 2);
    const char *two = arena_printf(
        &f->arena, "ficha;version;rezago_dias;ods\n%lld;0;un mes;99\n%lld;4;3;\n7777;0;;\n",
        (long long)id, (long long)id + 1);
    page_fixture_visit(f, "consejero");
    assert_int_equal(send_text(f, two), 422);
    page_fixture_expect(f, "hay 4 cosas por corregir");
    page_fixture_expect(f, "<b>Celda C2.</b> Escriba un número entero");
    page_fixture_expect(f, "<b>Celda D2.</b> Escriba números de 1 a 17");
    page_fixture_expect(f, "<b>Celda 3.</b> Alguien cambió esta ficha");
    page_fixture_expect(f, "<b>Celda 4.</b> El plan no tiene la ficha 7777.");
    page_fixture_refuse(f, "Guardar estos cambios");
    assert_int_equal(load(f, id + 1).version, 0);
    assert_int_equal(send_text(f, "hola;mundo\n1;2\n"), 422);
    page_fixture_expect(f, "No pudimos leer el archivo");
    page_fixture_visit(f, "lectura");
    assert_int_equal(send_text(f, two), 403);
}

static int send_back(struct page_fixture *f, const char *address, const char *name)
{
    assert_int_equal(page_fixture_get(f, address), 200);
    size_t length = f->response.body.length;
    char *bytes = ARENA_NEW_ARRAY(&f->arena, length, char);
    memcpy(bytes, f->response.body.data, length);
    const struct request_file file = {"archivo", name, bytes, length};
    f->files = &file;
    f->file_count = 1;
    return page_fixture_post(f, "/c/guatape/fichas/traer", (const char *const[]){NULL});
}

/* Whatever was typed: formulas, quotes, lines, choices, dates. */
static void test_a_downloaded_file_comes_back_the_same(void **state)
{
    static const char *const form[] = {"version",
                                       "0",
                                       "formula",
                                       "=V1*100",
                                       "descripcion",
                                       "Dos \"renglones\":\r\nuno; y otro",
                                       "periodicidad",
                                       "trimestral",
                                       "fecha_actualizacion",
                                       "15/03/2026",
                                       "ods",
                                       "11, 9",
                                       "claro",
                                       "na",
                                       "rezago_dias",
                                       "0",
                                       "fuente",
                                       "-- sin fuente",
                                       "telefono",
                                       "+57 604 861 0555",
                                       NULL};
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 3);
    page_fixture_visit(f, "consejero");
    assert_int_equal(
        page_fixture_post(
            f, arena_printf(&f->arena, "/c/guatape/indicador/%lld/ficha/editar", (long long)id),
            form),
        303);
    assert_int_equal(send_back(f, "/c/guatape/fichas.xlsx", "fichas.xlsx"), 200);
    page_fixture_expect(f, "El archivo dice lo mismo");
    page_fixture_refuse(f, "del plan está");
    assert_int_equal(send_back(f, "/c/guatape/fichas.csv", "fichas.csv"), 200);
    page_fixture_expect(f, "El archivo dice lo mismo");
    page_fixture_refuse(f, "del plan está");
}

static void test_files_come_with_the_filters(void **state)
{
    static const char *const private_form[] = {"version", "0", "correo", "luz@example.org", NULL};
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 2);
    page_fixture_visit(f, "consejero");
    assert_int_equal(
        page_fixture_post(
            f, arena_printf(&f->arena, "/c/guatape/indicador/%lld/ficha/editar", (long long)id),
            private_form),
        303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas.csv"), 200);
    page_fixture_expect(f, "luz@example.org");
    page_fixture_expect(f, "Kilómetros de vía mejorados 2");
    page_fixture_visit(f, NULL);
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas.csv"), 200);
    page_fixture_refuse(f, "luz@example.org");
    page_fixture_refuse(f, "Correo de contacto");
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas.csv?tema=5"), 200);
    page_fixture_refuse(f, "mejorados");
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas.xlsx"), 200);
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas.pdf"), 200);
    assert_memory_equal(page_fixture_body(f), "%PDF", 4);
    assert_int_equal(
        page_fixture_get(
            f, arena_printf(&f->arena, "/c/guatape/indicador/%lld/ficha.pdf", (long long)id)),
        200);
    assert_string_equal(f->response.content_type, "application/pdf");
    assert_int_equal(page_fixture_get(f, "/c/guatape/indicador/999/ficha.pdf"), 404);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_file_is_shown_and_then_saved),
        TEST(test_all_problems_are_told_with_their_cell),
        TEST(test_a_downloaded_file_comes_back_the_same),
        TEST(test_files_come_with_the_filters),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
