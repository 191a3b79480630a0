#include "base/test.h"

#include <string.h>
#include <unistd.h>

#include "storage/database.h"
#include "storage/evidence_files.h"
#include "storage/evidence_store.h"
#include "storage/measurement_store.h"
#include "storage/test_plan.h"
#include "web/page_fixture.h"

static const char bytes[] = "%PDF-1.7\nacta de entrega";
static const char name[] = "acta \"2025\" de la vía.pdf";

/* One result with one file; answers the file's number. */
static int64_t add_evidence(struct page_fixture *f, enum measurement_state state, bool is_public)
{
    struct plan plan;
    struct evidence_receiver receiver;
    struct database *database = f->test.database;
    const struct measurement_change change = {"record_measurement", 0, "2026-03-01T12:00:00Z"};
    struct measurement row =
        measurement_create(f->test.council_id, test_plan_fill(&f->test, &plan, 1), 2025);
    row.state = state;
    row.official = quantity_number(10000);
    row.verdict = VERDICT_CONFIRMED;
    row.verified_by = page_fixture_person(f, "verificador");
    const char *folder = arena_printf(&f->arena, "%s/" EVIDENCE_FILES_FOLDER, f->test.folder);
    assert_true(evidence_files_begin(&receiver, folder, 1000, NULL));
    assert_true(evidence_files_add(&receiver, bytes, strlen(bytes), NULL));
    assert_true(evidence_files_finish(&receiver, NULL));
    assert_true(database_begin(database, true, NULL));
    assert_true(measurement_store_add(database, &row, &change, NULL));
    struct evidence evidence = {.council_id = row.council_id,
                                .measurement_id = row.id,
                                .sha256 = receiver.sha256,
                                .file_name = name,
                                .media_type = "application/pdf",
                                .size_bytes = receiver.size_bytes,
                                .proves = "",
                                .evidence_date = "",
                                .is_public = is_public,
                                .uploaded_by = page_fixture_person(f, "enlace"),
                                .uploaded_utc = "2026-03-01T12:00:00Z"};
    assert_true(evidence_store_add(database, &evidence, NULL));
    assert_true(database_commit(database, NULL));
    return evidence.id;
}

static int visit(struct page_fixture *f, const char *who, const char *council, int64_t id)
{
    page_fixture_visit(f, who);
    return page_fixture_get(f,
                            arena_printf(&f->arena, "/c/%s/soporte/%lld", council, (long long)id));
}

static void test_it_is_sent_whole_as_an_attachment_without_rights(void **state)
{
    struct page_fixture *f = *state;
    char got[100] = "";
    struct response_header headers[16];
    const int64_t id = add_evidence(f, MEASUREMENT_PUBLISHED, true);
    assert_int_equal(visit(f, NULL, "guatape", id), 200);
    assert_true(f->response.has_file);
    assert_int_equal(response_length(&f->response), strlen(bytes));
    assert_int_equal(read(f->response.file, got, sizeof got), strlen(bytes));
    assert_string_equal(got, bytes);
    assert_string_equal(f->response.content_type, "application/pdf");
    assert_string_equal(page_fixture_header(f, "Content-Disposition"),
                        "attachment; filename=\"acta _2025_ de la v__a.pdf\"; "
                        "filename*=UTF-8''acta%20%222025%22%20de%20la%20v%C3%ADa.pdf");
    site_list_headers(&f->site, &f->response, headers);
    assert_string_equal(headers[0].value, "default-src 'none'; sandbox");
    assert_string_equal(headers[1].value, "nosniff");
}

/* Who sees a file, by the state of its result and whether it is public. */
static const struct {
    enum measurement_state state;
    bool is_public;
    const char *who;
    int status;
} cases[] = {
    {MEASUREMENT_PUBLISHED, true, NULL, 200},
    {MEASUREMENT_PUBLISHED, false, NULL, 404},
    {MEASUREMENT_VERIFIED, true, NULL, 404},
    {MEASUREMENT_RETURNED, true, NULL, 404},
    {MEASUREMENT_PUBLISHED, true, "otro_consejo", 200},
    {MEASUREMENT_PUBLISHED, false, "otro_consejo", 404},
    {MEASUREMENT_PUBLISHED, false, "administrador", 404},
    {MEASUREMENT_PUBLISHED, false, "lectura", 200},
    {MEASUREMENT_RECORDED, false, "verificador", 200},
    {MEASUREMENT_DRAFT, false, "consejero", 200},
    {MEASUREMENT_DRAFT, false, "enlace", 200}, /* who uploaded it */
    {MEASUREMENT_DRAFT, false, "verificador", 404},
    {MEASUREMENT_DRAFT, true, NULL, 404},
};

static void test_who_sees_it(void **state)
{
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct page_fixture *f = NULL;
        assert_int_equal(page_fixture_setup((void **)&f), 0);
        int64_t id = add_evidence(f, cases[i].state, cases[i].is_public);
        int status = visit(f, cases[i].who, "guatape", id);
        if (status != cases[i].status)
            fail_msg("row %zu: %d instead of %d", i, status, cases[i].status);
        assert_int_equal(visit(f, cases[i].who, "marinilla", id), 404);
        page_fixture_teardown((void **)&f);
    }
    (void)state;
}

static void test_what_is_removed_leaves_the_public_and_stays_in_the_history(void **state)
{
    struct page_fixture *f = *state;
    bool was_present = false;
    const int64_t id = add_evidence(f, MEASUREMENT_PUBLISHED, true);
    assert_true(evidence_store_remove(f->test.database, (struct object_key){f->test.council_id, id},
                                      "2026-03-01T12:00:00Z", &was_present, NULL));
    assert_int_equal(visit(f, NULL, "guatape", id), 404);
    assert_int_equal(visit(f, "consejero", "guatape", id), 200);
}

static void test_a_missing_file_is_our_fault_and_says_so(void **state)
{
    struct page_fixture *f = *state;
    const int64_t id = add_evidence(f, MEASUREMENT_PUBLISHED, true);
    f->site.data_folder = "/no-existe";
    assert_int_equal(visit(f, NULL, "guatape", id), 500);
    assert_null(page_fixture_header(f, "Content-Disposition"));
    page_fixture_expect(f, "Algo falló de nuestro lado");
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, page_fixture_setup, page_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_it_is_sent_whole_as_an_attachment_without_rights),
        cmocka_unit_test(test_who_sees_it),
        TEST(test_what_is_removed_leaves_the_public_and_stays_in_the_history),
        TEST(test_a_missing_file_is_our_fault_and_says_so),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
