#include "base/test.h"

#include "core/plan/weight_group.h"

#include "base/banned.h"

enum { NONE = -1, MEMBERS = 3 };

static const struct {
    const char *what;
    int64_t weights_e4[MEMBERS];
    const char *fault;
} cases[] = {
    {"five are lacking", {500000, 300000, 150000}, "Los pesos suman 95: faltan 5."},
    {"exactly 100", {500000, 300000, 200000}, NULL},
    {"thirds, to the last decimal", {333333, 333333, 333334}, NULL},
    {"thirds that miss by one",
     {333333, 333333, 333333},
     "Los pesos suman 99,9999: faltan 0,0001."},
    {"too much by one", {333334, 333333, 333334}, "Los pesos suman 100,0001: sobran 0,0001."},
    {"too much", {500000, 300000, 255000}, "Los pesos suman 105,5: sobran 5,5."},
    {"one is lacking", {500000, 500000, NONE}, "Falta 1 de 3 pesos."},
    {"two are lacking", {1000000, NONE, NONE}, "Faltan 2 de 3 pesos."},
    {"none is given", {NONE, NONE, NONE}, NULL},
    {"a zero is a weight", {1000000, 0, 0}, NULL},
};

static void test_weights_sum_100(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct weight_item items[MEMBERS] = {{.id = 1}, {.id = 2}, {.id = 3}};
        const struct weight_group group = {.items = items, .count = MEMBERS};
        for (size_t j = 0; j < MEMBERS; j++)
            if (cases[i].weights_e4[j] != NONE)
                items[j].weight = quantity_number(cases[i].weights_e4[j]);
        const char *fault = weight_group_find_fault(&arena, &group);
        if ((fault == NULL) != (cases[i].fault == NULL) ||
            (fault != NULL && strcmp(fault, cases[i].fault) != 0))
            fail_msg("%s: %s", cases[i].what, fault == NULL ? "no fault" : fault);
    }
    arena_release(&arena);
}

static void test_products_and_results_are_two_groups(void **state)
{
    (void)state;
    struct plan_node nodes[] = {
        {.id = 5, .depth = 1, .parent_index = -1, .name = "Una"},
        {.id = 6, .depth = 1, .parent_index = -1, .name = "Otra"},
        {.id = 7, .depth = 2, .parent_index = 0, .parent_id = 5, .name = "Sola"}};
    struct indicator indicators[] = {
        {.id = 1, .node_index = 2, .level = INDICATOR_LEVEL_PRODUCT, .name = "A"},
        {.id = 2, .node_index = 2, .level = INDICATOR_LEVEL_RESULT, .name = "B"},
        {.id = 3, .node_index = 2, .level = INDICATOR_LEVEL_PRODUCT, .name = "C"},
        {.id = 4, .node_index = 2, .level = INDICATOR_LEVEL_RESULT, .name = "D"},
        {.id = 5, .node_index = 1, .level = INDICATOR_LEVEL_PRODUCT, .name = "E"}};
    const struct plan plan = {.nodes = nodes,
                              .node_count = TEST_COUNT(nodes),
                              .indicators = indicators,
                              .indicator_count = TEST_COUNT(indicators)};
    struct arena arena = {0};
    struct weight_group_list groups;
    weight_group_list(&arena, &plan, &groups);
    assert_int_equal(groups.count, 3);
    assert_string_equal(groups.items[0].code, "hijos-0");
    assert_string_equal(groups.items[0].members, "Líneas");
    assert_string_equal(groups.items[1].code, "productos-7");
    assert_int_equal(groups.items[1].items[1].id, 3);
    const struct weight_group *results = weight_group_find(&groups, "resultados-7");
    assert_non_null(results);
    assert_string_equal(results->items[0].name, "B");
    assert_null(weight_group_find(&groups, "productos-6"));
    const char *before = weight_group_mark(&arena, results);
    results->items[0].weight = quantity_number(1);
    assert_string_not_equal(before, weight_group_mark(&arena, results));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_weights_sum_100),
        cmocka_unit_test(test_products_and_results_are_two_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
