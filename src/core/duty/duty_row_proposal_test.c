#include "base/test.h"

#include "core/duty/duty_example.h"
#include "core/duty/duty_row_proposal.h"

#include "base/banned.h"

enum {
    RECORDS = 1u << FOLLOW_UP_RECORD | 1u << FOLLOW_UP_ANALYSE,
    VERIFIES = 1u << FOLLOW_UP_VERIFY,
    PUBLISHES = 1u << FOLLOW_UP_PUBLISH,
};
static const struct duty_scope council = {0};

/* "registrar: R/A2 I1" for each proposal; actors by number. */
static const char *write_row(struct arena *arena, const struct duty_row_proposal *row)
{
    const char *text = arena_printf(arena, "%s:", follow_up_step_code(row->step));
    for (size_t i = 0; i < row->count; i++)
        text = arena_printf(arena, "%s %s%d", text, raci_mark(row->holders[i].raci),
                            (int)row->holders[i].actor_id);
    return text;
}

static void expect(struct arena *arena, const struct duty_book *book, const char *const *rows)
{
    struct duty_row_proposals proposals;
    duty_propose_rows(arena, book, &proposals);
    for (size_t i = 0; i < proposals.count; i++)
        assert_string_equal(write_row(arena, &proposals.items[i]), rows[i]);
    assert_null(rows[proposals.count]);
}

/* The header's example: Rosa keeps the records and is in the rural commission, Ana verifies. */
static void test_each_part_gets_its_letters(void **state)
{
    static const struct duty_account accounts[] = {
        {.person_id = EXAMPLE_ACCOUNT_ROSA, .is_secretary = true, .may = RECORDS | PUBLISHES},
        {.person_id = EXAMPLE_ACCOUNT_ANA, .may = VERIFIES}};
    static const char *const expected[] = {"fijar: C1 R/A5",
                                           "reportar: I2 R/A5",
                                           "registrar: I1 R/A2",
                                           "soportar: C4 R/A5",
                                           "analizar: R1 A2",
                                           "verificar: R/A4",
                                           "publicar: R/A2",
                                           "alertar: R1 A2 I5",
                                           "responder: I2 R/A5",
                                           "informar: R1 A2",
                                           NULL};
    struct arena arena = {0};
    struct duty_example it;
    (void)state;
    example_make(&it);
    it.book.accounts = accounts;
    expect(&arena, &it.book, expected);
    arena_release(&arena);
}

/* Who has no letters yet is proposed; what somebody decided is left alone. */
static void test_only_empty_steps_are_proposed(void **state)
{
    struct arena arena = {0};
    struct duty_example it;
    struct duty_row_proposals proposals;
    (void)state;
    example_make(&it);
    example_set(&it, council, FOLLOW_UP_TARGETS, "RA3");
    example_set(&it, council, FOLLOW_UP_RECORD, ""); /* given back: names nobody */
    example_set(&it, (struct duty_scope){.topic_id = EXAMPLE_TOPIC_FIRST}, FOLLOW_UP_REPORT, "R5");
    duty_propose_rows(&arena, &it.book, &proposals);
    assert_int_equal(proposals.count, FOLLOW_UP_STEPS - 1);
    assert_int_equal(proposals.items[0].step, FOLLOW_UP_REPORT);
    assert_int_equal(proposals.items[1].step, FOLLOW_UP_RECORD);
    arena_release(&arena);
}

/* Where the one who would answer is missing nothing is guessed: the text says who to add. */
static void test_who_is_missing_is_said(void **state)
{
    struct arena arena = {0};
    struct duty_example it;
    struct duty_row_proposals proposals;
    (void)state;
    example_make(&it);
    it.book.account_count = 0;
    it.book.actors.count = EXAMPLE_BETO; /* no office, nobody with an account */
    duty_propose_rows(&arena, &it.book, &proposals);
    assert_int_equal(proposals.count, FOLLOW_UP_STEPS);
    for (size_t i = 0; i < proposals.count; i++) {
        assert_int_equal(proposals.items[i].count, 0);
        assert_non_null(
            strstr(proposals.items[i].text, i == FOLLOW_UP_VERIFY ? "verifique" : "alta "));
    }
    arena_release(&arena);
}

