/* Gaps between the links of a value chain. */
#include "base/test.h"

#include "core/value_chain/value_chain.h"

#include "base/banned.h"

static size_t count_of(const struct value_chain *chain, const struct problem_tree *tree,
                       enum chain_gap_kind kind)
{
    struct arena arena = {0};
    size_t count = 0, found = 0;
    const struct chain_gap *gaps = value_chain_check(chain, tree, &arena, &count);
    for (size_t i = 0; i < count; i++)
        found += gaps[i].kind == kind;
    arena_release(&arena);
    return found;
}

static void test_each_gap_is_seen_until_it_is_closed(void **state)
{
    struct chain_item results[] = {{1, "Menos deserción", 0}};
    struct chain_item products[] = {{2, "Días de transporte", 0}, {3, "Kilómetros", 0}};
    struct chain_item projects[] = {{4, "Buses", 0}, {5, "Placa huella", 900}};
    struct chain_item impacts[] = {{6, "Menos pobreza", 0}};
    struct chain_link to_products[] = {{1, 2}, {1, 3}};
    struct chain_link to_projects[] = {{2, 4}, {3, 5}};
    struct problem_node nodes[] = {
        {.id = 6, .problem = "A", .objective = "B", .is_convertible = true},
        {.id = 7,
         .parent_id = 6,
         .side = PROBLEM_CAUSE,
         .problem = "C",
         .objective = "",
         .is_convertible = true,
         .is_unanswered = true}};
    struct problem_tree tree = {nodes, 2};
    struct value_chain chain = {0};
    (void)state;
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_NO_RESULT), 1);
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_NO_IMPACT), 1);
    chain = (struct value_chain){.projects = {projects, 2},
                                 .products = {products, 2},
                                 .results = {results, 1},
                                 .impacts = {impacts, 1}};
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_NO_RESULT), 0);
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_RESULT_WITHOUT_PRODUCT), 1);
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_PRODUCT_WITHOUT_PROJECT), 2);
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_PROJECT_WITHOUT_MONEY), 1);
    chain.products_of_results = (struct chain_links){to_products, 1};
    chain.projects_of_products = (struct chain_links){to_projects, 1};
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_RESULT_WITHOUT_PRODUCT), 0);
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_PRODUCT_WITHOUT_PROJECT), 1);
    projects[0].pesos = 100;
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_PROJECT_WITHOUT_MONEY), 0);
    assert_int_equal(value_chain_pesos(&chain), 1000);
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_UNANSWERED), 1); /* declared, still a gap */
    nodes[1].programme_count = 1;
    assert_int_equal(count_of(&chain, &tree, CHAIN_GAP_UNANSWERED), 0);
    assert_true(chain_links_have(&chain.products_of_results, (struct chain_link){1, 2}));
    assert_false(chain_links_have(&chain.products_of_results, (struct chain_link){2, 1}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_gap_is_seen_until_it_is_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
