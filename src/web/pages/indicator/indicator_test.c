/* The years of an indicator side by side, and the history of its results, as members and as the
 * public see them. */
#include "base/test.h"

#include <string.h>

#include "storage/database.h"
#include "storage/evidence_store.h"
#include "storage/import_store.h"
#include "storage/measurement_store.h"
#include "web/result_fixture.h"

#include "base/banned.h"

static const char sum[] = "0123456789012345678901234567890123456789012345678901234567890123";

static void add_file(struct page_fixture *f, int64_t measurement_id, const char *name,
                     bool is_public)
{
    struct error error = {0};
    struct evidence file = {.council_id = f->test.council_id,
                            .measurement_id = measurement_id,
                            .sha256 = sum,
                            .file_name = name,
                            .media_type = "application/pdf",
                            .proves = "longitud de la vía",
                            .evidence_date = "",
                            .is_public = is_public,
                            .uploaded_by = page_fixture_person(f, "consejero"),
                            .uploaded_utc = "2026-02-19T12:00:00Z"};
    if (!evidence_store_add(f->test.database, &file, &error))
        fail_msg("%s", error.message);
}

static int64_t add(struct page_fixture *f, int64_t indicator_id, enum measurement_state state)
{
    return result_fixture_add(f, &(struct result_fixture){indicator_id, 2025, state, "consejero"});
}

/* Verified with another figure, from the page that verifies. */
static void verify(struct page_fixture *f, int64_t id)
{
    static const char *const form[] = {"version", "2",    "veredicto", "no_confirmado",
                                       "cifra",   "0,75", "nota",      "Se midió en campo.",
                                       NULL};
    page_fixture_visit(f, "verificador");
    assert_int_equal(
        page_fixture_post(f, result_fixture_path(f, "/c/guatape/verificar/", id), form), 303);
}

static void get(struct page_fixture *f, const char *who, int64_t indicator_id)
{
    page_fixture_visit(f, who);
    assert_int_equal(
        page_fixture_get(f, result_fixture_path(f, "/c/guatape/indicador/", indicator_id)), 200);
}

static void test_members_see_every_step_with_old_and_new(void **state)
{
    struct page_fixture *f = *state;
    int64_t indicator_id = result_fixture_plan(f, 1);
    int64_t id = add(f, indicator_id, MEASUREMENT_ANALYSED);
    add_file(f, id, "acta.pdf", false);
    verify(f, id);
    get(f, "lectura", indicator_id);
    page_fixture_expect(f, "2025: 4 actuaciones");
    page_fixture_expect(f, "consejero</b> registró el resultado");
    page_fixture_expect(f, "Cifra oficial: <b>0,81 km</b>");
    page_fixture_expect(f, "Fuente: <b>Carta 12 de planeación</b>");
    page_fixture_expect(f, "consejero</b> analizó el resultado");
    page_fixture_expect(f, "verificador</b> verificó el resultado");
    page_fixture_expect(f, "Veredicto: <b>No confirmado</b>");
    page_fixture_expect(f, "Cifra verificada: <b>0,75 km</b>");
    page_fixture_expect(f, "consejero</b> adjuntó un soporte");
    page_fixture_expect(f, "huella 01234567: longitud de la vía");
    /* Side by side in the table of years. */
    page_fixture_expect(f, "data-l=\"Cifra oficial\">0,81<");
    page_fixture_expect(f, "data-l=\"Cifra verificada\"><b>0,75</b>");
    /* A new round shows what it takes away. */
    static const char *const back[] = {"version", "3",      "paso", "devolver",
                                       "motivo",  "unidad", NULL};
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_post(f, result_fixture_path(f, "/c/guatape/devolver/", id), back),
                     303);
    get(f, "lectura", indicator_id);
    page_fixture_expect(f, "presidencia</b> devolvió el resultado");
    page_fixture_expect(f, "Motivo: <b>La cifra no está en la unidad del indicador.</b>");
}

static void test_a_corrected_figure_shows_both(void **state)
{
    struct page_fixture *f = *state;
    int64_t indicator_id = result_fixture_plan(f, 1);
    struct measurement *row = result_fixture_load(f, add(f, indicator_id, MEASUREMENT_RECORDED));
    struct error error = {0};
    const struct measurement_change change = {"record_result", row->recorded_by,
                                              "2026-02-21T12:00:00Z"};
    row->official = quantity_number(9000);
    if (!measurement_store_save(f->test.database, row, &change, &error))
        fail_msg("%s", error.message);
    get(f, "lectura", indicator_id);
    page_fixture_expect(f, "corrigió el resultado");
    page_fixture_expect(f, "Cifra oficial: <s>0,81 km</s> → <b>0,9 km</b>");
}

