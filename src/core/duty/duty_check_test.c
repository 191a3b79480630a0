#include "base/test.h"

#include "core/duty/duty_example.h"
#include "core/duty/duty_office.h"

#include "base/banned.h"

static const struct duty_scope council = {0}, topic = {.topic_id = EXAMPLE_TOPIC_FIRST};

/* A council in which everything is in order. */
static void fill(struct duty_example *it)
{
    example_make(it);
    for (int i = 0; i < FOLLOW_UP_STEPS; i++)
        if (i != FOLLOW_UP_RECORD && i != FOLLOW_UP_VERIFY)
            example_set(it, council, (enum follow_up_step)i,
                        follow_up_step_is_done_here((enum follow_up_step)i) ? "RA2" : "RA3");
    it->book.account_count = 0;
}

static const char *codes(struct arena *arena, const struct duty_findings *findings,
                         enum follow_up_step step)
{
    static const char *const names[] = {
#define DUTY_FINDING(name, is_error, advice) #name,
#include "core/duty/duty_finding.def"
#undef DUTY_FINDING
    };
    const char *text = "";
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].has_step && findings->items[i].step == step)
            text = arena_printf(arena, "%s%s ", text, names[findings->items[i].kind]);
    return text;
}

static void test_each_step_has_one_who_answers_and_somebody_who_does_it(void **state)
{
    static const struct {
        const char *letters, *found;
    } cases[] = {
        {"RA3", ""},
        {"R3 A4", ""},
        {"R3 R2 A4 C5", ""},
        {"", "NOBODY "},
        {"C3 I4", "NOBODY_ANSWERS NOBODY_DOES "},
        {"R3", "NOBODY_ANSWERS "},
        {"A3", "NOBODY_DOES "},
        {"RA3 A4", "SEVERAL_ANSWER "},
        {"A3 A4 A2", "SEVERAL_ANSWER NOBODY_DOES "},
        {"RA6", "NOT_ACTIVE "},
        {"RA3 I6", "NOT_ACTIVE "},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct duty_example it;
        struct duty_findings findings = {0};
        example_make(&it);
        example_set(&it, council, FOLLOW_UP_INFORM, cases[i].letters);
        duty_check(&arena, &it.book, council, &findings);
        const char *found = codes(&arena, &findings, FOLLOW_UP_INFORM);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("«%s»: %s", cases[i].letters, found);
    }
    arena_release(&arena);
}

static void test_a_retired_actor_leaves_its_letter_to_be_taken(void **state)
{
    struct duty_example it;
    struct arena arena = {0};
    struct duty_findings findings = {0};
    struct actor actors[EXAMPLE_ACTORS];
    (void)state;
    example_make(&it);
    memcpy(actors, it.book.actors.items, sizeof actors);
    it.book.actors.items = actors;
    for (size_t i = 0; i < EXAMPLE_ACTORS; i++)
        actors[i].is_retired = actors[i].id == EXAMPLE_ANA;
    example_set(&it, council, FOLLOW_UP_INFORM, "RA4");
    duty_check(&arena, &it.book, council, &findings);
    assert_string_equal(codes(&arena, &findings, FOLLOW_UP_INFORM), "NOT_ACTIVE ");
    arena_release(&arena);
}

static void test_who_records_does_not_verify(void **state)
{
    static const struct {
        const char *record, *verify, *found;
    } cases[] = {
        {"RA2", "RA4", ""},
        {"RA2", "RA2", "SAME_VERIFIES "},
        {"RA2", "R2 RA3", "CANNOT_ACT SHARED_PERSON "}, /* Beto is left */
        {"RA2", "RA1", "SHARED_PERSON "},               /* Rosa is in the commission; Beto too */
        {"RA1", "RA2", "SAME_VERIFIES "}, /* the commission records, one of it verifies */
        {"RA1", "RA1", "SAME_VERIFIES "},
        {"RA1", "R4 A2", ""},
        {"RA2 R3", "RA1", "SAME_VERIFIES "},
        {"RA5", "RA5", "CANNOT_ACT SAME_VERIFIES "}, /* an office with nobody behind it */
        {"RA5", "RA4", ""},
        {"A4 R2", "RA4", ""}, /* to answer for recording is not to record */
        {"", "RA4", ""},
    };
    static const struct duty_account accounts[] = {
        {.person_id = EXAMPLE_ACCOUNT_ROSA, .may = 1u << FOLLOW_UP_RECORD | 1u << FOLLOW_UP_VERIFY},
        {.person_id = EXAMPLE_ACCOUNT_ANA, .may = 1u << FOLLOW_UP_VERIFY}};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct duty_example it;
        struct duty_findings findings = {0};
        fill(&it);
        it.book.accounts = accounts;
        it.book.account_count = TEST_COUNT(accounts);
        example_set(&it, council, FOLLOW_UP_RECORD, cases[i].record);
        example_set(&it, council, FOLLOW_UP_VERIFY, cases[i].verify);
        duty_check(&arena, &it.book, council, &findings);
        const char *found = codes(&arena, &findings, FOLLOW_UP_VERIFY);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("«%s» and «%s»: %s", cases[i].record, cases[i].verify, found);
    }
    arena_release(&arena);
}

