/* The lists of work, read back from each engine. */
#include "base/test.h"

#include "reports/work/work_duty.h"
#include "storage/actor_store.h"
#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

enum { INDICATORS = 6 };

static void expect(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

struct result {
    int indicator, year;
    enum measurement_state state;
    bool is_other; /* recorded by the other person */
    const char *since;
    bool is_not_reported;
};

static void add_result(struct test_database *test, int64_t first, const struct result *result)
{
    struct error error = {0};
    struct measurement row =
        measurement_create(test->council_id, first + result->indicator, result->year);
    row.state = result->state;
    row.is_not_reported = result->is_not_reported;
    if (!row.is_not_reported)
        row.official = quantity_number(10000);
    row.recorded_by = result->is_other ? test->other_person_id : test->person_id;
    row.recorded_utc = row.analysed_utc = row.verified_utc = row.returned_utc = result->since;
    if (row.state == MEASUREMENT_VERIFIED || row.state == MEASUREMENT_PUBLISHED) {
        row.verdict = VERDICT_CONFIRMED;
        row.verified_by = result->is_other ? test->person_id : test->other_person_id;
    }
    const struct measurement_change change = {"x", row.recorded_by, result->since};
    expect(measurement_store_add(test->database, &row, &change, &error), &error);
    if (result->indicator != 2)
        return;
    struct evidence file = {.council_id = test->council_id,
                            .measurement_id = row.id,
                            .sha256 =
                                "0123456789012345678901234567890123456789012345678901234567890123",
                            .file_name = "acta.pdf",
                            .media_type = "application/pdf",
                            .proves = "",
                            .evidence_date = "",
                            .uploaded_utc = result->since};
    expect(evidence_store_add(test->database, &file, &error), &error);
}

static const struct result results[] = {
    {0, 2025, MEASUREMENT_RECORDED, true, "2026-02-20T12:00:00Z", true},
    {1, 2025, MEASUREMENT_ANALYSED, true, "2026-02-25T12:00:00Z", false},
    {2, 2025, MEASUREMENT_ANALYSED, true, "2026-02-11T04:59:59Z", false},
    {3, 2025, MEASUREMENT_ANALYSED, false, "2026-02-01T12:00:00Z", false},
    {4, 2025, MEASUREMENT_RETURNED, false, "2026-02-26T12:00:00Z", false},
    {5, 2025, MEASUREMENT_VERIFIED, false, "2026-02-26T12:00:00Z", false},
    {0, 2024, MEASUREMENT_PUBLISHED, true, "2025-02-26T12:00:00Z", false},
    {1, 2024, MEASUREMENT_RETURNED, true, "2026-02-26T12:00:00Z", false},
    {2, 2024, MEASUREMENT_DRAFT, false, "2026-02-26T12:00:00Z", false},
    {3, 2024, MEASUREMENT_DRAFT, true, "2026-02-26T12:00:00Z", false},
};

static struct work *gather(struct test_database *test, struct arena *arena, int64_t person_id,
                           int cut_year, struct date today)
{
    struct work *work = NULL;
    struct error error = {0};
    const struct council council = {.id = test->council_id,
                                    .weighting = "por_indicadores",
                                    .bands_json = "",
                                    .deadline_month_day = "04-30"};
    struct work_request request = {board_request_for(&council, BOARD_COUNCIL, today), person_id};
    request.board.cut_year = cut_year;
    expect(work_gather(test->database, arena, &request, &work, &error), &error);
    return work;
}

static const struct date today = {2026, 3, 1};

static void each_result_waits_in_its_list(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct plan plan;
    static const size_t expected[][WORK_KIND_COUNT] = {
        /* the person, then the other */
        {[WORK_RETURNED] = 1,
         [WORK_RETURNED_OTHERS] = 1,
         [WORK_DRAFT] = 1,
         [WORK_DRAFT_OTHERS] = 1,
         [WORK_MISSING] = 2,
         [WORK_NOT_REPORTED] = 1,
         [WORK_ANALYSE] = 1,
         [WORK_VERIFY] = 2,
         [WORK_VERIFY_OWN] = 1,
         [WORK_PUBLISH] = 1,
         [WORK_SENT] = 2},
        {[WORK_RETURNED] = 1,
         [WORK_RETURNED_OTHERS] = 1,
         [WORK_DRAFT] = 1,
         [WORK_DRAFT_OTHERS] = 1,
         [WORK_MISSING] = 2,
         [WORK_NOT_REPORTED] = 1,
         [WORK_ANALYSE] = 1,
         [WORK_VERIFY] = 1,
         [WORK_VERIFY_OWN] = 2,
         [WORK_PUBLISH] = 1,
         [WORK_SENT] = 3},
    };
    assert_null(gather(test, &arena, test->person_id, 0, today)); /* no plan yet */
    int64_t first = test_plan_fill(test, &plan, INDICATORS);
    for (size_t i = 0; i < TEST_COUNT(results); i++)
        add_result(test, first, &results[i]);
    for (int who = 0; who < 2; who++) {
        int64_t person_id = who == 0 ? test->person_id : test->other_person_id;
        const struct work *work = gather(test, &arena, person_id, 0, today);
        assert_int_equal(work->cut_year, 2025);
        for (int kind = 0; kind < WORK_KIND_COUNT; kind++)
            if (work->lists[kind].count != expected[who][kind])
                fail_msg("person %d, %s: %zu", who, work_kind_code((enum work_kind)kind),
                         work->lists[kind].count);
        for (size_t i = 0; i < work->lists[WORK_VERIFY].count; i++)
            assert_int_not_equal(work->lists[WORK_VERIFY].items[i].measurement->recorded_by,
                                 person_id);
    }
    arena_release(&arena);
}

static void the_longest_wait_stands_first(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct plan plan;
    int64_t first = test_plan_fill(test, &plan, INDICATORS);
    for (size_t i = 0; i < TEST_COUNT(results); i++)
        add_result(test, first, &results[i]);
    const struct work_list *list =
        &gather(test, &arena, test->person_id, 0, today)->lists[WORK_VERIFY];
    assert_int_equal(list->items[0].row->indicator->id, first + 2);
    assert_int_equal(list->items[0].days, 19);
    assert_int_equal(list->items[0].evidence_count, 1);
    assert_string_equal(list->items[0].recorder, "benito@example.org");
    assert_int_equal(list->items[1].days, 4);
    assert_int_equal(list->items[1].evidence_count, 0);
    arena_release(&arena);
}

/* 2027 is not programmed (NP) in the test's plan. */
static void only_programmed_years_are_missed(void **state)
{
    static const struct {
        int cut_year;
        struct date today;
        int expected_cut;
        size_t missing, not_programmed;
    } cases[] = {{0, {2026, 3, 1}, 2025, 12, 0},   {0, {2025, 1, 1}, 2024, 6, 0},
                 {0, {2027, 1, 1}, 2026, 18, 0},   {0, {2031, 1, 1}, 2027, 18, 6},
                 {2024, {2026, 3, 1}, 2024, 6, 0}, {2027, {2026, 3, 1}, 2027, 18, 6},
                 {1999, {2026, 3, 1}, 2025, 12, 0}};
    struct test_database *test = *state;
    struct arena arena = {0};
    struct plan plan;
    test_plan_fill(test, &plan, INDICATORS);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct work *work =
            gather(test, &arena, test->person_id, cases[i].cut_year, cases[i].today);
        if (work->cut_year != cases[i].expected_cut ||
            work->lists[WORK_MISSING].count != cases[i].missing ||
            work->not_programmed != cases[i].not_programmed)
            fail_msg("case %zu: %d, %zu missing, %zu not programmed", i, work->cut_year,
                     work->lists[WORK_MISSING].count, work->not_programmed);
        assert_int_equal(work->lists[WORK_MISSING].items[cases[i].missing - 1].year, 2024);
    }
    arena_release(&arena);
}

