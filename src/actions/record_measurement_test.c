#include "base/test.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "actions/access_fixture.h"
#include "actions/record_measurement.h"
#include "base/env.h"
#include "storage/database.h"
#include "storage/test_plan.h"

#include "base/banned.h"

/* The fixture's day is 1 March 2026; its plan runs 2024–2027 with 1 planned each year. */
struct desk {
    struct access_fixture *access;
    int64_t indicator_id;
    int64_t councillor, other_councillor, verifier, liaison;
};

static struct desk open_desk(void **state)
{
    struct access_fixture *f = *state;
    struct plan plan;
    struct desk desk = {.access = f};
    f->test.council_id = f->council_id;
    desk.indicator_id = test_plan_fill(&f->test, &plan, 1);
    desk.councillor = access_fixture_add_member(f, "c1@example.org", ROLE_BIT(ROLE_COUNCILLOR));
    desk.other_councillor =
        access_fixture_add_member(f, "c2@example.org", ROLE_BIT(ROLE_COUNCILLOR));
    desk.verifier = access_fixture_add_member(f, "v@example.org", ROLE_BIT(ROLE_VERIFIER));
    desk.liaison = access_fixture_add_member(f, "e@example.org", ROLE_BIT(ROLE_LIAISON));
    return desk;
}

static struct action_context *become(struct desk *desk, int64_t person_id, enum role role)
{
    access_fixture_become(desk->access, &(struct identity){.person_id = person_id,
                                                           .council_id = desk->access->council_id,
                                                           .roles = ROLE_BIT(role)});
    return &desk->access->context;
}

static struct action_context *as_councillor(struct desk *desk)
{
    return become(desk, desk->councillor, ROLE_COUNCILLOR);
}

static struct record_measurement entry_of(const struct desk *desk, int year, int64_t version,
                                          const char *value)
{
    return (struct record_measurement){
        .indicator_id = desk->indicator_id,
        .year = year,
        .version = version,
        .entry = {.value = value,
                  .mode = "vigencia",
                  .cut_off_date = arena_printf(&desk->access->arena, "30/06/%d", year),
                  .source_kind = "alcaldia",
                  .source_text = "Carta 12",
                  .note = "una nota"}};
}

static struct measurement stored(struct desk *desk, int year)
{
    struct measurement *found = NULL;
    const struct measurement_place place = {desk->access->council_id, desk->indicator_id, year};
    assert_true(
        measurement_store_find(desk->access->database, &place, &desk->access->arena, &found, NULL));
    return found == NULL ? (struct measurement){0} : *found;
}

static void expect_done(struct desk *desk, enum action_status status)
{
    const struct action_context *context = &desk->access->context;
    if (status != ACTION_DONE)
        fail_msg("status %d, «%s», «%s»", status,
                 context->messages.count == 0 ? "" : context->messages.items[0].text,
                 context->error.message);
}

static int64_t record(struct desk *desk, int year, int64_t version, const char *value)
{
    struct record_answer answer = {0};
    const struct record_measurement input = entry_of(desk, year, version, value);
    expect_done(desk, record_measurement(&desk->access->context, &input, &answer));
    return answer.version;
}

/* Takes a step of the workflow that is another action's. */
static void step(struct desk *desk, int year, enum measurement_step step_to, int64_t person_id)
{
    struct database *database = desk->access->database;
    struct measurement row = stored(desk, year);
    const struct measurement_move move = {.step = step_to,
                                          .person_id = person_id,
                                          .time_utc = "2026-03-01T12:00:00Z",
                                          .text = "Falta un soporte.",
                                          .verdict = VERDICT_CONFIRMED};
    const struct measurement_change change = {"another_action", person_id, move.time_utc};
    assert_int_equal(measurement_transition(&row, &move), MEASUREMENT_ALLOWED);
    assert_true(database_begin(database, true, NULL));
    assert_true(measurement_store_save(database, &row, &change, NULL));
    assert_true(database_commit(database, NULL));
}

