#include "base/test.h"

#include "actions/evidence_desk.h"

#include "base/banned.h"

static void test_files_make_a_draft_and_are_whole(void **state)
{
    struct desk desk = open_desk(state);
    struct attach_answer answer = {0};
    const struct evidence_upload files[] = {{"acta.pdf", pdf, strlen(pdf)},
                                            {"otra.pdf", other_pdf, strlen(other_pdf)}};
    const struct attach_evidence input = {
        .indicator_id = desk.indicator_id,
        .year = 2025,
        .files = files,
        .count = 2,
        .words = {.proves = "La entrega de la vía", .date = "30/11/2025", .is_public = true}};
    assert_int_equal(attach_evidence(as_councillor(&desk), &input, &answer), ACTION_DONE);
    assert_int_equal(answer.attached, 2);
    assert_int_equal(answer.version, 1);
    assert_true(answer.has_new_draft);
    assert_int_equal(stored(&desk).state, MEASUREMENT_DRAFT);
    struct evidence_list list = rows_of(&desk);
    assert_int_equal(list.count, 2);
    assert_string_equal(list.items[0].file_name, "acta.pdf");
    assert_string_equal(list.items[0].media_type, "application/pdf");
    assert_string_equal(list.items[0].proves, "La entrega de la vía");
    assert_string_equal(list.items[0].evidence_date, "2025-11-30");
    assert_true(list.items[0].is_public);
    assert_int_equal(list.items[0].size_bytes, strlen(pdf));
    assert_int_equal(list.items[0].uploaded_by, desk.councillor);
    expect_whole(&desk);
    /* Sent again, they are there once. */
    assert_int_equal(attach_evidence(as_councillor(&desk), &input, &answer), ACTION_DONE);
    assert_int_equal(answer.attached, 2);
    assert_false(answer.has_new_draft);
    assert_int_equal(rows_of(&desk).count, 2);
}

/* What is fine is kept, whatever is wrong beside it. */
static void test_good_files_need_not_be_sent_again(void **state)
{
    struct desk desk = open_desk(state);
    struct attach_answer answer = {0};
    struct action_context *context = as_councillor(&desk);
    const struct evidence_upload files[] = {
        {"pagina.html", "<html>", 6}, {"acta.pdf", pdf, strlen(pdf)}, {"programa.pdf", "MZ", 2}};
    const struct attach_evidence input = {.indicator_id = desk.indicator_id,
                                          .year = 2025,
                                          .files = files,
                                          .count = 3,
                                          .words = {.date = "31/02/2025"}};
    assert_int_equal(attach_evidence(context, &input, &answer), ACTION_DONE);
    assert_int_equal(answer.attached, 1);
    assert_int_equal(context->messages.count, 3);
    assert_non_null(strstr(context->messages.items[1].text, "«pagina.html»"));
    assert_non_null(strstr(context->messages.items[2].text, "«programa.pdf»"));
    assert_non_null(action_find_message(context, "fecha_soporte"));
    assert_int_equal(rows_of(&desk).count, 1);
    assert_string_equal(rows_of(&desk).items[0].evidence_date, "");
}

static void test_none_that_is_fine_writes_nothing(void **state)
{
    struct desk desk = open_desk(state);
    struct attach_answer answer;
    const struct attach_evidence none = {.indicator_id = desk.indicator_id, .year = 2025};
    assert_int_equal(attach_evidence(as_councillor(&desk), &none, &answer), ACTION_INVALID);
    assert_int_equal(attach(as_councillor(&desk), &desk, "a.svg", "<svg>"), ACTION_INVALID);
    assert_int_equal(attach(as_councillor(&desk), &desk, "", pdf), ACTION_INVALID);
    assert_int_equal(stored(&desk).id, 0);
}

static void test_there_is_a_sensible_number(void **state)
{
    struct desk desk = open_desk(state);
    for (int i = 0; i <= EVIDENCE_MAX_FILES; i++) {
        struct action_context *context = as_councillor(&desk);
        const char *name = arena_printf(&desk.access->arena, "acta %d.pdf", i);
        assert_int_equal(attach(context, &desk, name, pdf),
                         i < EVIDENCE_MAX_FILES ? ACTION_DONE : ACTION_INVALID);
    }
    assert_int_equal(rows_of(&desk).count, EVIDENCE_MAX_FILES);
    expect_whole(&desk);
}

static void test_a_photograph_with_its_place_stays_reserved(void **state)
{
    struct desk desk = open_desk(state);
    struct attach_answer answer = {0};
    const struct evidence_upload files[] = {{"acta.pdf", pdf, strlen(pdf)},
                                            {"obra.jpg", photo, sizeof photo - 1}};
    const struct attach_evidence input = {.indicator_id = desk.indicator_id,
                                          .year = 2025,
                                          .files = files,
                                          .count = 2,
                                          .words = {.is_public = true}};
    assert_int_equal(attach_evidence(as_councillor(&desk), &input, &answer), ACTION_DONE);
    assert_string_equal(answer.located, "obra.jpg");
    assert_true(rows_of(&desk).items[0].is_public);
    assert_false(rows_of(&desk).items[1].is_public);
    /* Nor does it become public in the place of a file that was. */
    const struct replace_evidence instead = {rows_of(&desk).items[0].id,
                                             {"obra 2.jpg", photo, sizeof photo - 1}};
    assert_int_equal(replace_evidence(as_councillor(&desk), &instead), ACTION_DONE);
    assert_int_equal(rows_of(&desk).count, 3);
    assert_false(rows_of(&desk).items[2].is_public);
}

static void test_who_may_attach_where(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(become(&desk, desk.verifier, ROLE_READER), &desk, "a.pdf", pdf),
                     ACTION_FORBIDDEN);
    /* The verifier has nothing to attach to where nothing is recorded. */
    assert_int_equal(attach(become(&desk, desk.verifier, ROLE_VERIFIER), &desk, "a.pdf", pdf),
                     ACTION_NOT_FOUND);
    assert_int_equal(attach(as_councillor(&desk), &desk, "a.pdf", pdf), ACTION_DONE);
    assert_int_equal(attach(become(&desk, desk.liaison, ROLE_LIAISON), &desk, "b.pdf", pdf),
                     ACTION_CONFLICT);
    set_state(&desk, MEASUREMENT_VERIFIED);
    assert_int_equal(attach(become(&desk, desk.verifier, ROLE_VERIFIER), &desk, "v.pdf", pdf),
                     ACTION_DONE);
    assert_int_equal(attach(become(&desk, desk.liaison, ROLE_LIAISON), &desk, "b.pdf", pdf),
                     ACTION_DONE);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_files_make_a_draft_and_are_whole),
        TEST(test_good_files_need_not_be_sent_again),
        TEST(test_none_that_is_fine_writes_nothing),
        TEST(test_there_is_a_sensible_number),
        TEST(test_a_photograph_with_its_place_stays_reserved),
        TEST(test_who_may_attach_where),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
