#include "base/test.h"

#include "core/session/council_session.h"

#include "base/banned.h"

static void test_a_quorum_is_counted(void **state)
{
    struct councillor people[12];
    struct session_attendance came[12];
    for (int i = 0; i < 12; i++) {
        people[i] = (struct councillor){.id = i + 1, .since = {2024, 1, 1}};
        came[i] = (struct session_attendance){i + 1, ATTENDANCE_PRESENT};
    }
    people[11].until = (struct date){2025, 12, 31}; /* not in office any more */
    came[10].answer = ATTENDANCE_EXCUSED;
    came[9].answer = ATTENDANCE_ABSENT;
    static const struct {
        size_t came;
        int present;
        bool is_reached;
    } cases[] = {{5, 5, false}, {6, 6, true}, {11, 9, true}, {0, 0, false}};
    const struct council_rule rule = {.quorum = QUORUM_MAJORITY};
    const struct council_session session = {.date = {2026, 3, 1}};
    const struct councillor_list all = {people, 12};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct session_quorum quorum = council_session_quorum(
            &session, &rule, &all, &(struct session_attendance_list){came, cases[i].came});
        assert_int_equal(quorum.in_office, 11);
        assert_int_equal(quorum.needed, 6);
        assert_int_equal(quorum.present, cases[i].present);
        assert_int_equal(quorum.is_reached, cases[i].is_reached);
    }
}

/* What was written down on the day stays, whatever the rule says later. */
static void test_a_held_session_keeps_its_numbers(void **state)
{
    struct session_attendance came[] = {{1, ATTENDANCE_PRESENT}, {2, ATTENDANCE_PRESENT}};
    const struct council_session held = {.is_held = true, .quorum_needed = 2, .in_office = 3};
    const struct council_rule rule = {.quorum = QUORUM_NUMBER, .quorum_number = 9};
    const struct session_quorum quorum = council_session_quorum(
        &held, &rule, &(struct councillor_list){0}, &(struct session_attendance_list){came, 2});
    (void)state;
    assert_true(quorum.is_reached);
    assert_int_equal(quorum.needed, 2);
    assert_int_equal(quorum.in_office, 3);
}

static void test_times_and_decisions(void **state)
{
    static const struct {
        const char *text;
        bool is_time;
    } cases[] = {{"09:00", true}, {"9:30", true},   {"23:59", true}, {"24:00", false},
                 {"9:60", false}, {"9", false},     {"09:0", false}, {"009:00", false},
                 {"", false},     {"9:30p", false}, {":30", false}};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        if (council_session_time_is_valid(cases[i].text) != cases[i].is_time)
            fail_msg("%s", cases[i].text);
    assert_true(session_decision_is_carried(&(struct session_decision){.votes_for = 2}));
    assert_false(session_decision_is_carried(
        &(struct session_decision){.votes_for = 2, .votes_against = 2}));
}

static void test_minutes_of_the_day(void **state)
{
    static const struct {
        const char *text;
        int minute;
    } cases[] = {{"00:00", 0}, {"9:30", 570}, {"23:59", 1439}, {"24:00", -1}, {"", -1}};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_int_equal(council_session_minute(cases[i].text), cases[i].minute);
}

static void test_an_agenda_begins(void **state)
{
    static const struct {
        const char *agenda, *start;
    } cases[] = {{"", ""},
                 {"\n\n", ""},
                 {"Uno", "Uno"},
                 {"\r\nUno\r\n\r\nDos\r\n", "Uno\nDos"},
                 {"Uno\nDos\nTres", "Uno\nDos\n…"}};
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_string_equal(council_session_agenda_start(
                                &arena, &(struct council_session){.agenda = cases[i].agenda}, 2),
                            cases[i].start);
    arena_release(&arena);
}

static void test_answers(void **state)
{
    enum attendance_answer answer;
    (void)state;
    for (int i = ATTENDANCE_NONE + 1; i < ATTENDANCE_ANSWERS; i++) {
        assert_true(
            attendance_answer_parse(attendance_answer_code((enum attendance_answer)i), &answer));
        assert_int_equal(answer, i);
    }
    assert_false(attendance_answer_parse("", &answer));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_quorum_is_counted),
        cmocka_unit_test(test_a_held_session_keeps_its_numbers),
        cmocka_unit_test(test_times_and_decisions),
        cmocka_unit_test(test_minutes_of_the_day),
        cmocka_unit_test(test_an_agenda_begins),
        cmocka_unit_test(test_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