static void test_what_was_typed_is_recorded(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer = {0};
    struct record_measurement input = entry_of(&desk, 2025, 0, " 0,81 km");
    struct action_context *context = as_councillor(&desk);
    input.entry.value = "0,81";
    expect_done(&desk, record_measurement(context, &input, &answer));
    struct measurement row = stored(&desk, 2025);
    assert_int_equal(row.state, MEASUREMENT_RECORDED);
    assert_int_equal(row.id, answer.measurement_id);
    assert_int_equal(row.version, answer.version);
    assert_true(answer.receipt > 0);
    assert_int_equal(row.official.value_e4, 8100);
    assert_int_equal(row.entered.value_e4, 8100);
    assert_int_equal(row.entry_mode, ENTRY_MODE_YEAR);
    assert_string_equal(row.cut_off_date, "2025-06-30");
    assert_string_equal(row.source_kind, "alcaldia");
    assert_string_equal(row.source_text, "Carta 12");
    assert_string_equal(row.note, "una nota");
    assert_int_equal(row.recorded_by, desk.councillor);
}

static void test_zero_and_not_reported_are_two_statements(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer = {0};
    struct record_measurement input = entry_of(&desk, 2024, 0, "0");
    input.entry.odd_reason = "No hubo presupuesto.";
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &answer));
    assert_true(quantity_is_number(stored(&desk, 2024).official));
    assert_false(stored(&desk, 2024).is_not_reported);
    input = entry_of(&desk, 2025, 0, "lo que sea");
    input.entry.is_not_reported = true;
    input.entry.source_kind = "";
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &answer));
    assert_int_equal(stored(&desk, 2025).official.state, QUANTITY_MISSING);
    assert_true(stored(&desk, 2025).is_not_reported);
}

static const struct {
    const char *field; /* where a message is expected; NULL: none */
    int year;
    struct measurement_entry entry;
} mistakes[] = {
    {NULL, 2025, {.value = "1", .cut_off_date = "31/12/2025", .source_kind = "visita"}},
    {"valor", 2025, {.value = "", .cut_off_date = "31/12/2025", .source_kind = "visita"}},
    {"valor", 2025, {.value = "mucho", .cut_off_date = "31/12/2025", .source_kind = "visita"}},
    {"valor", 2025, {.value = "-1", .cut_off_date = "31/12/2025", .source_kind = "visita"}},
    {"valor", 2025, {.value = "1,23456", .cut_off_date = "31/12/2025", .source_kind = "visita"}},
    {"modo",
     2025,
     {.value = "1", .mode = "siglo", .cut_off_date = "1/2/2025", .source_kind = "visita"}},
    {"corte", 2025, {.value = "1", .cut_off_date = "", .source_kind = "visita"}},
    {"corte", 2025, {.value = "1", .cut_off_date = "31/02/2025", .source_kind = "visita"}},
    {"corte", 2025, {.value = "1", .cut_off_date = "31/12/2024", .source_kind = "visita"}},
    {"corte", 2025, {.value = "1", .cut_off_date = "01/01/2026", .source_kind = "visita"}},
    {NULL, 2026, {.value = "1", .cut_off_date = "01/03/2026", .source_kind = "visita"}},
    {"corte", 2026, {.value = "1", .cut_off_date = "02/03/2026", .source_kind = "visita"}},
    {"fuente", 2025, {.value = "1", .cut_off_date = "31/12/2025"}},
    {"fuente", 2025, {.value = "1", .cut_off_date = "31/12/2025", .source_kind = "rumor"}},
    {"fuente_detalle", 2025, {.value = "1", .cut_off_date = "31/12/2025", .source_kind = "otra"}},
    {"razon", 2025, {.value = "4", .cut_off_date = "31/12/2025", .source_kind = "visita"}},
    {"razon", 2025, {.value = "0", .cut_off_date = "31/12/2025", .source_kind = "visita"}},
    {NULL,
     2025,
     {.value = "4",
      .cut_off_date = "31/12/2025",
      .source_kind = "visita",
      .odd_reason = "Se adelantó."}},
    {"corte", 2025, {.is_not_reported = true}},
};

