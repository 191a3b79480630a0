#include "base/test.h"

#include <string.h>

#include "actions/recording_desk.h"
#include "base/env.h"

#include "base/banned.h"

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
        TEST(test_drafts_have_gaps_and_count_for_nothing),
        TEST(test_a_draft_goes_away_and_what_was_returned_comes_back),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
