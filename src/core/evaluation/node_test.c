#include "base/test.h"

#include "core/evaluation/node.h"

enum { MAX_LEAVES = 400 };

/* A forest under construction, and its summaries. */
struct grove {
    struct arena arena;
    struct evaluation evaluations[MAX_LEAVES];
    struct node_leaf leaves[MAX_LEAVES];
    size_t leaf_count;
    struct node_summary summaries[8];
};

static struct evaluation reported(struct ratio compliance, struct ratio progress, struct ratio due)
{
    return (struct evaluation){.state = RATING_REPORTED,
                               .compliance = compliance,
                               .progress = progress,
                               .due = due,
                               .rating_year = RATING_MEDIUM,
                               .rating_term = RATING_MEDIUM};
}

static struct evaluation in_state(enum rating rating)
{
    return (struct evaluation){.state = rating, .rating_year = rating, .rating_term = rating};
}

static struct evaluation in_error(enum evaluation_error error)
{
    struct evaluation evaluation = in_state(RATING_DATA_ERROR);
    evaluation.error = error;
    return evaluation;
}

static void add(struct grove *grove, int node, struct evaluation evaluation, int64_t weight_e4)
{
    grove->evaluations[grove->leaf_count] = evaluation;
    grove->leaves[grove->leaf_count] =
        (struct node_leaf){node, &grove->evaluations[grove->leaf_count], weight_e4};
    grove->leaf_count++;
}

static const struct node_summary *summarise(struct grove *grove, const int *parents,
                                            size_t node_count, struct node_settings settings)
{
    const struct node_tree tree = {.parents = parents,
                                   .node_count = node_count,
                                   .leaves = grove->leaves,
                                   .leaf_count = grove->leaf_count};
    settings.bands = &rating_default_bands;
    node_summarise(&grove->arena, &tree, &settings, grove->summaries);
    return grove->summaries;
}

static void expect(struct ratio ratio, const char *expected)
{
    char text[RATIO_TEXT_SIZE];
    assert_string_equal(ratio_format_percent(ratio, text), expected);
}

static const int root_only[] = {-1};
static const struct ratio none = {0, 0};

/* §10: (M 4, P 1, E 4) and (M 4, P 2, E 0): what one does beyond its due never covers the other. */
static void test_worked_example_holds(void **state)
{
    (void)state;
    struct grove grove = {0};
    add(&grove, 0, reported(ratio_make(4, 1), ratio_make(4, 4), ratio_make(1, 4)), DECIMAL_SCALE);
    add(&grove, 0, reported(ratio_make(0, 2), ratio_make(0, 4), ratio_make(2, 4)), DECIMAL_SCALE);
    const struct node_summary *node =
        summarise(&grove, root_only, 1, (struct node_settings){WEIGHTING_EQUAL, true, NULL});
    expect(node->progress, "50.0000");
    expect(node->due, "37.5000");
    expect(node->owed, "12.5000");
    expect(node->pace, "33.3333");
    expect(node->compliance, "50.0000");
    assert_int_equal(node->rating_term, RATING_CRITICAL);
    arena_release(&grove.arena);
}

/* Method §2.7: 60 % (w 50), 100 % (w 30) and a third (w 20) that is not programmed, or silent. */
static void test_weights_and_silence(void **state)
{
    (void)state;
    static const struct {
        enum rating third;
        bool is_deadline_passed;
        enum weighting weighting;
        const char *compliance;
    } rows[] = {
        {RATING_NOT_PROGRAMMED, true, WEIGHTING_EXPLICIT, "75.0000"},
        {RATING_NO_REPORT, true, WEIGHTING_EXPLICIT, "60.0000"},
        {RATING_NO_REPORT, false, WEIGHTING_EXPLICIT, "75.0000"},
        {RATING_MET, true, WEIGHTING_EXPLICIT, "75.0000"},
        {RATING_NO_REPORT, true, WEIGHTING_EQUAL, "53.3333"},
        {RATING_NO_REPORT, true, WEIGHTING_BY_INDICATORS, "53.3333"},
    };
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        struct grove grove = {0};
        add(&grove, 0, reported(ratio_make(3, 5), none, none), 500000);
        add(&grove, 0, reported(ratio_make(1, 1), none, none), 300000);
        add(&grove, 0, in_state(rows[i].third), 200000);
        const struct node_settings settings = {rows[i].weighting, rows[i].is_deadline_passed, NULL};
        expect(summarise(&grove, root_only, 1, settings)->compliance, rows[i].compliance);
        arena_release(&grove.arena);
    }
}