/* Each mistake has its message and writes nothing; what is right goes through. */
static void test_mistakes_are_named_beside_their_fields(void **state)
{
    struct desk desk = open_desk(state);
    for (size_t i = 0; i < TEST_COUNT(mistakes); i++) {
        struct record_answer answer = {0};
        struct action_context *context = as_councillor(&desk);
        struct record_measurement input = {.indicator_id = desk.indicator_id,
                                           .year = mistakes[i].year,
                                           .version = stored(&desk, mistakes[i].year).version,
                                           .entry = mistakes[i].entry};
        int64_t before = stored(&desk, mistakes[i].year).version;
        enum action_status status = record_measurement(context, &input, &answer);
        if (mistakes[i].field == NULL) {
            expect_done(&desk, status);
            continue;
        }
        if (status != ACTION_INVALID || action_find_message(context, mistakes[i].field) == NULL)
            fail_msg("row %zu: status %d without a message on %s", i, status, mistakes[i].field);
        assert_int_equal(context->messages.count, 1);
        assert_int_equal(stored(&desk, mistakes[i].year).version, before);
    }
}

static void test_all_mistakes_are_named_at_once(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct action_context *context = as_councillor(&desk);
    const struct record_measurement input = {.indicator_id = desk.indicator_id, .year = 2025};
    assert_int_equal(record_measurement(context, &input, &answer), ACTION_INVALID);
    assert_int_equal(context->messages.count, 3);
}

static void test_modes_are_converted_and_a_new_round_adds_to_what_held(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    as_councillor(&desk);
    record(&desk, 2024, 0, "1");
    struct record_measurement input = entry_of(&desk, 2025, 0, "1,5");
    input.entry.mode = "cuatrienio";
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &answer));
    assert_int_equal(stored(&desk, 2025).official.value_e4, 5000);
    assert_int_equal(stored(&desk, 2025).entered.value_e4, 15000);
    input = entry_of(&desk, 2025, 1, "0,3");
    input.entry.mode = "periodo";
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &answer));
    assert_int_equal(stored(&desk, 2025).official.value_e4, 8000);
    /* Returned: the 0,3 is typed anew and is not added to itself. */
    step(&desk, 2025, MEASUREMENT_RETURN, desk.verifier);
    input = entry_of(&desk, 2025, 3, "0,2");
    input.entry.mode = "periodo";
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &input, &answer));
    input.version = answer.version;
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &answer));
    assert_int_equal(stored(&desk, 2025).official.value_e4, 7000);
}

/* What fills the form again adds nothing when it is sent as it is. */
static void test_a_form_filled_from_the_store_changes_nothing(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct measurement_case place;
    record_measurement(as_councillor(&desk),
                       &(struct record_measurement){.indicator_id = desk.indicator_id,
                                                    .year = 2025,
                                                    .entry = {.value = "0,3",
                                                              .mode = "periodo",
                                                              .cut_off_date = "1/2/2025",
                                                              .source_kind = "visita"}},
                       &answer);
    struct action_context *context = as_councillor(&desk);
    assert_int_equal(measurement_case_load(context, desk.indicator_id, 2025, &place), ACTION_DONE);
    struct record_measurement input = {.indicator_id = desk.indicator_id,
                                       .year = 2025,
                                       .version = 1,
                                       .entry = measurement_entry_from(context, &place)};
    expect_done(&desk, record_measurement(context, &input, &answer));
    assert_int_equal(stored(&desk, 2025).official.value_e4, 3000);
    assert_string_equal(stored(&desk, 2025).cut_off_date, "2025-02-01");
}

