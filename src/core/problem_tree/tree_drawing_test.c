/* Drawings of trees of every shape: nothing overlaps, nothing is cut, and it stays on its sheet. */
#include "base/test.h"

#include <string.h>

#include "base/text.h"
#include "core/problem_tree/tree_drawing.h"

#include "base/banned.h"

enum { MAX_NODES = 120, ROUNDS = 300 };

static uint32_t random_state = 20260501;

static uint32_t next_random(uint32_t below)
{
    random_state = random_state * 1664525 + 1013904223;
    return (random_state >> 8) % below;
}

static const char *sentence(struct arena *arena, size_t words)
{
    static const char *const pool[] = {
        "Las",    "niñas",    "y",      "los",    "niños",  "de",
        "las",    "veredas",  "no",     "llegan", "a",      "tiempo",
        "porque", "el",       "camino", "se",     "cierra", "corresponsabilidad",
        "en",     "invierno", "¿qué?"};
    const char *text = "Vía";
    for (size_t i = 0; i < words; i++)
        text = arena_printf(arena, "%s %s", text, pool[next_random(TEST_COUNT(pool))]);
    return text;
}

/* A tree of count nodes; each hangs under an earlier one of its side. */
static struct problem_tree make(struct arena *arena, size_t count, size_t words)
{
    struct problem_tree tree = {ARENA_NEW_ARRAY(arena, count, struct problem_node), 0};
    while (tree.count < count) {
        struct problem_node node = {.id = (int64_t)tree.count + 1,
                                    .side = next_random(2) ? PROBLEM_CAUSE : PROBLEM_EFFECT,
                                    .position = (int)next_random(5),
                                    .problem = sentence(arena, words),
                                    .objective = "",
                                    .is_convertible = true,
                                    .reason = ""};
        const struct problem_node *parent =
            tree.count == 0 ? NULL : &tree.nodes[next_random((uint32_t)tree.count)];
        if (parent == NULL) {
            node.side = PROBLEM_CENTRAL;
        } else {
            if (next_random(3) == 0 || !problem_tree_may_hang(&tree, &node, parent))
                parent = &tree.nodes[0];
            node.parent_id = parent->id;
        }
        tree.nodes[tree.count++] = node;
    }
    assert_true(problem_tree_arrange(&tree));
    return tree;
}

static bool overlap(const struct tree_card *a, const struct tree_card *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static void check_card(const struct tree_drawing *drawing, const struct tree_card *card)
{
    size_t length = 0;
    int room = card->width - 2 * TREE_CARD_PADDING;
    assert_in_range(card->x, 0, drawing->width - card->width);
    assert_in_range(card->y, 0, drawing->height - card->height);
    assert_in_range(card->line_count * TREE_LINE_HEIGHT, 0, card->height);
    for (size_t i = 0; i < card->line_count; i++) {
        assert_in_range(tree_text_width(card->lines[i], strlen(card->lines[i])), 0, room);
        length += strlen(card->lines[i]);
    }
    size_t spaces = 0;
    for (const char *c = card->text; *c != '\0'; c++)
        spaces += *c == ' ';
    assert_in_range(length, strlen(card->text) - spaces, strlen(card->text));
}

/* Lines run in the gaps: none passes through a card's inside. */
static bool crosses(const struct tree_line *line, const struct tree_card *card)
{
    int left = line->x1 < line->x2 ? line->x1 : line->x2;
    int right = line->x1 < line->x2 ? line->x2 : line->x1;
    int top = line->y1 < line->y2 ? line->y1 : line->y2;
    int bottom = line->y1 < line->y2 ? line->y2 : line->y1;
    return left < card->x + card->width && right > card->x && top < card->y + card->height &&
           bottom > card->y;
}

static void check_drawing(const struct tree_drawing *drawing, size_t count)
{
    assert_int_equal(drawing->card_count, count);
    for (size_t i = 0; i < drawing->card_count; i++) {
        check_card(drawing, &drawing->cards[i]);
        for (size_t j = 0; j < i; j++)
            assert_false(overlap(&drawing->cards[i], &drawing->cards[j]));
        for (size_t j = 0; j < drawing->line_count; j++)
            assert_false(crosses(&drawing->lines[j], &drawing->cards[i]));
    }
}

static void test_no_tree_has_overlaps(void **state)
{
    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct arena arena = {0};
        size_t count = 1 + next_random(round % 10 == 0 ? MAX_NODES : 40);
        struct problem_tree tree = make(&arena, count, next_random(22));
        const struct tree_drawing *drawing = tree_draw(&arena, &tree, TREE_PROBLEMS, "Vías");
        check_drawing(drawing, count);
        arena_release(&arena);
    }
}