static void test_somebody_can_do_it_in_the_program(void **state)
{
    static const struct {
        enum follow_up_step step;
        const char *letters;
        const char *found;
    } cases[] = {
        {FOLLOW_UP_RECORD, "RA2", ""},
        {FOLLOW_UP_RECORD, "RA1", ""}, /* Rosa, of the commission */
        {FOLLOW_UP_RECORD, "RA4", "CANNOT_ACT "},
        {FOLLOW_UP_RECORD, "RA3", "CANNOT_ACT "}, /* no account */
        {FOLLOW_UP_RECORD, "R2 A3", ""},          /* who answers need not act */
        {FOLLOW_UP_VERIFY, "RA2", "CANNOT_ACT "},
        {FOLLOW_UP_VERIFY, "RA4", ""},
        {FOLLOW_UP_REPORT, "RA5", ""}, /* not done here */
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct duty_example it;
        struct duty_findings findings = {0};
        example_make(&it);
        example_set(&it, council, cases[i].step, cases[i].letters);
        duty_check(&arena, &it.book, council, &findings);
        const char *found = codes(&arena, &findings, cases[i].step);
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("case %zu: %s", i, found);
    }
    arena_release(&arena);
}

static void test_a_topic_is_judged_by_its_own_rows(void **state)
{
    struct duty_example it;
    struct arena arena = {0};
    struct duty_findings findings = {0};
    (void)state;
    example_make(&it);
    example_set(&it, council, FOLLOW_UP_RECORD, "R2"); /* nobody answers: the council's matter */
    example_set(&it, council, FOLLOW_UP_VERIFY, "RA4");
    duty_check(&arena, &it.book, topic, &findings);
    assert_int_equal(findings.count, 0);
    example_set(&it, topic, FOLLOW_UP_RECORD, "RA4"); /* the council's Ana verifies */
    duty_check(&arena, &it.book, topic, &findings);
    assert_string_equal(codes(&arena, &findings, FOLLOW_UP_VERIFY), "SAME_VERIFIES ");
    assert_string_equal(codes(&arena, &findings, FOLLOW_UP_RECORD), "CANNOT_ACT ");
    assert_string_equal(codes(&arena, &findings, FOLLOW_UP_ANALYSE), "");
    arena_release(&arena);
}

static void test_actors_with_work_can_be_reached(void **state)
{
    static const struct {
        const char *letters, *name, *email, *phone;
        bool is_found;
    } cases[] = {
        {"RA5", "", "", "", true},        {"R2 A5", "", "", "", true},
        {"RA2 C5", "", "", "", false},    {"RA5", "Elsa", "", "", false},
        {"RA5", "", "a@b.co", "", false}, {"RA5", "", "", "604 123 4567", false},
        {"RA2", "", "", "", false},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct duty_example it;
        struct duty_findings findings = {0};
        struct actor actors[EXAMPLE_ACTORS];
        bool is_found = false;
        example_make(&it);
        memcpy(actors, it.book.actors.items, sizeof actors);
        it.book.actors.items = actors;
        actors[EXAMPLE_OFFICE - 1].id = EXAMPLE_OFFICE;
        for (size_t j = 0; j < EXAMPLE_ACTORS; j++)
            if (actors[j].kind == ACTOR_OFFICE) {
                actors[j].contact_name = cases[i].name;
                actors[j].email = cases[i].email;
                actors[j].phone = cases[i].phone;
            }
        example_set(&it, council, FOLLOW_UP_INFORM, cases[i].letters);
        duty_check(&arena, &it.book, council, &findings);
        for (size_t j = 0; j < findings.count; j++)
            is_found = is_found || findings.items[j].kind == DUTY_NO_CONTACT;
        if (is_found != cases[i].is_found)
            fail_msg("case %zu", i);
    }
    arena_release(&arena);
}

