/* Problem trees, their objectives and links, on both engines. */
#include "base/test.h"

#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/problem_tree_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"

#include "base/banned.h"

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static struct priority_topic add_topic(struct test_database *test, struct plan *plan,
                                       int indicators, int64_t *first_indicator)
{
    struct error error = {0};
    *first_indicator = test_plan_fill(test, plan, indicators);
    struct priority_topic topic = {
        .council_id = plan->council_id, .plan_id = plan->id, .name = "Vías"};
    check(topic_store_add(test->database, &topic, test->person_id, "2026-03-01T12:00:00Z", &error),
          &error);
    return topic;
}

static int64_t add(struct test_database *test, struct object_key topic, enum problem_side side,
                   int64_t parent_id)
{
    struct error error = {0};
    struct problem_node node = {
        .side = side, .parent_id = parent_id, .problem = "Algo va mal", .position = 0};
    check(problem_tree_store_add(test->database, topic, &node, &error), &error);
    assert_true(node.id > 0);
    return node.id;
}

static struct problem_tree load(struct test_database *test, struct object_key topic,
                                struct arena *arena)
{
    struct error error = {0};
    struct problem_tree tree;
    check(problem_tree_store_load(test->database, topic, arena, &tree, &error), &error);
    return tree;
}

static void test_a_tree_is_kept_in_its_order(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    int64_t indicator = 0;
    bool was_there = false;
    const struct priority_topic topic = add_topic(test, &plan, 0, &indicator);
    const struct object_key key = {topic.council_id, topic.id};
    int64_t central = add(test, key, PROBLEM_CENTRAL, 0);
    int64_t effect = add(test, key, PROBLEM_EFFECT, central);
    int64_t cause = add(test, key, PROBLEM_CAUSE, central);
    int64_t other = add(test, key, PROBLEM_CAUSE, central);
    int64_t under = add(test, key, PROBLEM_CAUSE, other);
    check(problem_tree_store_place(test->database, key, cause, 5, &error), &error);
    struct problem_tree tree = load(test, key, &arena);
    const int64_t order[] = {central, other, under, cause, effect};
    assert_int_equal(tree.count, TEST_COUNT(order));
    for (size_t i = 0; i < TEST_COUNT(order); i++)
        assert_int_equal(tree.nodes[i].id, order[i]);
    assert_true(tree.nodes[0].is_convertible);
    assert_string_equal(tree.nodes[0].objective, "");
    const struct object_key stranger = {test->other_council_id, topic.id};
    assert_int_equal(load(test, stranger, &arena).count, 0);
    check(problem_tree_store_delete(test->database, stranger, other, &was_there, &error), &error);
    assert_false(was_there);
    check(problem_tree_store_delete(test->database, key, other, &was_there, &error), &error);
    assert_true(was_there);
    assert_int_equal(load(test, key, &arena).count, 3); /* what hung under it went too */
    arena_release(&arena);
}