/* The test's plan puts its indicators under two lines in turn. */
static void what_is_missing_stands_line_by_line(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct plan plan;
    int64_t first = test_plan_fill(test, &plan, INDICATORS);
    static const int order[INDICATORS] = {0, 2, 4, 1, 3, 5};
    const struct work *work = gather(test, &arena, test->person_id, 0, today);
    for (int i = 0; i < 2 * INDICATORS; i++) {
        const struct work_item *item = &work->lists[WORK_MISSING].items[i];
        assert_int_equal(item->row->indicator->id, first + order[i % INDICATORS]);
        assert_int_equal(item->year, i < INDICATORS ? 2025 : 2024);
    }
    arena_release(&arena);
}

static void the_cut_year_is_counted(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct plan plan;
    int64_t first = test_plan_fill(test, &plan, INDICATORS);
    for (size_t i = 0; i < TEST_COUNT(results); i++)
        add_result(test, first, &results[i]);
    const struct work *work = gather(test, &arena, test->person_id, 0, today);
    assert_int_equal(work->programmed, 6);
    assert_int_equal(work->recorded, 5);
    assert_int_equal(work->verified, 1);
    assert_int_equal(work->published, 0);
    work = gather(test, &arena, test->person_id, 2024, today);
    assert_int_equal(work->programmed, 6);
    assert_int_equal(work->recorded, 1);
    assert_int_equal(work->published, 1);
    arena_release(&arena);
}

