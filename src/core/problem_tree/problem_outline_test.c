/* Indented texts read as cards: how deep each hangs, what is a mark and what is text, faults. */
#include "base/test.h"

#include <string.h>

#include "base/strbuf.h"
#include "core/problem_tree/problem_outline.h"

#include "base/banned.h"

enum { MAX_LINES = 8 };

static void test_what_stands_before_the_text_says_how_deep_it_hangs(void **state)
{
    static const struct {
        const char *text, *depths, *parents; /* a letter for each card; '-': the tree's own */
        bool is_first_central;
    } cases[] = {
        {"Vías cerradas\n\tDerrumbes\nPoca plata", "121", "-0-", false},
        {"A\n B\n  C\n D\nE\n", "12321", "-010-", false},
        {"\tA\n\t\tB\n\tC", "121", "-0-", false},        /* all of it indented */
        {"A\n    B\n\tC\n  \tD", "1222", "-000", false}, /* tabs and spaces */
        {"A\n      B\n   C", "122", "-00", false},       /* back to between two */
        {"      A\n   B", "11", "--", false},            /* back to before the first */
        {"A\n- B\n-- C\n- D", "1232", "-010", false},    /* dashes alone */
        {"- A\n– B\n• C", "111", "---", false},          /* the same mark in all */
        {"- A\n  - B\n- C", "121", "-0-", false},        /* indented dashes */
        {"1. A\n1.1 B\n1.1.1 C\n1.2. D\n2) E", "12321", "-010-", false},
        {"1. A\n\t1. B\n\t2. C\n2. D", "1221", "-00-", false}, /* Word's lists */
        {"1. A\n- B\n- C\n2. D", "1221", "-00-", false},       /* dashes under numbers */
        {"- A\n\t1. B\n\t\tC", "123", "-01", false},
        {"1. A\na) B\nb) C\n2. D", "1221", "-00-", false},
        {"1. A\n1.1.1 B", "12", "-0", false}, /* only deeper counts, not by how much */
        {"A\r\n\r\n \t \r\n B\rC", "121", "-0-", false},
        {"\xEF\xBB\xBF"
         "A\nB",
         "11", "--", false}, /* a byte-order mark is no indentation */
        {"A\n\xC2\xA0\xC2\xA0"
         "B",
         "12", "-0", false}, /* no-break spaces are */
        {"P\nA\n B\nC", "0121", "-010", true},
        {"P\n\tA\n\t\tB\n\tC", "0121", "-010", true},
        {"\tP\nA", "01", "-0", true},
        {"P", "0", "-", true},
        {"A\n B\n  C\n   D\n    E\n     F", "123456", "-01234", false},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct problem_outline outline;
        char depths[MAX_LINES] = "", parents[MAX_LINES] = "";
        problem_outline_parse(&arena, cases[i].text, cases[i].is_first_central, &outline);
        assert_int_equal(outline.fault_count, 0);
        assert_in_range(outline.count, 1, MAX_LINES - 1);
        for (int j = 0; j < outline.count; j++) {
            depths[j] = (char)('0' + outline.lines[j].depth);
            parents[j] = outline.lines[j].parent < 0 ? '-' : (char)('0' + outline.lines[j].parent);
        }
        assert_string_equal(depths, cases[i].depths);
        assert_string_equal(parents, cases[i].parents);
    }
    arena_release(&arena);
}