static void test_second_editor_overwrites_nothing(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    as_councillor(&desk);
    record(&desk, 2025, 0, "1");
    become(&desk, desk.other_councillor, ROLE_COUNCILLOR);
    const struct record_measurement late = entry_of(&desk, 2025, 0, "0,5");
    assert_int_equal(record_measurement(&desk.access->context, &late, &answer), ACTION_CONFLICT);
    assert_int_equal(save_measurement_draft(&desk.access->context, &late, &answer),
                     ACTION_CONFLICT);
    assert_int_equal(stored(&desk, 2025).official.value_e4, 10000);
    assert_int_equal(record(&desk, 2025, 1, "0,5"), 2);
    assert_int_equal(stored(&desk, 2025).official.value_e4, 5000);
}

static void test_a_form_that_is_sent_twice_records_once(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer first = {0}, second = {0};
    struct record_measurement input = entry_of(&desk, 2025, 0, "1");
    input.key = "clave-del-formulario";
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &first));
    expect_done(&desk, record_measurement(as_councillor(&desk), &input, &second));
    assert_memory_equal(&first, &second, sizeof first);
    assert_int_equal(stored(&desk, 2025).version, 1);
    /* The same form with another value is another sending, and an old one. */
    input.entry.value = "0,9";
    assert_int_equal(record_measurement(as_councillor(&desk), &input, &second), ACTION_CONFLICT);
    /* A draft and a record of one form do not stand for each other. */
    struct record_measurement other = entry_of(&desk, 2024, 0, "1");
    other.key = "otra-clave";
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &other, &first));
    other.version = first.version;
    expect_done(&desk, record_measurement(as_councillor(&desk), &other, &second));
    assert_int_equal(stored(&desk, 2024).state, MEASUREMENT_RECORDED);
}

static void test_drafts_have_gaps_and_count_for_nothing(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct record_measurement input = {
        .indicator_id = desk.indicator_id, .year = 2025, .entry = {.value = "0,5"}};
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &input, &answer));
    assert_int_equal(stored(&desk, 2025).state, MEASUREMENT_DRAFT);
    assert_false(measurement_counts_for_council(&(struct measurement){.state = MEASUREMENT_DRAFT}));
    /* The same again, even from an old form, is no conflict; another is. */
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &input, &answer));
    assert_int_equal(stored(&desk, 2025).version, 1);
    input.entry.value = "0,6";
    assert_int_equal(save_measurement_draft(as_councillor(&desk), &input, &answer),
                     ACTION_CONFLICT);
    input.version = 1;
    input.entry.cut_off_date = "31/02/2025";
    assert_int_equal(save_measurement_draft(as_councillor(&desk), &input, &answer), ACTION_INVALID);
    /* What is recorded is no draft any more. */
    as_councillor(&desk);
    assert_int_equal(record(&desk, 2025, 1, "1"), 2);
    input = entry_of(&desk, 2025, 2, "1");
    assert_int_equal(save_measurement_draft(as_councillor(&desk), &input, &answer),
                     ACTION_CONFLICT);
}

static void test_a_draft_goes_away_and_what_was_returned_comes_back(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct record_measurement input = entry_of(&desk, 2024, 0, "1");
    struct delete_draft gone = {.indicator_id = desk.indicator_id, .year = 2024, .version = 1};
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &input, &answer));
    gone.version = 7;
    assert_int_equal(delete_measurement_draft(as_councillor(&desk), &gone), ACTION_CONFLICT);
    gone.version = 1;
    expect_done(&desk, delete_measurement_draft(as_councillor(&desk), &gone));
    assert_int_equal(stored(&desk, 2024).id, 0);
    as_councillor(&desk);
    record(&desk, 2025, 0, "1");
    gone = (struct delete_draft){.indicator_id = desk.indicator_id, .year = 2025, .version = 1};
    assert_int_equal(delete_measurement_draft(as_councillor(&desk), &gone), ACTION_NOT_FOUND);
    step(&desk, 2025, MEASUREMENT_RETURN, desk.verifier);
    input = entry_of(&desk, 2025, 2, "0,4");
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &input, &answer));
    gone.version = answer.version;
    expect_done(&desk, delete_measurement_draft(as_councillor(&desk), &gone));
    struct measurement row = stored(&desk, 2025);
    assert_int_equal(row.state, MEASUREMENT_RETURNED);
    assert_int_equal(row.official.value_e4, 10000);
    assert_string_equal(row.returned_reason, "Falta un soporte.");
}

