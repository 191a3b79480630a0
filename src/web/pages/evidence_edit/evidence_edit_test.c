#include "base/test.h"

#include <string.h>

#include "storage/database.h"
#include "storage/evidence_store.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

static const char sum[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static int64_t add_evidence(struct page_fixture *f, enum measurement_state state, const char *who)
{
    struct plan plan;
    struct database *database = f->test.database;
    const struct measurement_change change = {"record_measurement", 0, "2026-03-01T12:00:00Z"};
    struct measurement row =
        measurement_create(f->test.council_id, test_plan_fill(&f->test, &plan, 1), 2025);
    row.state = state;
    row.verdict = VERDICT_CONFIRMED;
    row.verified_by = page_fixture_person(f, "verificador");
    assert_true(database_begin(database, true, NULL));
    assert_true(measurement_store_add(database, &row, &change, NULL));
    struct evidence evidence = {.council_id = row.council_id,
                                .measurement_id = row.id,
                                .sha256 = sum,
                                .file_name = "acta.pdf",
                                .media_type = "application/pdf",
                                .size_bytes = 8,
                                .proves = "la entrega",
                                .evidence_date = "2025-11-30",
                                .uploaded_by = page_fixture_person(f, who),
                                .uploaded_utc = "2026-03-01T12:00:00Z"};
    assert_true(evidence_store_add(database, &evidence, NULL));
    assert_true(database_commit(database, NULL));
    return evidence.id;
}

static struct evidence load(struct page_fixture *f, int64_t id)
{
    struct evidence *found = NULL;
    assert_true(evidence_store_load(f->test.database, (struct object_key){f->test.council_id, id},
                                    &f->arena, &found, NULL));
    return *found;
}

static const char *path_of(struct page_fixture *f, int64_t id)
{
    return arena_printf(&f->arena, "/c/guatape/soporte/%lld/datos", (long long)id);
}

static int send(struct page_fixture *f, int64_t id, const char *step, const char *date)
{
    const char *const form[] = {
        "paso", step, "prueba", "La firma del acta", "fecha_soporte", date, "publico", "si", NULL};
    return page_fixture_post(f, path_of(f, id), form);
}

static void test_what_is_said_of_a_file_changes(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_evidence(f, MEASUREMENT_RECORDED, "consejero");
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_get(f, path_of(f, id)), 200);
    page_fixture_expect(f, "value=\"la entrega\"");
    page_fixture_expect(f, "value=\"30/11/2025\"");
    page_fixture_expect(f, sum);
    assert_int_equal(send(f, id, "guardar", "31/02/2025"), 422);
    page_fixture_expect(f, "value=\"La firma del acta\"");
    page_fixture_expect(f, "<a href=\"#fecha_soporte\">");
    assert_int_equal(send(f, id, "guardar", "01/12/2025"), 303);
    assert_string_equal(load(f, id).proves, "La firma del acta");
    assert_string_equal(load(f, id).evidence_date, "2025-12-01");
    assert_true(load(f, id).is_public);
}

static void test_another_file_takes_its_place_or_it_goes(void **state)
{
    struct page_fixture *f = *state;
    const struct request_file file = {"archivos", "nueva.pdf", "%PDF-1.7", 8};
    int64_t id = add_evidence(f, MEASUREMENT_RECORDED, "consejero");
    page_fixture_visit(f, "secretaria_tecnica");
    assert_int_equal(send(f, id, "cambiar", ""), 422);
    page_fixture_expect(f, "Elija el archivo nuevo.");
    f->files = &file;
    f->file_count = 1;
    assert_int_equal(send(f, id, "cambiar", ""), 303);
    int64_t next = load(f, id).replaced_by;
    assert_true(next > 0);
    assert_int_equal(page_fixture_get(f, path_of(f, id)), 404);
    assert_int_equal(send(f, next, "quitar", ""), 303);
    assert_int_equal(page_fixture_get(f, path_of(f, next)), 404);
}

static void test_others_may_not(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_evidence(f, MEASUREMENT_RECORDED, "consejero");
    page_fixture_visit(f, "enlace");
    assert_int_equal(page_fixture_get(f, path_of(f, id)), 403);
    assert_int_equal(send(f, id, "quitar", ""), 403);
    page_fixture_visit(f, "otro_consejo");
    assert_int_equal(page_fixture_get(f, path_of(f, id)), 404);
    assert_true(load(f, id).removed_utc[0] == '\0');
}

static void test_evidence_of_a_verdict_stays(void **state)
{
    struct page_fixture *f = *state;
    int64_t id = add_evidence(f, MEASUREMENT_PUBLISHED, "verificador");
    page_fixture_visit(f, "verificador");
    assert_int_equal(page_fixture_get(f, path_of(f, id)), 200);
    page_fixture_refuse(f, "Quitar este soporte");
    assert_int_equal(send(f, id, "quitar", ""), 409);
    page_fixture_expect(f, "puede ocultarlo al público");
    /* It is reserved: the verifier does not show it to the public, the president does. */
    assert_int_equal(send(f, id, "guardar", ""), 409);
    page_fixture_expect(f, "lo cambian la presidencia o la secretaría técnica");
    page_fixture_expect(f, "value=\"La firma del acta\"");
    assert_false(load(f, id).is_public);
    page_fixture_visit(f, "presidencia");
    assert_int_equal(send(f, id, "guardar", ""), 303);
    assert_true(load(f, id).is_public);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_said_of_a_file_changes),
        TEST(test_another_file_takes_its_place_or_it_goes),
        TEST(test_others_may_not),
        TEST(test_evidence_of_a_verdict_stays),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