/* Method §2.7 and §9: the five lines of Guatapé, weighed by their indicators or as equals. */
static void test_lines_of_guatape_add_up(void **state)
{
    (void)state;
    static const struct {
        int percent_e4, indicators;
    } lines[] = {{476529, 25}, {543555, 31}, {587857, 7}, {406970, 11}, {657422, 19}};
    struct grove grove = {0};
    for (size_t i = 0; i < TEST_COUNT(lines); i++)
        add(&grove, 0, reported(ratio_make(lines[i].percent_e4, 1000000), none, none),
            lines[i].indicators * DECIMAL_SCALE);
    struct node_settings settings = {WEIGHTING_EXPLICIT, true, NULL};
    expect(summarise(&grove, root_only, 1, settings)->compliance, "53.5980");
    settings.weighting = WEIGHTING_EQUAL;
    expect(summarise(&grove, root_only, 1, settings)->compliance, "53.4467");
    arena_release(&grove.arena);
}

static void test_weightings_part_on_uneven_trees(void **state)
{
    (void)state;
    static const int parents[] = {-1, 0, 0};
    struct grove grove = {0};
    for (int i = 0; i < 3; i++)
        add(&grove, 1, reported(ratio_make(1, 1), none, none), DECIMAL_SCALE);
    add(&grove, 2, reported(ratio_make(0, 1), none, none), 3 * DECIMAL_SCALE);
    struct node_settings settings = {WEIGHTING_EQUAL, true, NULL};
    expect(summarise(&grove, parents, 3, settings)->compliance, "50.0000");
    settings.weighting = WEIGHTING_BY_INDICATORS;
    expect(summarise(&grove, parents, 3, settings)->compliance, "75.0000");
    settings.weighting = WEIGHTING_EXPLICIT; /* inner nodes weigh 1 */
    expect(summarise(&grove, parents, 3, settings)->compliance, "50.0000");
    arena_release(&grove.arena);
}

static void test_no_weight_no_value(void **state)
{
    (void)state;
    struct grove grove = {0};
    add(&grove, 0, reported(ratio_make(1, 1), ratio_make(1, 2), ratio_make(1, 2)), 0);
    const struct node_summary *node =
        summarise(&grove, root_only, 1, (struct node_settings){WEIGHTING_EXPLICIT, true, NULL});
    assert_false(ratio_exists(node->compliance));
    assert_false(ratio_exists(node->pace));
    assert_int_equal(node->rating_year, RATING_NONE);
    assert_int_equal(node->rating_term, RATING_NONE);
    arena_release(&grove.arena);
}

