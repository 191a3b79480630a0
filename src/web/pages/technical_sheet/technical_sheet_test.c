/* Technical sheets on their pages: what the plan fills, filling, bad values, two people, versions,
 * and what the public does not see. */
#include "base/test.h"

#include <string.h>

#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

#include "base/banned.h"

static struct plan plan;

static const char *path_of(struct page_fixture *f, int64_t id, const char *end)
{
    return arena_printf(&f->arena, "/c/guatape/indicador/%lld/ficha%s", (long long)id, end);
}

static int get(struct page_fixture *f, const char *who, const char *path)
{
    page_fixture_visit(f, who);
    return page_fixture_get(f, path);
}

static void test_the_plan_fills_its_part(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 3);
    assert_int_equal(get(f, "consejero", path_of(f, id, "")), 200);
    page_fixture_expect(f, "Nadie ha escrito todavía");
    page_fixture_expect(f, "Línea › Componente › Programa");
    page_fixture_expect(f, "2024: 1 · 2025: 1 · 2026: 1 · 2027: NP");
    page_fixture_expect(f, "18. Fuente de información");
    page_fixture_expect(f, "Lo sabe la administración.");
    page_fixture_expect(f, "La ficha no tiene fórmula.");
    page_fixture_expect(f, "/ficha/editar\">Llenar la ficha");
    assert_int_equal(get(f, "lectura", path_of(f, id, "")), 200);
    page_fixture_refuse(f, "Llenar la ficha");
    assert_int_equal(get(f, "lectura", path_of(f, id, "/editar")), 403);
    assert_int_equal(get(f, "consejero", path_of(f, id + 50, "")), 404);
    assert_int_equal(get(f, "otro_consejo", path_of(f, id, "/editar")), 404);
    assert_int_equal(
        get(f, NULL, arena_printf(&f->arena, "/c/guatape/indicador/%lld", (long long)id)), 200);
    page_fixture_expect(f, "/ficha\">Ver la ficha técnica completa");
}

static void test_a_bad_number_keeps_everything(void **state)
{
    static const char *const bad[] = {"version",
                                      "0",
                                      "formula",
                                      "V1 / V2",
                                      "rezago_dias",
                                      "un mes",
                                      "periodicidad",
                                      "trimestral",
                                      "fuente",
                                      "Informe\r\nde gestión",
                                      "claro",
                                      "7",
                                      NULL};
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 1);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), bad), 422);
    page_fixture_expect(f, "Hay 2 cosas por corregir");
    page_fixture_expect(f, "<a href=\"#rezago_dias\">Escriba un número entero de 0 a 1830");
    page_fixture_expect(f, "value=\"un mes\"");
    page_fixture_expect(f, "value=\"V1 / V2\"");
    page_fixture_expect(f, "<option value=\"trimestral\" selected>");
    page_fixture_expect(f, "de gestión</textarea>");
    assert_int_equal(get(f, "consejero", path_of(f, id, "")), 200);
    page_fixture_expect(f, "Nadie ha escrito todavía");
}

static void test_two_versions_show_what_changed(void **state)
{
    static const char *const first[] = {
        "version",    "0",      "formula",         "V1", "fecha_actualizacion",
        "15/03/2026", "correo", "luz@example.org", NULL};
    static const char *const second[] = {
        "version", "1", "formula", "V1 + V2", "fecha_actualizacion", "", NULL};
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 1);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), first), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "/editar")), 200);
    page_fixture_expect(f, "value=\"15/03/2026\"");
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), second), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, id, "?hecho=guardada")), 200);
    page_fixture_expect(f, "Guardamos la ficha.");
    page_fixture_expect(f, "V1 + V2");
    page_fixture_expect(f, "luz@example.org");
    assert_int_equal(get(f, "lectura", path_of(f, id, "/versiones")), 200);
    page_fixture_expect(f, "<b>Versión 2</b>, secretaria_tecnica");
    page_fixture_expect(f, "<s>V1</s> → <b>V1 + V2</b>");
    page_fixture_expect(f, "<s>15 de marzo de 2026</s> se quitó");
    assert_int_equal(get(f, "lectura", path_of(f, id, "?version=1")), 200);
    page_fixture_expect(f, "Está viendo una versión de antes.");
    page_fixture_expect(f, "15 de marzo de 2026");
    assert_int_equal(get(f, "lectura", path_of(f, id, "?version=9")), 404);
    assert_int_equal(get(f, NULL, path_of(f, id, "/versiones")), 303);
}

static void test_the_second_person_sees_both(void **state)
{
    static const char *const first[] = {"version", "0", "formula", "V1", NULL};
    static const char *const second[] = {"version",     "0",  "formula", "V2",
                                         "rezago_dias", "30", NULL};
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 1);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), first), 303);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), second), 409);
    page_fixture_expect(f, "Otra persona guardó esta ficha");
    page_fixture_expect(f, "la otra persona dejó <b>V1</b>; usted escribió <b>V2</b>");
    page_fixture_expect(f, "value=\"V2\"");
    page_fixture_expect(f, "name=\"version\" value=\"1\"");
}

static void test_the_public_sees_no_contact_and_no_judgement(void **state)
{
    static const char *const form[] = {"version",    "0",
                                       "correo",     "luz@example.org",
                                       "telefono",   "300 123 4567",
                                       "cargo",      "Secretaria de Obras",
                                       "claro",      "1",
                                       "claro_nota", "No dice la vereda",
                                       NULL};
    struct page_fixture *f = *state;
    int64_t id = test_plan_fill(&f->test, &plan, 1);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), form), 303);
    assert_int_equal(get(f, NULL, path_of(f, id, "?version=1")), 200);
    page_fixture_expect(f, "Secretaria de Obras");
    page_fixture_refuse(f, "luz@example.org");
    page_fixture_refuse(f, "300 123 4567");
    page_fixture_refuse(f, "No dice la vereda");
    page_fixture_refuse(f, "Llenar la ficha");
    assert_int_equal(get(f, "lectura", path_of(f, id, "")), 200);
    page_fixture_expect(f, "luz@example.org");
    page_fixture_expect(f, "No dice la vereda");
}

static void test_the_list_counts_and_filters(void **state)
{
    static const char *const form[] = {"version", "0", "rezago_dias", "30", NULL};
    struct page_fixture *f = *state;
    assert_int_equal(get(f, NULL, "/c/guatape/fichas"), 200);
    page_fixture_expect(f, "aún no ha traído su plan");
    int64_t id = test_plan_fill(&f->test, &plan, 3);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, path_of(f, id, "/editar"), form), 303);
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas"), 200);
    page_fixture_expect(f, "0 de 3 fichas están completas.");
    page_fixture_expect(f, "En 1 de ellas alguien ya escribió.");
    page_fixture_expect(f, "&#32;y 17 más");
    const char *body = page_fixture_body(f);
    assert_true(strstr(body, "mejorados 2</a>") < strstr(body, "mejorados 1</a>"));
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas?orden=plan"), 200);
    body = page_fixture_body(f);
    assert_true(strstr(body, "mejorados 1</a>") < strstr(body, "mejorados 2</a>"));
    assert_int_equal(page_fixture_get(f, "/c/guatape/fichas?linea=99999&orden=plan"), 200);
    page_fixture_expect(f, "No hay fichas con esos filtros.");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_the_plan_fills_its_part),
        TEST(test_a_bad_number_keeps_everything),
        TEST(test_two_versions_show_what_changed),
        TEST(test_the_second_person_sees_both),
        TEST(test_the_public_sees_no_contact_and_no_judgement),
        TEST(test_the_list_counts_and_filters),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
