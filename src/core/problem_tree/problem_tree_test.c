/* Order, depth, what may hang where, checks and hints of problem trees. */
#include "base/test.h"

#include <string.h>

#include "core/problem_tree/problem_tree.h"

#include "base/banned.h"

static struct problem_node node(int64_t id, int64_t parent_id, enum problem_side side, int position)
{
    return (struct problem_node){.id = id,
                                 .parent_id = parent_id,
                                 .side = side,
                                 .position = position,
                                 .problem = "Algo va mal",
                                 .objective = "Algo va bien",
                                 .is_convertible = true,
                                 .reason = ""};
}

/* 1 central; causes 2 (4, 5 under it; 8 under 4) and 3; effects 6 (7 under it). Stored in disorder.
 */
static size_t fill(struct problem_node nodes[8])
{
    nodes[0] = node(8, 4, PROBLEM_CAUSE, 0);
    nodes[1] = node(7, 6, PROBLEM_EFFECT, 0);
    nodes[2] = node(6, 1, PROBLEM_EFFECT, 2);
    nodes[3] = node(3, 1, PROBLEM_CAUSE, 1);
    nodes[4] = node(5, 2, PROBLEM_CAUSE, 0);
    nodes[5] = node(4, 2, PROBLEM_CAUSE, 1);
    nodes[6] = node(2, 1, PROBLEM_CAUSE, 0);
    nodes[7] = node(1, 0, PROBLEM_CENTRAL, 0);
    return 8;
}

static void test_the_order_is_that_of_reading(void **state)
{
    static const int64_t order[] = {1, 2, 5, 4, 8, 3, 6, 7};
    static const int depths[] = {0, 1, 2, 2, 3, 1, 1, 2};
    struct problem_node nodes[8];
    struct problem_tree tree = {nodes, fill(nodes)};
    (void)state;
    assert_true(problem_tree_arrange(&tree));
    for (size_t i = 0; i < tree.count; i++) {
        assert_int_equal(tree.nodes[i].id, order[i]);
        assert_int_equal(problem_tree_depth(&tree, &tree.nodes[i]), depths[i]);
    }
    assert_int_equal(problem_tree_count_under(&tree, 2), 3);
    assert_int_equal(problem_tree_count_under(&tree, 1), 7);
    assert_int_equal(problem_tree_count_children(&tree, 2), 2);
}

static void test_what_is_no_tree_is_told(void **state)
{
    static const struct {
        size_t place;
        int64_t parent_id;
        enum problem_side side;
    } cases[] = {
        {6, 8, PROBLEM_CAUSE},   /* a circle: 2 under 8 under 4 under 2 */
        {3, 99, PROBLEM_CAUSE},  /* a parent that is not there */
        {3, 0, PROBLEM_CENTRAL}, /* two central ones */
        {3, 6, PROBLEM_CAUSE},   /* a cause under an effect */
        {3, 3, PROBLEM_CAUSE},   /* under itself */
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct problem_node nodes[8];
        struct problem_tree tree = {nodes, fill(nodes)};
        nodes[cases[i].place].parent_id = cases[i].parent_id;
        nodes[cases[i].place].side = cases[i].side;
        assert_false(problem_tree_arrange(&tree));
        for (int64_t id = 1; id <= 8; id++)
            assert_non_null(problem_tree_find(&tree, id)); /* nothing is lost */
    }
    struct problem_tree none = {NULL, 0};
    assert_true(problem_tree_arrange(&none));
    assert_null(problem_tree_find_central(&none));
}

static void test_what_may_hang_where(void **state)
{
    static const struct {
        int64_t node, parent;
        bool may;
    } cases[] = {
        {3, 2, true},  {4, 3, true},  {8, 1, true},  {5, 8, true}, {2, 4, false}, {2, 8, false},
        {2, 2, false}, {3, 6, false}, {7, 2, false}, {7, 1, true}, {1, 2, false},
    };
    struct problem_node nodes[8];
    struct problem_tree tree = {nodes, fill(nodes)};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_int_equal(problem_tree_may_hang(&tree, problem_tree_find(&tree, cases[i].node),
                                               problem_tree_find(&tree, cases[i].parent)),
                         cases[i].may);
}

static void test_depth_has_its_limit(void **state)
{
    struct problem_node nodes[PROBLEM_TREE_MAX_DEPTH + 2];
    struct problem_tree tree = {nodes, PROBLEM_TREE_MAX_DEPTH + 2};
    (void)state;
    nodes[0] = node(1, 0, PROBLEM_CENTRAL, 0);
    for (int i = 1; i <= PROBLEM_TREE_MAX_DEPTH; i++)
        nodes[i] = node(i + 1, i, PROBLEM_CAUSE, 0);
    nodes[tree.count - 1] = node(50, 1, PROBLEM_CAUSE, 1);
    assert_true(problem_tree_may_hang(&tree, &nodes[tree.count - 1], &nodes[tree.count - 3]));
    assert_false(problem_tree_may_hang(&tree, &nodes[tree.count - 1], &nodes[tree.count - 2]));
}