static void test_offices_of_the_plan_without_an_actor(void **state)
{
    static const char *const named[] = {"Secretaría de Hacienda", "SECRETARIA DE HACIENDA ",
                                        "secretaria de planeación", "", "Gerencia social"};
    struct duty_example it;
    struct arena arena = {0};
    struct duty_office_list offices = {0};
    struct duty_findings findings = {0};
    (void)state;
    example_make(&it);
    duty_check_offices(&arena, &offices, &findings);
    assert_int_equal(findings.count, 0);
    for (size_t i = 0; i < TEST_COUNT(named); i++)
        duty_count_office(&arena, &offices, named[i]);
    assert_int_equal(offices.count, 3);
    duty_keep_new_offices(&arena, &it.book, &offices);
    assert_int_equal(offices.count, 2);
    assert_string_equal(offices.items[0].name, "Secretaría de Hacienda");
    assert_int_equal(offices.items[0].indicator_count, 2);
    duty_check_offices(&arena, &offices, &findings);
    assert_int_equal(findings.count, 1);
    assert_false(duty_finding_is_error(findings.items[0].kind));
    arena_release(&arena);
}

/* Any matrix without errors keeps the promises of the method, worked out here another way. */
static void test_a_valid_matrix_keeps_its_promises(void **state)
{
    enum { TRIES = 4000 };
    static const char *const marks[] = {"", "", "", "R", "A", "RA", "C", "I"};
    struct arena arena = {0};
    unsigned seed = 20260301, valid = 0;
    (void)state;
    for (int i = 0; i < TRIES; i++) {
        struct duty_example it;
        struct duty_findings findings = {0};
        unsigned does[2] = {0}, answers[2] = {0};
        arena_clear(&arena);
        fill(&it);
        for (int step = 0; step < 2; step++) {
            const char *letters = "";
            for (int actor = 1; actor < EXAMPLE_ACTORS; actor++) {
                seed = seed * 1664525u + 1013904223u;
                const char *mark = marks[seed >> 29];
                if (mark[0] == '\0')
                    continue;
                letters = arena_printf(&arena, "%s%s%d ", letters, mark, actor);
                does[step] |= mark[0] == 'R' ? 1u << actor : 0;
                answers[step] += mark[0] == 'A' || mark[1] == 'A';
            }
            example_set(&it, council, step == 0 ? FOLLOW_UP_RECORD : FOLLOW_UP_VERIFY, letters);
        }
        duty_check(&arena, &it.book, council, &findings);
        /* Humans as bits: the commission is Rosa and Beto; the office is a being of its own. */
        unsigned people[2];
        for (int step = 0; step < 2; step++)
            people[step] = (does[step] & ~2u) |
                           ((does[step] & 2u) != 0 ? 1u << EXAMPLE_ROSA | 1u << EXAMPLE_BETO : 0);
        unsigned humans = people[1] & ~(1u << EXAMPLE_OFFICE);
        bool is_kept = humans != 0 ? (humans & ~people[0]) != 0 : (people[1] & ~people[0]) != 0;
        bool is_valid = answers[0] == 1 && answers[1] == 1 && does[0] != 0 && does[1] != 0;
        if ((duty_count_errors(&findings) == 0) != (is_valid && is_kept))
            fail_msg("try %d: %zu errors, %x and %x", i, duty_count_errors(&findings), does[0],
                     does[1]);
        valid += is_valid && is_kept;
    }
    assert_true(valid > TRIES / 50);
    arena_release(&arena);
}

static void test_ready_steps_are_counted(void **state)
{
    struct duty_example it;
    (void)state;
    example_make(&it);
    assert_int_equal(duty_count_ready_steps(&it.book), 0);
    fill(&it);
    assert_int_equal(duty_count_ready_steps(&it.book), FOLLOW_UP_STEPS - 2);
    example_set(&it, council, FOLLOW_UP_VERIFY, "A4");
    example_set(&it, topic, FOLLOW_UP_RECORD, "RA2");
    assert_int_equal(duty_count_ready_steps(&it.book), FOLLOW_UP_STEPS - 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_step_has_one_who_answers_and_somebody_who_does_it),
        cmocka_unit_test(test_a_retired_actor_leaves_its_letter_to_be_taken),
        cmocka_unit_test(test_who_records_does_not_verify),
        cmocka_unit_test(test_somebody_can_do_it_in_the_program),
        cmocka_unit_test(test_a_topic_is_judged_by_its_own_rows),
        cmocka_unit_test(test_actors_with_work_can_be_reached),
        cmocka_unit_test(test_offices_of_the_plan_without_an_actor),
        cmocka_unit_test(test_a_valid_matrix_keeps_its_promises),
        cmocka_unit_test(test_ready_steps_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
