/* The matrix that follows from a tree, and what it lacks. */
#include "base/test.h"

#include "core/logical_framework/logical_framework.h"

#include "base/banned.h"

static struct problem_node node(int64_t id, int64_t parent_id, enum problem_side side)
{
    return (struct problem_node){.id = id,
                                 .parent_id = parent_id,
                                 .side = side,
                                 .problem = "Mal",
                                 .objective = "Bien",
                                 .is_convertible = true,
                                 .reason = ""};
}

/* 1 central; causes 2 (3 under it) and 4; effect 5. */
static struct problem_tree make(struct problem_node nodes[5])
{
    nodes[0] = node(1, 0, PROBLEM_CENTRAL);
    nodes[1] = node(2, 1, PROBLEM_CAUSE);
    nodes[2] = node(3, 2, PROBLEM_CAUSE);
    nodes[3] = node(4, 1, PROBLEM_CAUSE);
    nodes[4] = node(5, 1, PROBLEM_EFFECT);
    return (struct problem_tree){nodes, 5};
}

static void test_rows_follow_the_tree(void **state)
{
    static const int64_t order[] = {5, 1, 2, 4, 3};
    static const struct framework_row written[] = {{.node_id = 3,
                                                    .summary = "Contratar buses",
                                                    .indicators = "",
                                                    .verification = "",
                                                    .assumptions = "",
                                                    .version = 4}};
    static const struct framework_row proposals[] = {
        {.node_id = 2, .indicators = "Buses: de 2 a 6", .verification = "Contrato"},
        {.node_id = 3, .indicators = "No se mira", .verification = ""}};
    struct problem_node nodes[5];
    struct problem_tree tree = make(nodes);
    struct arena arena = {0};
    (void)state;
    struct logical_framework matrix = logical_framework_build(
        &arena, &tree, (struct framework_rows){written, 1}, (struct framework_rows){proposals, 2});
    assert_int_equal(matrix.count, TEST_COUNT(order));
    for (size_t i = 0; i < TEST_COUNT(order); i++)
        assert_int_equal(matrix.rows[i].node_id, order[i]);
    const struct framework_row *component = logical_framework_find(&matrix, 2);
    const struct framework_row *activity = logical_framework_find(&matrix, 3);
    assert_string_equal(component->summary, "Bien");
    assert_string_equal(component->indicators, "Buses: de 2 a 6");
    assert_false(component->is_written);
    assert_int_equal(component->version, 0);
    assert_string_equal(activity->summary, "Contratar buses");
    assert_string_equal(activity->indicators, ""); /* what is written is not proposed over */
    assert_int_equal(activity->component_id, 2);
    assert_int_equal(activity->version, 4);
    matrix = logical_framework_build(&arena, &tree, (struct framework_rows){0},
                                     (struct framework_rows){proposals, 2});
    assert_string_equal(logical_framework_find(&matrix, 3)->indicators,
                        ""); /* costs are not proposed */
    nodes[1].is_convertible = false;
    matrix = logical_framework_build(&arena, &tree, (struct framework_rows){0},
                                     (struct framework_rows){0});
    assert_int_equal(matrix.count, 4);
    arena_release(&arena);
}

static bool has(const struct logical_framework *matrix, enum framework_finding_kind kind,
                int64_t id)
{
    struct arena arena = {0};
    size_t count = 0;
    bool is_found = false;
    const struct framework_finding *findings = logical_framework_check(matrix, &arena, &count);
    for (size_t i = 0; i < count; i++)
        is_found = is_found || (findings[i].kind == kind && findings[i].node_id == id);
    arena_release(&arena);
    return is_found;
}

static void test_what_a_matrix_lacks(void **state)
{
    struct problem_node nodes[5];
    struct problem_tree tree = make(nodes);
    struct arena arena = {0};
    (void)state;
    struct logical_framework matrix = logical_framework_build(
        &arena, &tree, (struct framework_rows){0}, (struct framework_rows){0});
    struct framework_row *component = &matrix.rows[2];
    assert_int_equal(component->node_id, 2);
    assert_false(has(&matrix, FRAMEWORK_FINDING_NO_PURPOSE, 0));
    assert_false(has(&matrix, FRAMEWORK_FINDING_NO_ACTIVITY, 2));
    assert_true(has(&matrix, FRAMEWORK_FINDING_NO_ACTIVITY, 4));
    assert_true(has(&matrix, FRAMEWORK_FINDING_NO_INDICATOR, 2));
    assert_true(has(&matrix, FRAMEWORK_FINDING_NO_INDICATOR, 1));
    assert_false(has(&matrix, FRAMEWORK_FINDING_NO_INDICATOR, 3)); /* activities have costs */
    component->indicators = "Buses";
    assert_false(has(&matrix, FRAMEWORK_FINDING_NO_INDICATOR, 2));
    assert_true(has(&matrix, FRAMEWORK_FINDING_NO_VERIFICATION, 2));
    component->verification = "Contrato";
    assert_false(has(&matrix, FRAMEWORK_FINDING_NO_VERIFICATION, 2));
    component->summary = " ";
    assert_true(has(&matrix, FRAMEWORK_FINDING_NO_SUMMARY, 2));
    tree.count = 0;
    matrix = logical_framework_build(&arena, &tree, (struct framework_rows){0},
                                     (struct framework_rows){0});
    assert_true(has(&matrix, FRAMEWORK_FINDING_NO_PURPOSE, 0));
    assert_true(has(&matrix, FRAMEWORK_FINDING_NO_END, 0));
    assert_true(has(&matrix, FRAMEWORK_FINDING_NO_COMPONENT, 0));
    arena_release(&arena);
}

static void test_assumptions_are_external_and_uncertain(void **state)
{
    static const struct {
        const char *text;
        bool is_external;
        enum framework_likelihood likelihood;
        enum framework_finding_kind kind;
        bool is_found;
    } cases[] = {
        {"", false, FRAMEWORK_LIKELIHOOD_NONE, FRAMEWORK_FINDING_NOT_EXTERNAL, false},
        {"No llueve", false, FRAMEWORK_LIKELIHOOD_LIKELY, FRAMEWORK_FINDING_NOT_EXTERNAL, true},
        {"No llueve", true, FRAMEWORK_LIKELIHOOD_LIKELY, FRAMEWORK_FINDING_NOT_EXTERNAL, false},
        {"No llueve", true, FRAMEWORK_LIKELIHOOD_NONE, FRAMEWORK_FINDING_UNSAID, true},
        {"No llueve", true, FRAMEWORK_LIKELIHOOD_CERTAIN, FRAMEWORK_FINDING_CERTAIN, true},
        {"No llueve", true, FRAMEWORK_LIKELIHOOD_IMPOSSIBLE, FRAMEWORK_FINDING_IMPOSSIBLE, true},
        {"No llueve", true, FRAMEWORK_LIKELIHOOD_UNLIKELY, FRAMEWORK_FINDING_IMPOSSIBLE, false},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct framework_row row = {.node_id = 7,
                                    .summary = "Bien",
                                    .indicators = "",
                                    .verification = "",
                                    .assumptions = cases[i].text,
                                    .likelihood = cases[i].likelihood,
                                    .is_external = cases[i].is_external};
        const struct logical_framework matrix = {&row, 1};
        assert_int_equal(has(&matrix, cases[i].kind, 7), cases[i].is_found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_follow_the_tree),
        cmocka_unit_test(test_what_a_matrix_lacks),
        cmocka_unit_test(test_assumptions_are_external_and_uncertain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