static void test_the_database_refuses_what_is_no_tree(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct plan plan;
    int64_t indicator = 0;
    const struct priority_topic topic = add_topic(test, &plan, 0, &indicator);
    const struct object_key key = {topic.council_id, topic.id};
    int64_t central = add(test, key, PROBLEM_CENTRAL, 0);
    struct problem_node second = {.side = PROBLEM_CENTRAL, .problem = "Otro"};
    assert_false(problem_tree_store_add(test->database, key, &second, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    struct problem_node loose = {.side = PROBLEM_CAUSE, .problem = "Suelta"};
    assert_false(problem_tree_store_add(test->database, key, &loose, &error));
    struct problem_node far = {.side = PROBLEM_CAUSE, .problem = "Ajena", .parent_id = central};
    assert_false(problem_tree_store_add(
        test->database, (struct object_key){test->other_council_id, topic.id}, &far, &error));
}

static void test_two_people_do_not_overwrite_each_other(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    int64_t indicator = 0;
    const struct priority_topic topic = add_topic(test, &plan, 0, &indicator);
    const struct object_key key = {topic.council_id, topic.id};
    add(test, key, PROBLEM_CENTRAL, 0);
    struct problem_node mine = load(test, key, &arena).nodes[0], yours = mine, mirror = mine;
    mine.problem = "Lo mío";
    yours.problem = "Lo suyo";
    check(problem_tree_store_save(test->database, key, &mine, &error), &error);
    assert_false(problem_tree_store_save(test->database, key, &yours, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    mirror.objective = "Ya va bien"; /* another text of the same card: no conflict */
    mirror.is_unanswered = true;
    struct problem_node stale = mirror;
    check(problem_tree_store_save_objective(test->database, key, &mirror, &error), &error);
    assert_false(problem_tree_store_save_objective(test->database, key, &stale, &error));
    const struct problem_node found = load(test, key, &arena).nodes[0];
    assert_string_equal(found.problem, "Lo mío");
    assert_string_equal(found.objective, "Ya va bien");
    assert_true(found.is_unanswered);
    assert_int_equal(found.version, 2);
    assert_int_equal(found.objective_version, 2);
    arena_release(&arena);
}

static void test_links_go_with_what_the_topic_lets_go(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct problem_tree_links links;
    int64_t indicator = 0;
    bool has_changed = false;
    const struct priority_topic topic = add_topic(test, &plan, 2, &indicator);
    const struct object_key key = {topic.council_id, topic.id};
    int64_t central = add(test, key, PROBLEM_CENTRAL, 0);
    const struct objective_link link = {central, indicator};
    assert_false(problem_tree_store_add_link(test->database, key, OBJECTIVE_INDICATOR, link,
                                             &error)); /* not of the topic */
    const struct topic_link of_topic = {TOPIC_LINK_INDICATOR, indicator};
    check(topic_store_link(test->database, &topic, of_topic, &has_changed, &error), &error);
    for (int i = 0; i < 2; i++)
        check(problem_tree_store_add_link(test->database, key, OBJECTIVE_INDICATOR, link, &error),
              &error);
    check(problem_tree_store_load_links(test->database, key, &arena, &links, &error), &error);
    assert_int_equal(links.of[OBJECTIVE_INDICATOR].count, 1);
    assert_true(problem_tree_links_have(&links, OBJECTIVE_INDICATOR, link));
    assert_false(problem_tree_links_have(&links, OBJECTIVE_INDICATOR,
                                         (struct objective_link){central, indicator + 1}));
    check(topic_store_unlink(test->database, &topic, of_topic, &has_changed, &error), &error);
    check(problem_tree_store_load_links(test->database, key, &arena, &links, &error), &error);
    assert_int_equal(links.of[OBJECTIVE_INDICATOR].count, 0);
    struct plan *whole = NULL;
    check(plan_store_load(test->database, (struct object_key){plan.council_id, plan.id}, &arena,
                          &whole, &error),
          &error);
    const struct topic_link node = {TOPIC_LINK_NODE, whole->nodes[0].id};
    check(topic_store_link(test->database, &topic, node, &has_changed, &error), &error);
    check(problem_tree_store_add_link(test->database, key, OBJECTIVE_PROGRAMME,
                                      (struct objective_link){central, node.target_id}, &error),
          &error);
    assert_int_equal(load(test, key, &arena).nodes[0].programme_count, 1);
    check(problem_tree_store_clear_links(test->database, key, OBJECTIVE_PROGRAMME, central, &error),
          &error);
    assert_int_equal(load(test, key, &arena).nodes[0].programme_count, 0);
    arena_release(&arena);
}

static void test_topics_with_a_tree_are_counted(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct plan plan;
    struct problem_tree_counts counts;
    int64_t indicator = 0;
    const struct priority_topic topic = add_topic(test, &plan, 0, &indicator);
    const struct object_key plan_key = {plan.council_id, plan.id};
    check(problem_tree_store_count(test->database, plan_key, &counts, &error), &error);
    assert_int_equal(counts.topics, 1);
    assert_int_equal(counts.with_tree, 0);
    add(test, (struct object_key){topic.council_id, topic.id}, PROBLEM_CENTRAL, 0);
    check(problem_tree_store_count(test->database, plan_key, &counts, &error), &error);
    assert_int_equal(counts.with_tree, 1);
    assert_int_equal(counts.with_framework + counts.with_chain, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_DATABASE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, test_database_setup, test_database_teardown)
        WITH_DATABASE(test_a_tree_is_kept_in_its_order),
        WITH_DATABASE(test_the_database_refuses_what_is_no_tree),
        WITH_DATABASE(test_two_people_do_not_overwrite_each_other),
        WITH_DATABASE(test_links_go_with_what_the_topic_lets_go),
        WITH_DATABASE(test_topics_with_a_tree_are_counted),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