/* §8: counts, coverage, and the semaphores of nodes where nothing is reported. */
static void test_counts_and_semaphores_without_reports(void **state)
{
    (void)state;
    struct evaluation error = in_error(EVALUATION_TARGET_REQUIRED);
    struct evaluation silent = in_state(RATING_NO_REPORT), met = in_state(RATING_MET);
    struct evaluation off = in_state(RATING_NOT_PROGRAMMED);
    struct evaluation blank = in_state(RATING_NO_YEARLY_TARGET);
    const struct {
        struct evaluation one, other;
        enum rating year, term;
        const char *coverage;
    } rows[] = {
        {error, error, RATING_DATA_ERROR, RATING_DATA_ERROR, "0.0000"},
        {error, off, RATING_NOT_PROGRAMMED, RATING_NOT_PROGRAMMED, "0.0000"},
        {blank, off, RATING_NOT_PROGRAMMED, RATING_NO_YEARLY_TARGET, ""},
        {met, off, RATING_MET, RATING_NOT_PROGRAMMED, ""},
        {silent, met, RATING_NO_REPORT, RATING_NO_REPORT, "0.0000"},
        {silent, blank, RATING_NO_REPORT, RATING_NO_REPORT, "0.0000"},
    };
    for (size_t i = 0; i < TEST_COUNT(rows); i++) {
        struct grove grove = {0};
        add(&grove, 0, rows[i].one, DECIMAL_SCALE);
        add(&grove, 0, rows[i].other, DECIMAL_SCALE);
        const struct node_summary *node =
            summarise(&grove, root_only, 1, (struct node_settings){WEIGHTING_EQUAL, true, NULL});
        assert_int_equal(node->rating_year, rows[i].year);
        assert_int_equal(node->rating_term, rows[i].term);
        expect(node->coverage, rows[i].coverage);
        assert_int_equal(node->indicators, 2);
        assert_int_equal(node->reported + node->no_report + node->not_programmed + node->met +
                             node->with_error,
                         2);
        arena_release(&grove.arena);
    }
}

/* The sums of many different denominators outgrow 128 bits; their quotient must not notice. */
static void test_bands_begin_exactly_in_wide_sums(void **state)
{
    (void)state;
    static const struct {
        int parts, whole;
        enum rating band;
    } rows[] = {{2, 5, RATING_LOW},
                {3, 5, RATING_MEDIUM},
                {7, 10, RATING_SATISFACTORY},
                {4, 5, RATING_OUTSTANDING}};
    static const int counts[] = {12, 20, 40, 80, 200};
    for (size_t i = 0; i < TEST_COUNT(rows) * TEST_COUNT(counts); i++)
        for (int nudge = -1; nudge <= 0; nudge++) {
            struct grove grove = {0};
            int row = (int)(i / TEST_COUNT(counts));
            for (int leaf = 0; leaf < counts[i % TEST_COUNT(counts)]; leaf++) {
                int128 target = 10007 + 2 * leaf;
                struct ratio progress = ratio_make(rows[row].parts * 100, 100 * target);
                if (leaf == 0)
                    progress.numerator += nudge;
                add(&grove, 0, reported(none, progress, ratio_make(rows[row].whole, target)),
                    DECIMAL_SCALE);
            }
            const struct node_summary *node = summarise(
                &grove, root_only, 1, (struct node_settings){WEIGHTING_EQUAL, true, NULL});
            assert_int_equal(node->rating_term, (int)rows[row].band + nudge);
            arena_release(&grove.arena);
        }
}

/* A small generator: the same numbers in every run. */
static uint64_t chance_state = 8;

static int chance(int limit)
{
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (int)((chance_state >> 33) % (uint64_t)limit);
}

static void add_random(struct grove *grove, int leaf_count, int node_count)
{
    for (int i = 0; i < leaf_count; i++)
        add(grove, 2 + chance(node_count - 2),
            reported(ratio_make(chance(90), 1 + chance(70)), ratio_make(chance(90), 1 + chance(70)),
                     ratio_make(chance(90), 1 + chance(70))),
            chance(40) * 2500);
}

static const int two_levels[] = {-1, -1, 0, 0, 1, 1}; /* roots 0 and 1, two children each */

static void test_order_of_leaves_does_not_matter(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        struct grove grove = {0};
        struct node_settings settings = {(enum weighting)(1 + i % 3), true, NULL};
        struct node_summary before[6];
        add_random(&grove, 30, 6);
        memcpy(before, summarise(&grove, two_levels, 6, settings), sizeof before);
        for (int k = 29; k > 0; k--) {
            int j = chance(k + 1);
            struct node_leaf leaf = grove.leaves[k];
            grove.leaves[k] = grove.leaves[j];
            grove.leaves[j] = leaf;
        }
        const struct node_summary *after = summarise(&grove, two_levels, 6, settings);
        for (int n = 0; n < 6; n++) {
            if (ratio_exists(before[n].pace))
                assert_int_equal(ratio_order(before[n].pace, after[n].pace), 0);
            assert_int_equal(before[n].rating_year, after[n].rating_year);
            assert_int_equal(before[n].rating_term, after[n].rating_term);
        }
        arena_release(&grove.arena);
    }
}

