#include "base/test.h"

#include "core/plan/plan.h"

#include "base/banned.h"

static struct plan_node nodes[] = {
    {.id = 7, .depth = 1},
    {.id = 3, .depth = 1},
    {.id = 9, .parent_id = 3, .depth = 2},
    {.id = 4, .parent_id = 9, .depth = 3},
};
static struct indicator indicators[] = {{.id = 1, .node_id = 4},
                                        {.id = 2, .node_id = 4},
                                        {.id = 5, .node_id = 0},
                                        {.id = 6, .node_id = 7}};

static struct plan plan = {.first_year = 2024,
                           .year_count = 4,
                           .nodes = nodes,
                           .node_count = TEST_COUNT(nodes),
                           .indicators = indicators,
                           .indicator_count = TEST_COUNT(indicators)};

static void test_link_finds_parents_and_nodes(void **state)
{
    (void)state;
    assert_true(plan_link(&plan));
    static const int parents[] = {-1, -1, 1, 2}, places[] = {3, 3, -1, 0};
    for (size_t i = 0; i < TEST_COUNT(parents); i++) {
        assert_int_equal(nodes[i].parent_index, parents[i]);
        assert_int_equal(indicators[i].node_index, places[i]);
    }
    assert_ptr_equal(plan_find_ancestor(&plan, &nodes[3], 1), &nodes[1]);
    assert_ptr_equal(plan_find_ancestor(&plan, &nodes[3], 3), &nodes[3]);
    assert_null(plan_find_ancestor(&plan, &nodes[0], 2));
    assert_ptr_equal(plan_find_indicator(&plan, 5), &indicators[2]);
    assert_null(plan_find_indicator(&plan, 99));
    assert_ptr_equal(plan_find_node(&plan, 9), &nodes[2]);
}

static void test_link_refuses_loose_ends(void **state)
{
    (void)state;
    struct indicator stray[] = {{.id = 1, .node_id = 77}};
    struct plan broken = plan;
    broken.indicators = stray;
    broken.indicator_count = 1;
    assert_false(plan_link(&broken));
    struct plan_node late[] = {{.id = 1, .parent_id = 2, .depth = 2}, {.id = 2, .depth = 1}};
    struct plan unordered = {.nodes = late, .node_count = 2};
    assert_false(plan_link(&unordered));
}

static void test_years(void **state)
{
    (void)state;
    assert_int_equal(plan_last_year(&plan), 2027);
    assert_int_equal(plan_year_index(&plan, 2024), 0);
    assert_int_equal(plan_year_index(&plan, 2027), 3);
    assert_int_equal(plan_year_index(&plan, 2023), -1);
    assert_int_equal(plan_year_index(&plan, 2028), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_link_finds_parents_and_nodes),
        cmocka_unit_test(test_link_refuses_loose_ends),
        cmocka_unit_test(test_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