static void test_nobody_records_over_what_is_judged(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    as_councillor(&desk);
    record(&desk, 2025, 0, "1");
    static const enum measurement_step steps[] = {MEASUREMENT_ANALYSE, MEASUREMENT_VERIFY,
                                                  MEASUREMENT_PUBLISH};
    for (size_t i = 0; i < TEST_COUNT(steps); i++) {
        step(&desk, 2025, steps[i], desk.verifier);
        struct action_context *context = as_councillor(&desk);
        const struct record_measurement input =
            entry_of(&desk, 2025, stored(&desk, 2025).version, "0,5");
        assert_int_equal(record_measurement(context, &input, &answer), ACTION_CONFLICT);
        assert_non_null(action_find_message(context, ""));
    }
    step(&desk, 2025, MEASUREMENT_RETURN, desk.verifier);
    as_councillor(&desk);
    record(&desk, 2025, stored(&desk, 2025).version, "0,5");
    assert_int_equal(stored(&desk, 2025).verdict, VERDICT_NONE);
}

static void test_council_and_administration_keep_to_their_own_word(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct measurement_version_list versions;
    struct record_measurement input = entry_of(&desk, 2024, 0, "1");
    expect_done(&desk,
                record_measurement(become(&desk, desk.liaison, ROLE_LIAISON), &input, &answer));
    assert_true(measurement_store_list_versions(
        desk.access->database, (struct object_key){desk.access->council_id, answer.measurement_id},
        &desk.access->arena, &versions, NULL));
    assert_string_equal(versions.items[0].action, "submit_official");
    /* The liaison corrects it while it is only recorded; the council returns it first. */
    become(&desk, desk.liaison, ROLE_LIAISON);
    record(&desk, 2024, 1, "0,9");
    input = entry_of(&desk, 2024, 2, "0,1");
    assert_int_equal(record_measurement(as_councillor(&desk), &input, &answer), ACTION_CONFLICT);
    step(&desk, 2024, MEASUREMENT_RETURN, desk.verifier);
    as_councillor(&desk);
    record(&desk, 2024, 3, "0,8");
    /* What the council recorded is not the liaison's, returned or not. */
    input = entry_of(&desk, 2024, 4, "1");
    assert_int_equal(record_measurement(become(&desk, desk.liaison, ROLE_LIAISON), &input, &answer),
                     ACTION_CONFLICT);
    step(&desk, 2024, MEASUREMENT_RETURN, desk.verifier);
    input.version = 5;
    assert_int_equal(record_measurement(become(&desk, desk.liaison, ROLE_LIAISON), &input, &answer),
                     ACTION_CONFLICT);
    /* Nor is the council's draft. */
    input = entry_of(&desk, 2025, 0, "1");
    expect_done(&desk, save_measurement_draft(as_councillor(&desk), &input, &answer));
    input.version = 1;
    assert_int_equal(record_measurement(become(&desk, desk.liaison, ROLE_LIAISON), &input, &answer),
                     ACTION_CONFLICT);
}

static void test_only_who_may_record_does(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct record_measurement input = entry_of(&desk, 2025, 0, "1");
    const struct delete_draft gone = {.indicator_id = desk.indicator_id, .year = 2025};
    static const enum role others[] = {ROLE_VERIFIER, ROLE_READER};
    for (size_t i = 0; i < TEST_COUNT(others); i++) {
        struct action_context *context = become(&desk, desk.verifier, others[i]);
        assert_int_equal(record_measurement(context, &input, &answer), ACTION_FORBIDDEN);
        assert_int_equal(save_measurement_draft(context, &input, &answer), ACTION_FORBIDDEN);
        assert_int_equal(delete_measurement_draft(context, &gone), ACTION_FORBIDDEN);
    }
    /* Another council's indicator and a year outside the plan are not there. */
    input.year = 2028;
    assert_int_equal(record_measurement(as_councillor(&desk), &input, &answer), ACTION_NOT_FOUND);
    input.year = 2025;
    desk.access->council_id++;
    assert_int_equal(record_measurement(as_councillor(&desk), &input, &answer), ACTION_NOT_FOUND);
}