static void test_forty_long_sentences_stay_readable_on_one_page(void **state)
{
    struct arena arena = {0};
    (void)state;
    for (int round = 0; round < 40; round++) {
        struct problem_tree tree = make(&arena, 40, 18);
        const struct tree_drawing *drawing = tree_draw(&arena, &tree, TREE_PROBLEMS, "Vías");
        check_drawing(drawing, 40);
        /* it has the page's shape, and letters of 9 points do not fall under 5 */
        assert_in_range(drawing->height, 1,
                        (int64_t)drawing->width * TREE_PAGE_HEIGHT / TREE_PAGE_WIDTH + 1);
        assert_in_range(drawing->width, TREE_PAGE_WIDTH, TREE_PAGE_WIDTH * 9 / 5);
        arena_release(&arena);
    }
}

static void test_the_mirror_says_what_is_not_written_yet(void **state)
{
    struct arena arena = {0};
    struct problem_node nodes[] = {
        {.id = 1, .problem = "A", .objective = "B", .is_convertible = true, .reason = ""},
        {.id = 2,
         .parent_id = 1,
         .side = PROBLEM_CAUSE,
         .problem = "C",
         .objective = "",
         .is_convertible = true,
         .reason = ""},
        {.id = 3,
         .parent_id = 1,
         .side = PROBLEM_CAUSE,
         .problem = "D",
         .objective = "E",
         .is_convertible = false,
         .reason = "Es del clima."},
    };
    struct problem_tree tree = {nodes, TEST_COUNT(nodes)};
    (void)state;
    const struct tree_drawing *drawing = tree_draw(&arena, &tree, TREE_OBJECTIVES, "Vías");
    assert_string_equal(drawing->cards[0].text, "B");
    assert_false(drawing->cards[0].is_dashed);
    assert_string_equal(drawing->cards[1].text, "(por escribir)");
    assert_true(drawing->cards[1].is_dashed);
    assert_string_equal(drawing->cards[2].text, "No convertible: Es del clima.");
    assert_string_equal(drawing->title, "Árbol de objetivos: Vías");
    tree.count = 0;
    assert_int_equal(tree_draw(&arena, &tree, TREE_OBJECTIVES, "Vías")->height, 0);
    arena_release(&arena);
}

static void test_words_are_broken_only_where_they_must(void **state)
{
    struct arena arena = {0};
    (void)state;
    /* 19 letters n of 618 thousandths at 9 points, and 7 % */
    assert_int_equal(tree_text_width("nnnnnnnnnnnnnnnnnnn", 19), 1131);
    assert_int_equal(tree_text_width("ñ", 2), tree_text_width("n", 1));
    assert_int_equal(tree_text_count_lines("", 500), 0);
    assert_int_equal(tree_text_count_lines("uno dos", 10000), 1);
    const char **lines = tree_text_wrap(&arena, "uno dos tres", tree_text_width("uno dos", 7));
    assert_string_equal(lines[0], "uno dos");
    assert_string_equal(lines[1], "tres");
    lines = tree_text_wrap(&arena, "ñññññ", tree_text_width("ññ", 4));
    assert_string_equal(lines[0], "ññ");
    assert_string_equal(lines[2], "ñ");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_tree_has_overlaps),
        cmocka_unit_test(test_forty_long_sentences_stay_readable_on_one_page),
        cmocka_unit_test(test_the_mirror_says_what_is_not_written_yet),
        cmocka_unit_test(test_words_are_broken_only_where_they_must),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
