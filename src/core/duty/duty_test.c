#include "base/test.h"

#include "core/duty/duty_example.h"

#include "base/banned.h"

static const struct duty_scope council = {0}, first = {.topic_id = EXAMPLE_TOPIC_FIRST},
                               second = {.topic_id = EXAMPLE_TOPIC_SECOND},
                               indicator = {.indicator_id = 8};

/* What holds for an indicator of both topics, of which the second stands first in the order. */
static void test_the_nearest_row_holds(void **state)
{
    static const struct {
        const char *of_council, *of_first, *of_second, *of_indicator; /* NULL: no row */
        const char *doers;                                            /* for indicator 8 */
    } cases[] = {
        {"R4", NULL, NULL, NULL, "Ana"},
        {"R4", "R2", NULL, NULL, "Rosa"},
        {"R4", "R2", "R3", NULL, "Beto"},
        {"R4", "R2", "R3", "R5", "Planeación"},
        {"R4", "R2", "", "", "Rosa"},
        {NULL, NULL, NULL, "R2 R3", "Beto y Rosa"},
        {NULL, NULL, NULL, NULL, ""},
        {"A4", NULL, NULL, NULL, ""},
        {"RA4 R2 R3", NULL, NULL, NULL, "Ana, Beto y Rosa"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct duty_example it;
        const struct {
            struct duty_scope scope;
            const char *letters;
        } rows[] = {{council, cases[i].of_council},
                    {first, cases[i].of_first},
                    {second, cases[i].of_second},
                    {indicator, cases[i].of_indicator}};
        example_make(&it);
        actor_sort(&arena, &it.book.actors);
        for (size_t j = 0; j < TEST_COUNT(rows); j++)
            if (rows[j].letters != NULL)
                example_set(&it, rows[j].scope, FOLLOW_UP_VERIFY, rows[j].letters);
        const char *doers =
            duty_doers(&arena, &it.book, duty_resolve(&it.book, indicator, FOLLOW_UP_VERIFY));
        if (strcmp(doers, cases[i].doers) != 0)
            fail_msg("case %zu: «%s»", i, doers);
        assert_null(duty_resolve(&it.book, indicator, FOLLOW_UP_RECORD));
    }
    arena_release(&arena);
}

static void test_a_topic_does_not_hold_for_indicators_of_others(void **state)
{
    struct duty_example it;
    (void)state;
    example_make(&it);
    example_set(&it, first, FOLLOW_UP_VERIFY, "R2");
    assert_null(duty_resolve(&it.book, (struct duty_scope){.indicator_id = 9}, FOLLOW_UP_VERIFY));
    assert_non_null(
        duty_resolve(&it.book, (struct duty_scope){.indicator_id = 7}, FOLLOW_UP_VERIFY));
    assert_null(duty_resolve(&it.book, council, FOLLOW_UP_VERIFY));
    assert_null(duty_resolve(&it.book, second, FOLLOW_UP_VERIFY));
}

static void test_whose_a_step_is(void **state)
{
    static const struct {
        const char *letters;
        int64_t person_id;
        enum duty_claim claim;
        int64_t through;
    } cases[] = {
        {"R2 A4", EXAMPLE_ACCOUNT_ROSA, DUTY_MINE, EXAMPLE_ROSA},
        {"R2 A4", EXAMPLE_ACCOUNT_ANA, DUTY_OTHERS, 0}, /* to answer is not to do */
        {"RA4", EXAMPLE_ACCOUNT_ANA, DUTY_MINE, EXAMPLE_ANA},
        {"R1", EXAMPLE_ACCOUNT_ROSA, DUTY_MINE, EXAMPLE_COMMISSION},
        {"R1", EXAMPLE_ACCOUNT_ANA, DUTY_OTHERS, 0},
        {"R5", EXAMPLE_ACCOUNT_ANA, DUTY_OTHERS, 0},
        {"C2 I4 A3", EXAMPLE_ACCOUNT_ROSA, DUTY_UNASSIGNED, 0},
        {"", EXAMPLE_ACCOUNT_ROSA, DUTY_UNASSIGNED, 0},
        {"R2", 0, DUTY_OTHERS, 0}, /* nobody is signed in: nothing is theirs */
        {"R3", 0, DUTY_OTHERS, 0},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct duty_example it;
        example_make(&it);
        example_set(&it, council, FOLLOW_UP_RECORD, cases[i].letters);
        struct duty_answer answer =
            duty_claim_find(&arena, &it.book, 7, FOLLOW_UP_RECORD, cases[i].person_id);
        if (answer.claim != cases[i].claim ||
            (answer.through == NULL ? 0 : answer.through->id) != cases[i].through)
            fail_msg("case %zu: %d", i, answer.claim);
        assert_true((answer.row == NULL) == (answer.claim == DUTY_UNASSIGNED));
    }
    arena_release(&arena);
}

static void test_who_left_does_nothing(void **state)
{
    struct duty_example it;
    struct arena arena = {0};
    struct duty_people people = {0};
    struct actor retired = {.id = 1, .person_id = 109, .is_retired = true};
    (void)state;
    example_make(&it);
    duty_add_people(&arena, &it.book, actor_find(&it.book.actors, EXAMPLE_COMMISSION), &people);
    assert_int_equal(people.count, 2); /* Rosa and Beto; Delia's term ended */
    duty_add_people(&arena, &it.book, actor_find(&it.book.actors, EXAMPLE_ROSA), &people);
    assert_int_equal(people.count, 2); /* each once */
    duty_add_people(&arena, &it.book, &retired, &people);
    duty_add_people(&arena, &it.book, actor_find(&it.book.actors, EXAMPLE_DELIA), &people);
    assert_int_equal(people.count, 2);
    arena_release(&arena);
}

static void test_a_retired_actor_does_nothing_with_its_letter(void **state)
{
    struct duty_example it;
    struct arena arena = {0};
    struct actor actors[EXAMPLE_ACTORS];
    (void)state;
    example_make(&it);
    memcpy(actors, it.book.actors.items, sizeof actors);
    it.book.actors.items = actors;
    example_set(&it, council, FOLLOW_UP_VERIFY, "R4");
    for (size_t i = 0; i < EXAMPLE_ACTORS; i++)
        actors[i].is_retired = actors[i].id == EXAMPLE_ANA;
    assert_int_equal(
        duty_claim_find(&arena, &it.book, 7, FOLLOW_UP_VERIFY, EXAMPLE_ACCOUNT_ANA).claim,
        DUTY_UNASSIGNED);
    /* Nor is it named as who does it. */
    example_set(&it, council, FOLLOW_UP_PUBLISH, "R4 R2");
    const struct duty_row *row =
        duty_resolve(&it.book, (struct duty_scope){.indicator_id = 7}, FOLLOW_UP_PUBLISH);
    assert_string_equal(duty_doers(&arena, &it.book, row), "Rosa");
    arena_release(&arena);
}

static void test_codes_return(void **state)
{
    enum follow_up_step step;
    enum raci raci;
    enum actor_kind kind;
    enum contact_basis basis;
    (void)state;
    for (int i = 0; i < FOLLOW_UP_STEPS; i++) {
        const char *meaning = follow_up_step_meaning((enum follow_up_step)i);
        assert_true(follow_up_step_parse(follow_up_step_code((enum follow_up_step)i), &step));
        assert_int_equal(step, i);
        assert_int_equal(meaning[strlen(meaning) - 1], '.');
    }
    for (int i = 0; i < RACI_LETTERS; i++) {
        assert_true(raci_parse(raci_code((enum raci)i), &raci));
        assert_int_equal(raci, i);
    }
    for (int i = 0; i < ACTOR_KINDS; i++) {
        assert_true(actor_kind_parse(actor_kind_code((enum actor_kind)i), &kind));
        assert_int_equal(kind, i);
    }
    for (int i = 0; i < CONTACT_BASES; i++) {
        assert_true(contact_basis_parse(contact_basis_code((enum contact_basis)i), &basis));
        assert_int_equal(basis, i);
    }
    assert_false(follow_up_step_parse("", &step) || raci_parse("X", &raci) ||
                 actor_kind_parse("otra", &kind) || contact_basis_parse("otra", &basis));
}

static void test_offices_are_known_by_any_spelling(void **state)
{
    struct duty_example it;
    struct arena arena = {0};
    (void)state;
    example_make(&it);
    assert_non_null(actor_find_office(&arena, &it.book.actors, " SECRETARIA de planeacion"));
    assert_null(actor_find_office(&arena, &it.book.actors, "Planeación"));
    assert_null(actor_find_office(&arena, &it.book.actors, ""));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_nearest_row_holds),
        cmocka_unit_test(test_a_topic_does_not_hold_for_indicators_of_others),
        cmocka_unit_test(test_whose_a_step_is),
        cmocka_unit_test(test_who_left_does_nothing),
        cmocka_unit_test(test_a_retired_actor_does_nothing_with_its_letter),
        cmocka_unit_test(test_codes_return),
        cmocka_unit_test(test_offices_are_known_by_any_spelling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
