/* The planning of a topic gathered from the database, and its document in every format. */
#include "base/test.h"

#include <string.h>

#include "reports/catalog/topic_planning/topic_planning.h"
#include "reports/formats/report_format.h"
#include "storage/database.h"
#include "storage/logical_framework_store.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "storage/value_chain_store.h"

#include "base/banned.h"

static struct arena arena;

static struct object_key key_of(const struct priority_topic *topic)
{
    return (struct object_key){topic->council_id, topic->id};
}

/* A topic with two product indicators and a project. */
static struct priority_topic prepare(struct test_database *test, int64_t *indicator,
                                     int64_t *project_id)
{
    struct plan plan;
    bool has_changed = false;
    *indicator = test_plan_fill(test, &plan, 2);
    struct priority_topic topic = {.council_id = plan.council_id,
                                   .plan_id = plan.id,
                                   .name = "Vías",
                                   .description = "",
                                   .commission = ""};
    struct project project = {.bpin = "012345678", .name = "Placa huella"};
    assert_true(
        topic_store_add(test->database, &topic, test->person_id, "2026-03-01T12:00:00Z", NULL));
    assert_true(topic_store_save_project(
        test->database, (struct object_key){plan.council_id, plan.id}, &project, NULL));
    const struct topic_link links[] = {{TOPIC_LINK_INDICATOR, *indicator},
                                       {TOPIC_LINK_INDICATOR, *indicator + 1},
                                       {TOPIC_LINK_PROJECT, project.id}};
    for (size_t i = 0; i < TEST_COUNT(links); i++)
        assert_true(topic_store_link(test->database, &topic, links[i], &has_changed, NULL));
    *project_id = project.id;
    return topic;
}

static int64_t add(struct test_database *test, const struct priority_topic *topic,
                   enum problem_side side, int64_t parent_id)
{
    struct problem_node node = {
        .side = side, .parent_id = parent_id, .problem = "Los caminos se cierran"};
    assert_true(problem_tree_store_add(test->database, key_of(topic), &node, NULL));
    node.objective = "Caminos abiertos todo el año";
    node.reason = "";
    node.is_convertible = true;
    assert_true(problem_tree_store_save_objective(test->database, key_of(topic), &node, NULL));
    return node.id;
}

static struct topic_planning gather(struct test_database *test, const struct priority_topic *topic)
{
    struct topic_planning planning;
    struct error error = {0};
    if (!topic_planning_gather(test->database, &arena, topic, &planning, &error))
        fail_msg("%s", error.message);
    return planning;
}