static bool has(const struct problem_tree *tree, enum problem_finding_kind kind, int64_t id)
{
    struct arena arena = {0};
    size_t count = 0;
    bool is_found = false;
    const struct problem_finding *findings = problem_tree_check(tree, &arena, &count);
    for (size_t i = 0; i < count; i++)
        is_found = is_found || (findings[i].kind == kind && findings[i].node_id == id);
    arena_release(&arena);
    return is_found;
}

static void test_what_a_tree_lacks(void **state)
{
    struct problem_node nodes[8];
    struct problem_tree tree = {nodes, fill(nodes)};
    (void)state;
    problem_tree_arrange(&tree);
    struct problem_node *leaf = &nodes[5], *branch = &nodes[1];
    assert_int_equal(leaf->id, 3);
    assert_true(has(&tree, PROBLEM_FINDING_NO_ROOT, 3));
    assert_false(has(&tree, PROBLEM_FINDING_NO_ROOT, 2));
    leaf->is_terminal = true;
    assert_false(has(&tree, PROBLEM_FINDING_NO_ROOT, 3));
    assert_true(has(&tree, PROBLEM_FINDING_NO_ANSWER, 2));
    assert_false(has(&tree, PROBLEM_FINDING_NO_ANSWER, 4)); /* only of direct causes */
    assert_false(has(&tree, PROBLEM_FINDING_NO_ANSWER, 6));
    branch->is_unanswered = true;
    assert_false(has(&tree, PROBLEM_FINDING_NO_ANSWER, 2));
    leaf->programme_count = 1;
    assert_false(has(&tree, PROBLEM_FINDING_NO_ANSWER, 3));
    branch->objective = "";
    assert_true(has(&tree, PROBLEM_FINDING_NO_OBJECTIVE, 2));
    branch->is_convertible = false;
    assert_false(has(&tree, PROBLEM_FINDING_NO_OBJECTIVE, 2));
    leaf->problem = "Falta de buses";
    assert_true(has(&tree, PROBLEM_FINDING_LACK, 3));
    tree.count = 1;
    assert_true(has(&tree, PROBLEM_FINDING_NO_CAUSES, 0));
    assert_true(has(&tree, PROBLEM_FINDING_NO_EFFECTS, 0));
    tree.count = 0;
    assert_true(has(&tree, PROBLEM_FINDING_NO_CENTRAL, 0));
    assert_false(has(&tree, PROBLEM_FINDING_NO_CAUSES, 0));
}

static void test_a_lack_is_known_by_its_beginning(void **state)
{
    static const struct {
        const char *text;
        bool is_lack;
    } cases[] = {
        {"Falta de buses", true},
        {"NO HAY buses", true},
        {"  no existe un plan", true},
        {"Ausencia de médicos", true},
        {"Faltante de caja", false},
        {"Los niños faltan a clase", false},
        {"Faltan a clase los niños", false},
        {"Faltan aulas", true},
        {"Los buses pasan tarde y no hay otros", false},
        {"", false},
        {"No", false},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_int_equal(problem_is_lack(cases[i].text), cases[i].is_lack);
}

static void test_a_hint_is_given_only_where_a_rule_fits(void **state)
{
    static const char *const cases[][2] = {
        {"Alta deserción escolar rural", "Deserción escolar rural reducida"},
        {"Transporte escolar insuficiente", "Transporte escolar suficiente"},
        {"Transporte escolar insuficiente.", "Transporte escolar suficiente"},
        {"Mal estado de las vías", "Buen estado de las vías"},
        {"Bajos ingresos", "Ingresos aumentados"},
        {"Alta área en riesgo", "Área en riesgo reducida"},
        {"Los caminos se cierran en invierno", ""},
        {"", ""},
        {".", ""},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_string_equal(problem_tree_hint(&arena, cases[i][0]), cases[i][1]);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_order_is_that_of_reading),
        cmocka_unit_test(test_what_is_no_tree_is_told),
        cmocka_unit_test(test_what_may_hang_where),
        cmocka_unit_test(test_depth_has_its_limit),
        cmocka_unit_test(test_what_a_tree_lacks),
        cmocka_unit_test(test_a_lack_is_known_by_its_beginning),
        cmocka_unit_test(test_a_hint_is_given_only_where_a_rule_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