/* Who adds leaf after leaf to sums gets what who keeps all leaves gets; also one of each. */
static void test_leaves_may_be_added_up_beforehand(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        struct grove grove = {0};
        struct node_settings settings = {(enum weighting)(1 + i % 3), i % 2 == 0,
                                         &rating_default_bands};
        struct node_summary whole[6], added[6];
        struct node_sum *sums[6] = {NULL};
        add_random(&grove, 30, 6);
        memcpy(whole, summarise(&grove, two_levels, 6, settings), sizeof whole);
        const int first = i % 4 == 0 ? 15 : 0;
        for (int leaf = first; leaf < 30; leaf++) {
            struct node_sum **sum = &sums[grove.leaves[leaf].node];
            if (*sum == NULL)
                *sum = node_sum_create(&grove.arena);
            node_sum_add(*sum, grove.leaves[leaf].evaluation, grove.leaves[leaf].weight_e4,
                         &settings);
        }
        const struct node_tree tree = {.parents = two_levels,
                                       .node_count = 6,
                                       .leaves = grove.leaves,
                                       .leaf_count = (size_t)first,
                                       .sums = sums};
        node_summarise(&grove.arena, &tree, &settings, added);
        for (int n = 0; n < 6; n++) {
            assert_int_equal(whole[n].indicators, added[n].indicators);
            assert_int_equal(whole[n].rating_year, added[n].rating_year);
            assert_int_equal(whole[n].rating_term, added[n].rating_term);
            assert_int_equal(ratio_exists(whole[n].pace), ratio_exists(added[n].pace));
            if (ratio_exists(whole[n].pace))
                assert_int_equal(ratio_order(whole[n].pace, added[n].pace), 0);
            if (sums[n] != NULL)
                node_sum_release(sums[n]);
        }
        arena_release(&grove.arena);
    }
}

static void expect_between(struct ratio value, struct ratio one, struct ratio other)
{
    if (!ratio_exists(one) || !ratio_exists(other))
        return;
    bool is_rising = ratio_order(one, other) <= 0;
    assert_true(ratio_order(value, is_rising ? one : other) >= 0);
    assert_true(ratio_order(value, is_rising ? other : one) <= 0);
}

static void test_values_lie_between_those_of_the_children(void **state)
{
    (void)state;
    for (int i = 0; i < 300; i++) {
        struct grove grove = {0};
        add_random(&grove, 20, 6);
        const struct node_summary *s = summarise(
            &grove, two_levels, 6, (struct node_settings){(enum weighting)(1 + i % 3), true, NULL});
        for (int root = 0; root < 2; root++) {
            const struct node_summary *one = &s[2 + 2 * root], *other = &s[3 + 2 * root];
            expect_between(s[root].compliance, one->compliance, other->compliance);
            expect_between(s[root].progress, one->progress, other->progress);
            expect_between(s[root].due, one->due, other->due);
            expect_between(s[root].owed, one->owed, other->owed);
        }
        arena_release(&grove.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_example_holds),
        cmocka_unit_test(test_weights_and_silence),
        cmocka_unit_test(test_lines_of_guatape_add_up),
        cmocka_unit_test(test_weightings_part_on_uneven_trees),
        cmocka_unit_test(test_no_weight_no_value),
        cmocka_unit_test(test_counts_and_semaphores_without_reports),
        cmocka_unit_test(test_bands_begin_exactly_in_wide_sums),
        cmocka_unit_test(test_order_of_leaves_does_not_matter),
        cmocka_unit_test(test_leaves_may_be_added_up_beforehand),
        cmocka_unit_test(test_values_lie_between_those_of_the_children),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