/* The liaison's office before the one of planning, before one among several. */
static void test_the_office_that_answers(void **state)
{
    static const struct {
        const char *names[3];
        int64_t liaison_of; /* index of the office with the account; -1: none */
        bool is_retired;    /* the first one */
        const char *expected;
    } cases[] = {
        {{"Hacienda"}, -1, false, "responder: R/A1"},
        {{"Hacienda", "Salud"}, -1, false, "responder:"},
        {{"Hacienda", "Salud"}, -1, true, "responder: R/A2"},
        {{"Hacienda", "Oficina de PLANEACIÓN"}, -1, false, "responder: C1 R/A2"},
        {{"Planeación", "Salud", "Hacienda"}, 1, false, "responder: C1 R/A2 C3"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct actor actors[3] = {0};
        struct duty_book book = {.actors = {actors, 0}, .today = {2026, 3, 1}};
        struct duty_row_proposals proposals;
        for (int j = 0; j < 3 && cases[i].names[j] != NULL; j++)
            actors[book.actors.count++] =
                (struct actor){.id = j + 1,
                               .kind = ACTOR_OFFICE,
                               .name = cases[i].names[j],
                               .person_id = cases[i].liaison_of == j ? 109 : 0,
                               .is_retired = j == 0 && cases[i].is_retired};
        duty_propose_rows(&arena, &book, &proposals);
        assert_string_equal(write_row(&arena, &proposals.items[FOLLOW_UP_ANSWER]),
                            cases[i].expected);
    }
    arena_release(&arena);
}

/* Any council: what is proposed has no error, and nobody is asked for what their account may not.
 */
static void test_what_is_proposed_is_valid(void **state)
{
    enum { TRIES = 4000 };
    struct arena arena = {0};
    unsigned seed = 20261126, filled = 0;
    (void)state;
    for (int i = 0; i < TRIES; i++) {
        struct duty_example it;
        struct duty_account accounts[3];
        struct duty_row_proposals proposals;
        struct duty_findings findings = {0};
        arena_clear(&arena);
        example_make(&it);
        for (int j = 0; j < 3; j++) {
            seed = seed * 1664525u + 1013904223u;
            unsigned bits = seed >> 20;
            accounts[j] = (struct duty_account){.person_id = EXAMPLE_ACCOUNT_ROSA + j,
                                                .presides = (bits & 1) != 0,
                                                .is_secretary = (bits & 2) != 0,
                                                .may = ((bits & 7) != 0 ? (unsigned)RECORDS : 0) |
                                                       ((bits & 3) != 0 ? (unsigned)PUBLISHES : 0) |
                                                       ((bits & 8) != 0 ? (unsigned)VERIFIES : 0)};
        }
        it.book.accounts = accounts;
        it.book.account_count = seed >> 30;
        it.book.actors.count = (seed >> 8) % (EXAMPLE_ACTORS + 1);
        duty_propose_rows(&arena, &it.book, &proposals);
        for (size_t j = 0; j < proposals.count; j++)
            it.rows[it.book.rows.count++] = (struct duty_row){.step = proposals.items[j].step,
                                                              .holders = proposals.items[j].holders,
                                                              .count = proposals.items[j].count};
        duty_check(&arena, &it.book, council, &findings);
        for (size_t j = 0; j < findings.count; j++)
            if (findings.items[j].kind != DUTY_NOBODY && findings.items[j].kind != DUTY_NO_CONTACT)
                fail_msg("try %d: %s", i, findings.items[j].text);
        filled += proposals.items[FOLLOW_UP_RECORD].count > 0 &&
                  proposals.items[FOLLOW_UP_VERIFY].count > 0;
    }
    assert_true(filled > TRIES / 50);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_part_gets_its_letters),
        cmocka_unit_test(test_only_empty_steps_are_proposed),
        cmocka_unit_test(test_who_is_missing_is_said),
        cmocka_unit_test(test_the_office_that_answers),
        cmocka_unit_test(test_what_is_proposed_is_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