static void test_the_public_sees_what_is_published_without_people(void **state)
{
    struct page_fixture *f = *state;
    int64_t indicator_id = result_fixture_plan(f, 2);
    int64_t id = add(f, indicator_id, MEASUREMENT_PUBLISHED);
    int64_t hidden = add(f, indicator_id + 1, MEASUREMENT_VERIFIED);
    add_file(f, id, "publica.pdf", true);
    add_file(f, id, "reservada.pdf", false);
    add_file(f, hidden, "secreta.pdf", true);
    get(f, NULL, indicator_id);
    page_fixture_expect(f, "<b>2025: 0,81 km</b>");
    page_fixture_expect(f, "Verificación: Confirmado");
    page_fixture_expect(f, "publica.pdf");
    page_fixture_refuse(f, "reservada.pdf");
    page_fixture_refuse(f, "consejero");
    page_fixture_refuse(f, "analizó");
    page_fixture_refuse(f, "/devolver/");
    get(f, NULL, indicator_id + 1);
    page_fixture_refuse(f, "0,81");
    page_fixture_refuse(f, "secreta.pdf");
    page_fixture_expect(f, "Todavía no hay resultados publicados.");
}

/* The administration's own figures are imported with the plan, before anything is published. */
static void test_an_official_figure_is_as_public_as_the_result(void **state)
{
    struct page_fixture *f = *state;
    static const struct {
        enum measurement_state first, second;
        bool is_shown;
    } cases[] = {
        {MEASUREMENT_VERIFIED, MEASUREMENT_VERIFIED, false},
        {MEASUREMENT_PUBLISHED, MEASUREMENT_VERIFIED, false},
        {MEASUREMENT_PUBLISHED, MEASUREMENT_PUBLISHED, true},
    };
    int64_t indicator_id = result_fixture_plan(f, TEST_COUNT(cases));
    for (size_t i = 0; i < TEST_COUNT(cases); i++, indicator_id++) {
        struct official_figure figure = {.council_id = f->test.council_id,
                                         .indicator_id = indicator_id,
                                         .kind = "total_progress",
                                         .value_e4 = 877700,
                                         .sheet = "Tablero",
                                         .raw = "87,77 %"};
        result_fixture_add(
            f, &(struct result_fixture){indicator_id, 2024, cases[i].first, "consejero"});
        add(f, indicator_id, cases[i].second);
        assert_true(import_store_save_figure(f->test.database, &figure, NULL));
        get(f, "lectura", indicator_id);
        page_fixture_expect(f, "87,8");
        get(f, NULL, indicator_id);
        if (cases[i].is_shown)
            page_fixture_expect(f, "87,8");
        else
            page_fixture_refuse(f, "87,8");
    }
}

static void test_each_role_finds_its_next_step(void **state)
{
    static const struct {
        enum measurement_state state;
        const char *who, *seen, *hidden;
    } cases[] = {
        {MEASUREMENT_RECORDED, "consejero", ">Analizar<", ">Verificar<span"},
        {MEASUREMENT_ANALYSED, "verificador", ">Verificar<span", ">Analizar<"},
        {MEASUREMENT_ANALYSED, "consejero", "Analizado", ">Devolver<"},
        {MEASUREMENT_VERIFIED, "presidencia", ">Publicar<", ">Registrar<span class=\"v\"> 2025"},
        {MEASUREMENT_PUBLISHED, "presidencia", ">Devolver<", ">Publicar<"},
        {MEASUREMENT_PUBLISHED, "verificador", "Publicado", ">Devolver<"},
        {MEASUREMENT_RETURNED, "enlace", ">Registrar<span class=\"v\"> 2025", ">Devolver<"},
        {MEASUREMENT_RETURNED, "lectura", "Devuelto", ">Registrar<"},
    };
    struct page_fixture *f = *state;
    int64_t first = result_fixture_plan(f, (int)TEST_COUNT(cases));
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        add(f, first + (int64_t)i, cases[i].state);
        get(f, cases[i].who, first + (int64_t)i);
        page_fixture_expect(f, cases[i].seen);
        page_fixture_refuse(f, cases[i].hidden);
    }
}

/* What is not recorded yet is for those who may record. */
static void test_drafts_are_for_those_who_may_record(void **state)
{
    struct page_fixture *f = *state;
    int64_t indicator_id = result_fixture_plan(f, 1);
    int64_t id = add(f, indicator_id, MEASUREMENT_DRAFT);
    add_file(f, id, "acta-secreta.pdf", false);
    get(f, "presidencia", indicator_id);
    page_fixture_expect(f, "data-l=\"Cifra oficial\">0,81<");
    page_fixture_expect(f, "acta-secreta.pdf");
    page_fixture_expect(f, "/datos\">Cambiar");
    static const char *const others[] = {NULL, "verificador", "lectura", "enlace"};
    for (size_t i = 0; i < TEST_COUNT(others); i++) {
        get(f, others[i], indicator_id);
        page_fixture_refuse(f, "0,81");
        page_fixture_refuse(f, "acta-secreta.pdf");
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_members_see_every_step_with_old_and_new),
        TEST(test_a_corrected_figure_shows_both),
        TEST(test_the_public_sees_what_is_published_without_people),
        TEST(test_an_official_figure_is_as_public_as_the_result),
        TEST(test_drafts_are_for_those_who_may_record),
        TEST(test_each_role_finds_its_next_step),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