enum { EDITORS = 4, EDITS = 15 };

/* Loads, changes and records, as one of many; answers through its exit how often it was first. */
static void edit_on(struct desk *desk, int number)
{
    struct database *database = NULL;
    int saved = 0;
    if (!database_open(desk->access->test.url, &database, NULL))
        _exit(255);
    for (int i = 0; i < EDITS; i++) {
        struct measurement_case place;
        struct record_answer answer;
        struct action_context *context = as_councillor(desk);
        context->database = database;
        if (measurement_case_load(context, desk->indicator_id, 2025, &place) != ACTION_DONE)
            _exit(255);
        const char *value = arena_printf(&desk->access->arena, "0,%d%02d", number, i);
        const struct record_measurement input =
            entry_of(desk, 2025, place.measurement.version, value);
        enum action_status status = record_measurement(context, &input, &answer);
        saved += status == ACTION_DONE;
        if (status != ACTION_DONE && status != ACTION_CONFLICT)
            _exit(255);
    }
    _exit(saved);
}

/* Every save that was answered as done is one version, whoever else was saving. */
static void test_many_editors_overwrite_nothing(void **state)
{
    struct desk desk = open_desk(state);
    pid_t editors[EDITORS];
    int saved = 0;
    for (int i = 0; i < EDITORS; i++) {
        editors[i] = fork();
        assert_true(editors[i] >= 0);
        if (editors[i] == 0)
            edit_on(&desk, i + 1);
    }
    for (int i = 0; i < EDITORS; i++) {
        int status = 0;
        waitpid(editors[i], &status, 0);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) <= EDITS);
        saved += WEXITSTATUS(status);
    }
    assert_true(saved >= EDITS);
    assert_int_equal(stored(&desk, 2025).version, saved);
}

/* Fails at each statement in turn: never half a record. */
static void test_a_failure_leaves_nothing_half(void **state)
{
    struct desk desk = open_desk(state);
    struct record_answer answer;
    struct record_measurement input = entry_of(&desk, 2025, 0, "1");
    int failures = 0;
    input.key = "clave";
    for (int nth = 1;; nth++) {
        struct action_context *context = as_councillor(&desk);
        database_fail_nth(desk.access->database, nth);
        enum action_status status = record_measurement(context, &input, &answer);
        database_fail_nth(desk.access->database, 0);
        if (status == ACTION_DONE)
            break;
        failures++;
        assert_int_equal(status, ACTION_FAILED);
        assert_int_equal(context->error.kind, ERROR_NO_SPACE);
        assert_int_equal(stored(&desk, 2025).id, 0);
    }
    assert_true(failures > 8);
    assert_int_equal(stored(&desk, 2025).version, 1);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_what_was_typed_is_recorded),
        TEST(test_zero_and_not_reported_are_two_statements),
        TEST(test_mistakes_are_named_beside_their_fields),
        TEST(test_all_mistakes_are_named_at_once),
        TEST(test_modes_are_converted_and_a_new_round_adds_to_what_held),
        TEST(test_a_form_filled_from_the_store_changes_nothing),
        TEST(test_second_editor_overwrites_nothing),
        TEST(test_a_form_that_is_sent_twice_records_once),
        TEST(test_drafts_have_gaps_and_count_for_nothing),
        TEST(test_a_draft_goes_away_and_what_was_returned_comes_back),
        TEST(test_nobody_records_over_what_is_judged),
        TEST(test_council_and_administration_keep_to_their_own_word),
        TEST(test_only_who_may_record_does),
        TEST(test_many_editors_overwrite_nothing),
        TEST(test_a_failure_leaves_nothing_half),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