static void test_marks_go_and_text_stays(void **state)
{
    static const char *const cases[][2] = {
        {"  Vías \t cerradas  ", "Vías cerradas"},
        {"- Derrumbes", "Derrumbes"},
        {"–Derrumbes", "Derrumbes"},
        {"\xEF\x82\xB7\tDerrumbes", "Derrumbes"},
        {"1. Derrumbes", "Derrumbes"},
        {"1.Derrumbes", "Derrumbes"},
        {"12) Derrumbes", "Derrumbes"},
        {"1.- Derrumbes", "Derrumbes"},
        {"1.2 Derrumbes", "Derrumbes"},
        {"1.2.3. Derrumbes", "Derrumbes"},
        {"b) Derrumbes", "Derrumbes"},
        {"3 veredas sin vía", "3 veredas sin vía"},
        {"2.500 familias sin agua", "2.500 familias sin agua"},
        {"2.500 Familias sin agua", "2.500 Familias sin agua"},
        {"1.5 millones de pesos", "1.5 millones de pesos"},
        {"1.2% de las vías", "1.2% de las vías"},
        {"2026. Un año sin plata", "2026. Un año sin plata"},
        {"-5 grados en la noche", "-5 grados en la noche"},
        {"Vías - puentes", "Vías - puentes"},
        {"a la orilla", "a la orilla"},
        {"A\xFFz", "A\xEF\xBF\xBDz"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct problem_outline outline;
        problem_outline_parse(&arena, cases[i][0], false, &outline);
        assert_int_equal(outline.count, 1);
        assert_string_equal(outline.lines[0].text, cases[i][1]);
    }
    arena_release(&arena);
}

/* A line of so many letters ñ, two bytes each. */
static const char *line_of(struct arena *arena, int letters)
{
    char *text = arena_strdup(arena, "");
    for (int i = 0; i < letters; i++)
        text = arena_printf(arena, "%sñ", text);
    return text;
}

static const char *lines_of(struct arena *arena, int count)
{
    struct strbuf text;
    strbuf_init(&text, arena);
    for (int i = 0; i < count; i++)
        strbuf_printf(&text, "Línea %d\n", i);
    return text.data;
}

static void test_faults_name_their_line(void **state)
{
    struct arena arena = {0};
    const struct {
        const char *text;
        enum problem_outline_fault_kind kind;
        int number, count; /* of the cards that were read all the same */
    } cases[] = {
        {"", PROBLEM_OUTLINE_EMPTY, 0, 0},
        {" \n\t\r\n \xC2\xA0", PROBLEM_OUTLINE_EMPTY, 0, 0},
        {"1.", PROBLEM_OUTLINE_NO_TEXT, 1, 0},
        {"A\n\n1.2\nB", PROBLEM_OUTLINE_NO_TEXT, 3, 2},
        {"A\n -----\nB", PROBLEM_OUTLINE_NO_TEXT, 2, 2},
        {line_of(&arena, PROBLEM_MAX_CHARACTERS + 1), PROBLEM_OUTLINE_TOO_LONG, 1, 1},
        {"A\n B\n  C\n   D\n    E\n     F\n      G", PROBLEM_OUTLINE_TOO_DEEP, 7, 7},
        {lines_of(&arena, PROBLEM_TREE_MAX_NODES + 5), PROBLEM_OUTLINE_TOO_MANY,
         PROBLEM_TREE_MAX_NODES + 1, PROBLEM_TREE_MAX_NODES},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct problem_outline outline;
        problem_outline_parse(&arena, cases[i].text, false, &outline);
        assert_int_equal(outline.fault_count, 1);
        assert_int_equal(outline.faults[0].kind, cases[i].kind);
        assert_int_equal(outline.faults[0].number, cases[i].number);
        assert_int_equal(outline.count, cases[i].count);
    }
    arena_release(&arena);
}

static void test_what_still_fits_is_no_fault(void **state)
{
    struct arena arena = {0};
    struct problem_outline outline;
    (void)state;
    problem_outline_parse(&arena, line_of(&arena, PROBLEM_MAX_CHARACTERS), false, &outline);
    assert_int_equal(outline.fault_count, 0);
    problem_outline_parse(&arena, lines_of(&arena, PROBLEM_TREE_MAX_NODES), false, &outline);
    assert_int_equal(outline.fault_count, 0);
    problem_outline_parse(&arena, "1.\n2.\n3.\n4.\n5.\n6.\n7.\n8.\n9.\n10.\n11.\n12.", false,
                          &outline);
    assert_int_equal(outline.fault_count, PROBLEM_OUTLINE_MAX_FAULTS);
    arena_release(&arena);
}

static void test_a_second_sending_is_known(void **state)
{
    static const struct {
        const char *text;
        bool is_first_central, is_there;
        enum problem_side side;
    } cases[] = {
        {"B\n C", false, true, PROBLEM_CAUSE},      {"A\nB\n C", false, true, PROBLEM_CAUSE},
        {"P\nA\nB\n C", true, true, PROBLEM_CAUSE}, {"P\nE", true, true, PROBLEM_EFFECT},
        {"P\nB\n C", true, false, PROBLEM_CAUSE},   {"B\nC", false, false, PROBLEM_CAUSE},
        {"A", false, false, PROBLEM_CAUSE},         {"B\n C", false, false, PROBLEM_EFFECT},
        {"", false, false, PROBLEM_CAUSE},          {"Z\nP\nA\nB\n C", true, false, PROBLEM_CAUSE},
        {"P", true, false, PROBLEM_CAUSE},
    };
    struct problem_node nodes[] = {
        {.id = 1, .side = PROBLEM_CENTRAL, .problem = "P"},
        {.id = 2, .parent_id = 1, .side = PROBLEM_CAUSE, .problem = "A"},
        {.id = 3, .parent_id = 1, .side = PROBLEM_CAUSE, .problem = "B"},
        {.id = 4, .parent_id = 3, .side = PROBLEM_CAUSE, .problem = "C"},
        {.id = 5, .parent_id = 1, .side = PROBLEM_EFFECT, .problem = "E"},
    };
    const struct problem_tree tree = {nodes, TEST_COUNT(nodes)};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct problem_outline outline;
        problem_outline_parse(&arena, cases[i].text, cases[i].is_first_central, &outline);
        assert_int_equal(problem_outline_is_end_of(
                             &outline, &tree, (struct problem_outline_place){cases[i].side, NULL}),
                         cases[i].is_there);
    }
    arena_release(&arena);
}