static void test_the_matrix_is_proposed_until_it_is_written(void **state)
{
    struct test_database *test = *state;
    int64_t indicator, project;
    const struct priority_topic topic = prepare(test, &indicator, &project);
    int64_t central = add(test, &topic, PROBLEM_CENTRAL, 0);
    int64_t cause = add(test, &topic, PROBLEM_CAUSE, central);
    assert_true(problem_tree_store_add_link(test->database, key_of(&topic), OBJECTIVE_INDICATOR,
                                            (struct objective_link){cause, indicator}, NULL));
    struct topic_planning planning = gather(test, &topic);
    const struct framework_row *row = logical_framework_find(&planning.framework, cause);
    assert_non_null(strstr(row->indicators, "Kilómetros de vía mejorados 1: hasta 4 "));
    assert_non_null(strstr(row->indicators, "en 2027"));
    assert_false(row->is_written);
    struct framework_row mine = {.node_id = cause,
                                 .summary = "Vías",
                                 .indicators = "4 km",
                                 .verification = "Acta",
                                 .assumptions = "No hay derrumbes",
                                 .likelihood = FRAMEWORK_LIKELIHOOD_LIKELY,
                                 .is_external = true};
    assert_true(logical_framework_store_save(test->database, key_of(&topic), &mine, NULL));
    struct error error = {0};
    assert_false(logical_framework_store_save(test->database, key_of(&topic), &mine, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    mine.version = 1;
    mine.verification = "Acta de obra";
    assert_true(logical_framework_store_save(test->database, key_of(&topic), &mine, NULL));
    planning = gather(test, &topic);
    row = logical_framework_find(&planning.framework, cause);
    assert_string_equal(row->indicators, "4 km");
    assert_string_equal(row->verification, "Acta de obra");
    assert_int_equal(row->likelihood, FRAMEWORK_LIKELIHOOD_LIKELY);
    assert_true(row->is_written && row->is_external);
    assert_int_equal(row->version, 2);
    arena_release(&arena);
}

static void test_the_chain_is_replaced_as_a_whole(void **state)
{
    struct test_database *test = *state;
    int64_t indicator, project;
    struct error error = {0};
    const struct priority_topic topic = prepare(test, &indicator, &project);
    struct topic_planning planning = gather(test, &topic);
    assert_int_equal(planning.chain.products.count, 2);
    assert_int_equal(planning.chain.projects.count, 1);
    struct chain_link link = {indicator, project};
    struct chain_item money = {project, "", 1200000000};
    struct value_chain_record record = {.projects_of_products = {&link, 1}, .money = {&money, 1}};
    assert_true(value_chain_store_save(test->database, key_of(&topic), &record, NULL));
    assert_false(value_chain_store_save(test->database, key_of(&topic), &record, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    planning = gather(test, &topic);
    assert_true(chain_links_have(&planning.chain.projects_of_products, link));
    assert_int_equal(value_chain_pesos(&planning.chain), 1200000000);
    assert_string_equal(topic_planning_format_pesos(&arena, 1200000000), "1.200.000.000 pesos");
    record = (struct value_chain_record){.version = 1};
    assert_true(value_chain_store_save(test->database, key_of(&topic), &record, NULL));
    planning = gather(test, &topic);
    assert_int_equal(planning.chain.projects_of_products.count, 0);
    assert_int_equal(planning.chain.version, 2);
    link.to_id = 9999;
    record = (struct value_chain_record){.projects_of_products = {&link, 1}, .version = 2};
    assert_false(value_chain_store_save(test->database, key_of(&topic), &record, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    arena_release(&arena);
}

static void test_every_format_has_its_file(void **state)
{
    struct test_database *test = *state;
    int64_t indicator, project;
    const struct priority_topic topic = prepare(test, &indicator, &project);
    for (int round = 0; round < 2; round++) { /* without a tree, and with one */
        struct topic_planning planning = gather(test, &topic);
        const struct document *document =
            topic_planning_compose(&arena, &planning, "Consejo", "2026-03-01T12:00:00Z");
        for (size_t i = 0; i < REPORT_FORMAT_COUNT; i++) {
            struct strbuf out;
            struct error error = {0};
            strbuf_init(&out, &arena);
            if (!report_format_render(&out, document, &report_formats[i], &error))
                fail_msg("%s: %s", report_formats[i].name, error.message);
            assert_true(out.length > 100);
            bool is_words = strcmp(report_formats[i].format, "html") == 0 ||
                            strcmp(report_formats[i].format, "text") == 0;
            if (is_words && round == 1)
                assert_non_null(strstr(out.data, "Caminos abiertos todo el año"));
        }
        if (round == 0) {
            int64_t central = add(test, &topic, PROBLEM_CENTRAL, 0);
            add(test, &topic, PROBLEM_EFFECT, central);
            add(test, &topic, PROBLEM_CAUSE, add(test, &topic, PROBLEM_CAUSE, central));
        }
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_DATABASE(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, test_database_setup, test_database_teardown)
        WITH_DATABASE(test_the_matrix_is_proposed_until_it_is_written),
        WITH_DATABASE(test_the_chain_is_replaced_as_a_whole),
        WITH_DATABASE(test_every_format_has_its_file),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