static int64_t add_actor(struct test_database *test, enum actor_kind kind, const char *name,
                         int64_t person_id)
{
    struct error error = {0};
    struct actor actor = {.council_id = test->council_id,
                          .kind = kind,
                          .name = name,
                          .person_id = person_id,
                          .office = "",
                          .contact_name = "",
                          .post = "",
                          .email = "",
                          .phone = ""};
    expect(actor_store_add(test->database, &actor, &error), &error);
    return actor.id;
}

static void give(struct test_database *test, enum follow_up_step step, int64_t indicator_id,
                 int64_t actor_id)
{
    struct error error = {0};
    struct duty_holder holder = {actor_id, RACI_DOES};
    struct duty_row row = {.council_id = test->council_id,
                           .scope = {.indicator_id = indicator_id},
                           .step = step,
                           .holders = &holder,
                           .count = 1};
    expect(actor_store_save_duty(test->database, &row, &error), &error);
}

/* The person records everything but the third indicator, which is an office's, reports the second,
 * and verifies the third; another verifies the rest. */
static void what_the_roles_give_is_marked_first_and_kept(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct plan plan;
    int64_t first = test_plan_fill(test, &plan, INDICATORS);
    for (size_t i = 0; i < TEST_COUNT(results); i++)
        add_result(test, first, &results[i]);
    assert_false(gather(test, &arena, test->person_id, 0, today)->has_duties);
    int64_t mine = add_actor(test, ACTOR_MEMBER, "", test->person_id);
    int64_t other = add_actor(test, ACTOR_MEMBER, "", test->other_person_id);
    int64_t office = add_actor(test, ACTOR_OFFICE, "Hacienda", 0);
    give(test, FOLLOW_UP_RECORD, first + 4, mine);
    give(test, FOLLOW_UP_RECORD, first + 5, office);
    give(test, FOLLOW_UP_REPORT, first + 5, mine);
    give(test, FOLLOW_UP_VERIFY, 0, other);
    give(test, FOLLOW_UP_VERIFY, first + 1, mine);
    struct work *work = gather(test, &arena, test->person_id, 0, today);
    assert_true(work->has_duties);
    const struct work_list *verify = &work->lists[WORK_VERIFY];
    assert_int_equal(verify->items[0].row->indicator->id, first + 2); /* the longest wait */
    assert_int_equal(verify->items[0].claim, DUTY_OTHERS);
    assert_string_equal(work_claim_words(&arena, &verify->items[0]),
                        "Según los roles le corresponde a: benito@example.org.");
    assert_int_equal(verify->items[1].claim, DUTY_MINE);
    assert_string_equal(work_claim_words(&arena, &verify->items[1]),
                        "Le corresponde según los roles.");
    assert_int_equal(work_count_mine(work, WORK_VERIFY), 1);
    assert_int_equal(work_count_mine(work, WORK_MISSING), 2); /* by RECORD, and by REPORT */
    work_put_mine_first(&arena, work);
    assert_int_equal(verify->items[0].row->indicator->id, first + 1);
    assert_int_equal(verify->items[1].row->indicator->id, first + 2);
    size_t returned = work->lists[WORK_RETURNED].count, sent = work->lists[WORK_SENT].count;
    work_keep_mine(work);
    assert_int_equal(verify->count, 1);
    assert_int_equal(work->lists[WORK_MISSING].count, 2);
    assert_int_equal(work->lists[WORK_DRAFT_OTHERS].count, 0);
    assert_int_equal(work->lists[WORK_RETURNED].count, returned);
    assert_int_equal(work->lists[WORK_SENT].count, sent);
    assert_int_equal(
        work_count_mine(gather(test, &arena, test->other_person_id, 0, today), WORK_MISSING), 0);
    arena_release(&arena);
}

static void words_of_addresses_return(void **state)
{
    (void)state;
    for (int kind = 0; kind < WORK_KIND_COUNT; kind++)
        assert_int_equal(work_kind_parse(work_kind_code((enum work_kind)kind)), kind);
    assert_int_equal(work_kind_parse("otra"), WORK_KIND_COUNT);
    assert_int_equal(work_kind_parse(NULL), WORK_KIND_COUNT);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(each_result_waits_in_its_list),
        TEST(the_longest_wait_stands_first),
        TEST(only_programmed_years_are_missed),
        TEST(the_cut_year_is_counted),
        TEST(words_of_addresses_return),
        TEST(what_is_missing_stands_line_by_line),
        TEST(what_the_roles_give_is_marked_first_and_kept),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