/* Under a card: A of P, with B and C below it, B holding D. */
static void test_a_place_under_a_card(void **state)
{
    static const struct {
        const char *text;
        int parent; /* index of the node; 0: the central one */
        bool is_there;
        int too_deep; /* number of the line; 0: none */
    } cases[] = {
        {"C", 1, true, 0},
        {"B\n D\nC", 1, true, 0},
        {"D\nC", 1, false, 0},
        {"D", 2, true, 0},
        {"C", 2, false, 0},
        {"E", 1, false, 0},
        {"A\n B\n  D\n C\nE", 0, true, 0},
        {"1\n 2\n  3\n   4", 3, false, 4}, /* D is at 3: three more may hang under it */
        {"1\n 2\n  3", 3, false, 0},
    };
    struct problem_node nodes[] = {
        {.id = 1, .side = PROBLEM_CENTRAL, .problem = "P"},
        {.id = 2, .parent_id = 1, .side = PROBLEM_CAUSE, .problem = "A"},
        {.id = 3, .parent_id = 2, .side = PROBLEM_CAUSE, .problem = "B"},
        {.id = 4, .parent_id = 3, .side = PROBLEM_CAUSE, .problem = "D"},
        {.id = 5, .parent_id = 2, .side = PROBLEM_CAUSE, .problem = "C"},
        {.id = 6, .parent_id = 1, .side = PROBLEM_CAUSE, .problem = "E"},
    };
    const struct problem_tree tree = {nodes, TEST_COUNT(nodes)};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct problem_outline_place place = {
            PROBLEM_CAUSE, cases[i].parent == 0 ? NULL : &nodes[cases[i].parent]};
        struct problem_outline outline;
        problem_outline_parse(&arena, cases[i].text, false, &outline);
        if (problem_outline_is_end_of(&outline, &tree, place) != cases[i].is_there ||
            problem_outline_find_too_deep(&outline, &tree, place) != cases[i].too_deep)
            fail_msg("case %zu", i);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_stands_before_the_text_says_how_deep_it_hangs),
        cmocka_unit_test(test_marks_go_and_text_stays),
        cmocka_unit_test(test_faults_name_their_line),
        cmocka_unit_test(test_what_still_fits_is_no_fault),
        cmocka_unit_test(test_a_second_sending_is_known),
        cmocka_unit_test(test_a_place_under_a_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
