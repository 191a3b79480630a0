/* Evidence that is there is changed, replaced and taken away: by whom, while what, and what of it
 * stays. */
#include "base/test.h"

#include "actions/evidence_desk.h"

#include "base/banned.h"

static void test_change_remove_and_replace_keep_the_history(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    const int64_t id = rows_of(&desk).items[0].id;
    struct change_evidence change = {id, {.proves = "La firma", .date = "2025-11-30"}};
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_DONE);
    assert_string_equal(rows_of(&desk).items[0].proves, "La firma");
    change.words.date = "02/03/2026";
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_INVALID);
    const struct replace_evidence new_file = {id, {"nueva.pdf", other_pdf, strlen(other_pdf)}};
    assert_int_equal(replace_evidence(as_councillor(&desk), &new_file), ACTION_DONE);
    struct evidence_list list = rows_of(&desk);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].replaced_by, list.items[1].id);
    assert_string_equal(list.items[1].proves, "La firma");
    assert_int_equal(remove_evidence(as_councillor(&desk), id), ACTION_NOT_FOUND);
    assert_int_equal(remove_evidence(as_councillor(&desk), list.items[1].id), ACTION_DONE);
    list = rows_of(&desk);
    assert_int_equal(list.count, 2);
    assert_false(evidence_is_present(&list.items[1]));
    expect_whole(&desk);
}

static void test_others_change_only_their_own(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    set_state(&desk, MEASUREMENT_RECORDED);
    const int64_t id = rows_of(&desk).items[0].id;
    assert_int_equal(remove_evidence(become(&desk, desk.verifier, ROLE_VERIFIER), id),
                     ACTION_FORBIDDEN);
    assert_int_equal(attach(become(&desk, desk.liaison, ROLE_LIAISON), &desk, "e.pdf", other_pdf),
                     ACTION_DONE);
    const int64_t own = rows_of(&desk).items[1].id;
    assert_int_equal(remove_evidence(become(&desk, desk.liaison, ROLE_LIAISON), own), ACTION_DONE);
    desk.access->council_id++;
    assert_int_equal(remove_evidence(as_councillor(&desk), id), ACTION_NOT_FOUND);
}

static void test_a_verdict_keeps_its_evidence(void **state)
{
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    const int64_t id = rows_of(&desk).items[0].id;
    const struct replace_evidence new_file = {id, {"nueva.pdf", other_pdf, strlen(other_pdf)}};
    set_state(&desk, MEASUREMENT_PUBLISHED);
    assert_int_equal(remove_evidence(as_councillor(&desk), id), ACTION_CONFLICT);
    assert_int_equal(replace_evidence(as_councillor(&desk), &new_file), ACTION_CONFLICT);
    /* Hidden from the public it can be. */
    const struct change_evidence change = {id, {.proves = "Acta"}};
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_DONE);
    set_state(&desk, MEASUREMENT_RETURNED);
    assert_int_equal(remove_evidence(as_councillor(&desk), id), ACTION_DONE);
}

/* What the public sees of a published result is changed by who publishes, however it is tried. */
static void test_published_evidence_changes_by_who_publishes(void **state)
{
    static const struct {
        enum role role;
        bool may;
    } cases[] = {{ROLE_LIAISON, false},
                 {ROLE_VERIFIER, false},
                 {ROLE_COUNCILLOR, false},
                 {ROLE_TECHNICAL_SECRETARY, true},
                 {ROLE_PRESIDENT, true}};
    struct desk desk = open_desk(state);
    assert_int_equal(attach(as_councillor(&desk), &desk, "acta.pdf", pdf), ACTION_DONE);
    set_state(&desk, MEASUREMENT_PUBLISHED);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct attach_answer answer = {0};
        const char *bytes = arena_printf(&desk.access->arena, "%%PDF-1.7\nacta %zu", i);
        const struct evidence_upload file = {"nueva.pdf", bytes, strlen(bytes)};
        const struct attach_evidence input = {.indicator_id = desk.indicator_id,
                                              .year = 2025,
                                              .files = &file,
                                              .count = 1,
                                              .words = {.is_public = true}};
        struct action_context *context = become(&desk, desk.liaison, cases[i].role);
        assert_int_equal(attach_evidence(context, &input, &answer), ACTION_DONE);
        const struct evidence row = rows_of(&desk).items[rows_of(&desk).count - 1];
        assert_int_equal(row.is_public, cases[i].may);
        assert_int_equal(answer.is_held_back, !cases[i].may);
        const enum action_status expected = cases[i].may ? ACTION_DONE : ACTION_CONFLICT;
        struct change_evidence change = {row.id, {.proves = "Acta", .is_public = true}};
        assert_int_equal(change_evidence(context, &change), expected);
        access_fixture_forget_messages(desk.access);
        change.words.is_public = false; /* nor is it hidden by others, where it was public */
        assert_int_equal(change_evidence(context, &change), ACTION_DONE);
    }
    struct change_evidence hide = {rows_of(&desk).items[0].id, {.is_public = true}};
    assert_int_equal(change_evidence(become(&desk, desk.councillor, ROLE_PRESIDENT), &hide),
                     ACTION_DONE);
    hide.words.is_public = false;
    assert_int_equal(change_evidence(as_councillor(&desk), &hide), ACTION_CONFLICT);
    access_fixture_forget_messages(desk.access);
    set_state(&desk, MEASUREMENT_RECORDED); /* a correction goes through the states again */
    assert_int_equal(change_evidence(as_councillor(&desk), &hide), ACTION_DONE);
}

static void test_the_place_of_a_photograph_is_not_published_unseen(void **state)
{
    struct desk desk = open_desk(state);
    const struct evidence_upload file = {"obra.jpg", photo, sizeof photo - 1};
    assert_int_equal(attach_words(as_councillor(&desk), &desk, &file,
                                  (struct evidence_words){.is_public = true}),
                     ACTION_DONE);
    struct change_evidence change = {rows_of(&desk).items[0].id, {.is_public = true}};
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_INVALID);
    assert_non_null(action_find_message(&desk.access->context, "ubicacion"));
    assert_false(rows_of(&desk).items[0].is_public);
    access_fixture_forget_messages(desk.access);
    change.words.accepts_location = true;
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_DONE);
    assert_true(rows_of(&desk).items[0].is_public);
    change.words.accepts_location = false; /* it is public already: asked once */
    assert_int_equal(change_evidence(as_councillor(&desk), &change), ACTION_DONE);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_change_remove_and_replace_keep_the_history),
        TEST(test_others_change_only_their_own),
        TEST(test_a_verdict_keeps_its_evidence),
        TEST(test_published_evidence_changes_by_who_publishes),
        TEST(test_the_place_of_a_photograph_is_not_published_unseen),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
