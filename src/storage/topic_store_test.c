/* Recommendations, topics, their links and the votes among them, on both engines. */
#include "base/test.h"

#include "storage/ballot_store.h"
#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/recommendation_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"

#include "base/banned.h"

static const char now[] = "2026-03-01T12:00:00Z";

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static struct priority_topic add_topic(struct test_database *test, const struct plan *plan,
                                       const char *name, int score)
{
    struct error error = {0};
    struct priority_topic topic = {
        .council_id = plan->council_id, .plan_id = plan->id, .name = name};
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        topic.scores[i] = score;
    check(topic_store_add(test->database, &topic, test->person_id, now, &error), &error);
    assert_true(topic.id > 0);
    return topic;
}

static struct priority_topic *load(struct test_database *test, int64_t council_id, int64_t id,
                                   struct arena *arena)
{
    struct error error = {0};
    struct priority_topic *topic = NULL;
    check(topic_store_load(test->database, (struct object_key){council_id, id}, arena, &topic,
                           &error),
          &error);
    return topic;
}

static void test_a_topic_is_kept_with_each_score(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    test_plan_fill(test, &plan, 0);
    struct priority_topic topic = add_topic(test, &plan, "Vías", TOPIC_SCORE_NONE);
    assert_int_equal(load(test, plan.council_id, topic.id, &arena)->scores[2], TOPIC_SCORE_NONE);
    struct priority_topic stale = topic;
    topic.description = "Las veredas quedan lejos.";
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        topic.scores[i] = i % 4;
    check(topic_store_save(test->database, &topic, &error), &error);
    assert_false(topic_store_save(test->database, &stale, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    const struct priority_topic *found = load(test, plan.council_id, topic.id, &arena);
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        assert_int_equal(found->scores[i], i % 4);
    assert_string_equal(found->description, "Las veredas quedan lejos.");
    assert_string_equal(found->commission, "");
    assert_int_equal(found->version, 2);
    assert_false(found->is_public);
    assert_null(load(test, test->other_council_id, topic.id, &arena));
    arena_release(&arena);
}

static void test_public_and_gone(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    bool has_changed = false;
    test_plan_fill(test, &plan, 0);
    struct priority_topic topic = add_topic(test, &plan, "Vías", 1);
    const struct object_key key = {plan.council_id, topic.id};
    const struct object_key others = {test->other_council_id, topic.id};
    check(topic_store_publish(test->database, others, true, &has_changed, &error), &error);
    assert_false(has_changed);
    check(topic_store_publish(test->database, key, true, &has_changed, &error), &error);
    assert_true(has_changed);
    assert_true(load(test, plan.council_id, topic.id, &arena)->is_public);
    check(topic_store_publish(test->database, key, true, &has_changed, &error), &error);
    assert_false(has_changed);
    check(topic_store_delete(test->database, others, &has_changed, &error), &error);
    assert_false(has_changed);
    check(topic_store_delete(test->database, key, &has_changed, &error), &error);
    assert_true(has_changed);
    assert_null(load(test, plan.council_id, topic.id, &arena));
    arena_release(&arena);
}

static struct concept_recommendation add_recommendation(struct test_database *test,
                                                        const struct plan *plan)
{
    struct error error = {0};
    struct concept_recommendation recommendation = {.council_id = plan->council_id,
                                                    .plan_id = plan->id,
                                                    .number = "3",
                                                    .line = "Línea",
                                                    .text = "Priorizar las vías terciarias.",
                                                    .priority = RECOMMENDATION_HIGH,
                                                    .answer = RECOMMENDATION_PARTLY,
                                                    .answer_note = "Solo dos veredas."};
    check(recommendation_store_add(test->database, &recommendation, &error), &error);
    return recommendation;
}

static void test_a_topic_is_linked_once_to_each_thing(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct plan plan;
    struct plan *whole = NULL;
    struct topic_links links;
    bool has_changed = false;
    int64_t indicator = test_plan_fill(test, &plan, 2);
    const struct object_key plan_key = {plan.council_id, plan.id};
    check(plan_store_load(test->database, plan_key, &arena, &whole, &error), &error);
    struct project project = {.bpin = "002023053210015", .name = "Mejoramiento de vías"};
    check(topic_store_save_project(test->database, plan_key, &project, &error), &error);
    struct priority_topic topic = add_topic(test, &plan, "Vías", 2);
    const struct topic_link all[] = {
        {TOPIC_LINK_RECOMMENDATION, add_recommendation(test, &plan).id},
        {TOPIC_LINK_NODE, whole->nodes[0].id},
        {TOPIC_LINK_INDICATOR, indicator},
        {TOPIC_LINK_PROJECT, project.id},
    };
    for (size_t i = 0; i < TEST_COUNT(all) * 2; i++) {
        check(topic_store_link(test->database, &topic, all[i / 2], &has_changed, &error), &error);
        assert_int_equal(has_changed, i % 2 == 0);
    }
    const struct object_key key = {plan.council_id, topic.id};
    check(topic_store_load_links(test->database, key, &arena, &links, &error), &error);
    assert_int_equal(links.recommendation_count + links.node_count + links.indicator_count +
                         links.project_count,
                     4);
    assert_string_equal(links.projects[0].bpin, "002023053210015");
    for (size_t i = 0; i < TEST_COUNT(all); i++) {
        assert_true(topic_links_have(&links, all[i]));
        assert_false(topic_links_have(&links, (struct topic_link){all[i].kind, 999999}));
    }
    assert_int_equal(load(test, plan.council_id, topic.id, &arena)->indicator_count, 1);
    struct topic_indicator_list pairs;
    check(topic_store_list_indicators(test->database, plan_key, &arena, &pairs, &error), &error);
    assert_int_equal(pairs.count, 1);
    assert_int_equal(pairs.items[0].topic_id, topic.id);
    assert_int_equal(pairs.items[0].indicator_id, indicator);
    for (size_t i = 0; i < TEST_COUNT(all) * 2; i++) {
        check(topic_store_unlink(test->database, &topic, all[i / 2], &has_changed, &error), &error);
        assert_int_equal(has_changed, i % 2 == 0);
    }
    arena_release(&arena);
}

static void test_another_councils_things_cannot_be_linked(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct plan plan;
    bool has_changed = false;
    int64_t indicator = test_plan_fill(test, &plan, 1);
    struct priority_topic stranger = add_topic(test, &plan, "Vías", 2);
    stranger.council_id = test->other_council_id;
    assert_false(topic_store_link(test->database, &stranger,
                                  (struct topic_link){TOPIC_LINK_INDICATOR, indicator},
                                  &has_changed, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
}

static void test_a_project_is_known_by_its_code(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct plan plan;
    test_plan_fill(test, &plan, 0);
    const struct object_key key = {plan.council_id, plan.id};
    struct project first = {.bpin = "012345678", .name = "Uno"};
    struct project again = {.bpin = "012345678", .name = "Uno, bien escrito"};
    struct project other = {.bpin = "12345678901", .name = "Dos"};
    check(topic_store_save_project(test->database, key, &first, &error), &error);
    check(topic_store_save_project(test->database, key, &again, &error), &error);
    check(topic_store_save_project(test->database, key, &other, &error), &error);
    assert_int_equal(first.id, again.id);
    assert_true(first.id != other.id);
}

static void test_recommendations_remember_their_answer(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct recommendation_list list;
    struct concept_recommendation *found = NULL;
    struct plan plan;
    bool was_there = false;
    test_plan_fill(test, &plan, 0);
    struct concept_recommendation one = add_recommendation(test, &plan);
    struct concept_recommendation stale = one;
    const struct object_key key = {plan.council_id, one.id};
    one.answer = RECOMMENDATION_ACCEPTED;
    check(recommendation_store_save(test->database, &one, &error), &error);
    assert_false(recommendation_store_save(test->database, &stale, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    check(recommendation_store_load(test->database, key, &arena, &found, &error), &error);
    assert_int_equal(found->answer, RECOMMENDATION_ACCEPTED);
    assert_int_equal(found->priority, RECOMMENDATION_HIGH);
    assert_string_equal(found->text, "Priorizar las vías terciarias.");
    assert_string_equal(found->answer_note, "Solo dos veredas.");
    check(recommendation_store_list(test->database, (struct object_key){plan.council_id, plan.id},
                                    &arena, &list, &error),
          &error);
    assert_int_equal(list.count, 1);
    struct object_key others = {test->other_council_id, one.id};
    check(recommendation_store_load(test->database, others, &arena, &found, &error), &error);
    assert_null(found);
    check(recommendation_store_delete(test->database, others, &was_there, &error), &error);
    assert_false(was_there);
    check(recommendation_store_delete(test->database, key, &was_there, &error), &error);
    assert_true(was_there);
    arena_release(&arena);
}

static struct topic_ballot open_ballot(struct test_database *test, const struct plan *plan,
                                       const struct priority_topic *topics, size_t count)
{
    struct error error = {0};
    struct topic_ballot ballot = {.council_id = plan->council_id,
                                  .plan_id = plan->id,
                                  .score_sum = topic_sum(&topics[0]),
                                  .opened_utc = now};
    check(ballot_store_add(test->database, &ballot, test->person_id, &error), &error);
    for (size_t i = 0; i < count; i++)
        check(ballot_store_add_option(test->database,
                                      (struct object_key){plan->council_id, ballot.id},
                                      topics[i].id, &error),
              &error);
    return ballot;
}

static bool vote(struct test_database *test, const struct topic_ballot *ballot, int64_t person_id,
                 int64_t topic_id)
{
    struct error error = {0};
    bool is_counted = false;
    const struct topic_vote vote = {{ballot->council_id, ballot->id}, person_id, topic_id};
    check(ballot_store_vote(test->database, &vote, &is_counted, &error), &error);
    return is_counted;
}

static int votes_of(struct test_database *test, const struct plan *plan, int64_t topic_id)
{
    struct arena arena = {0};
    struct error error = {0};
    struct priority_topic_list topics;
    int votes = -1;
    check(topic_store_list(test->database, (struct object_key){plan->council_id, plan->id}, &arena,
                           &topics, &error),
          &error);
    for (size_t i = 0; i < topics.count; i++)
        if (topics.items[i].id == topic_id)
            votes = topics.items[i].ballot_id == 0 ? -1 : topics.items[i].votes;
    arena_release(&arena);
    return votes;
}

static void test_each_member_has_one_vote_until_it_closes(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct ballot_option_list options;
    struct plan plan;
    bool was_open = false;
    int64_t chosen = 0;
    test_plan_fill(test, &plan, 0);
    struct priority_topic topics[] = {add_topic(test, &plan, "Agua", 2),
                                      add_topic(test, &plan, "Vías", 2)};
    struct priority_topic stranger = add_topic(test, &plan, "Otro", 1);
    struct topic_ballot ballot = open_ballot(test, &plan, topics, 2);
    const struct object_key key = {plan.council_id, ballot.id};
    assert_true(vote(test, &ballot, test->person_id, topics[0].id));
    assert_true(vote(test, &ballot, test->person_id, topics[1].id)); /* thought better of it */
    assert_true(vote(test, &ballot, test->other_person_id, topics[1].id));
    assert_false(vote(test, &ballot, test->person_id, stranger.id));
    check(ballot_store_find_vote(test->database, key, test->person_id, &chosen, &error), &error);
    assert_int_equal(chosen, topics[1].id);
    assert_int_equal(votes_of(test, &plan, topics[1].id), -1); /* counts when it is closed */
    ballot.closed_utc = now;
    check(ballot_store_close(test->database, &ballot, test->person_id, &was_open, &error), &error);
    assert_true(was_open);
    check(ballot_store_close(test->database, &ballot, test->person_id, &was_open, &error), &error);
    assert_false(was_open);
    assert_false(vote(test, &ballot, test->person_id, topics[0].id));
    check(ballot_store_list_options(test->database, key, &arena, &options, &error), &error);
    assert_int_equal(options.count, 2);
    assert_int_equal(options.items[0].votes, 0);
    assert_int_equal(options.items[1].votes, 2);
    assert_int_equal(votes_of(test, &plan, topics[1].id), 2);
    /* With another sum the vote says nothing any more. */
    topics[1].scores[0] = 3;
    check(topic_store_save(test->database, &topics[1], &error), &error);
    assert_int_equal(votes_of(test, &plan, topics[1].id), -1);
    arena_release(&arena);
}

static void test_the_phase_is_told_how_far_it_is(void **state)
{
    struct test_database *test = *state;
    struct error error = {0};
    struct topic_counts counts;
    struct plan plan;
    bool has_changed = false;
    int64_t indicator = test_plan_fill(test, &plan, 2);
    const struct object_key key = {plan.council_id, plan.id};
    check(topic_store_count(test->database, key, &counts, &error), &error);
    assert_int_equal(counts.topics + counts.recommendations + counts.scored, 0);
    struct priority_topic first = add_topic(test, &plan, "Vías", 2);
    add_topic(test, &plan, "Agua", TOPIC_SCORE_NONE);
    add_recommendation(test, &plan);
    open_ballot(test, &plan, &first, 1);
    for (int64_t i = 0; i < 2; i++)
        check(topic_store_link(test->database, &first,
                               (struct topic_link){TOPIC_LINK_INDICATOR, indicator + i},
                               &has_changed, &error),
              &error);
    check(topic_store_publish(test->database, (struct object_key){plan.council_id, first.id}, true,
                              &has_changed, &error),
          &error);
    check(topic_store_count(test->database, key, &counts, &error), &error);
    assert_int_equal(counts.topics, 2);
    assert_int_equal(counts.scored, 1);
    assert_int_equal(counts.with_indicators, 1);
    assert_int_equal(counts.shown, 1);
    assert_int_equal(counts.recommendations, 1);
    assert_int_equal(counts.open_ballots, 1);
    check(topic_store_count(test->database, (struct object_key){test->other_council_id, plan.id},
                            &counts, &error),
          &error);
    assert_int_equal(counts.topics, 0);
}

static void test_one_vote_is_open_for_a_sum(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct topic_ballot *found = NULL;
    struct topic_ballot_list list;
    struct plan plan;
    test_plan_fill(test, &plan, 0);
    struct priority_topic topic = add_topic(test, &plan, "Vías", 2);
    struct topic_ballot first = open_ballot(test, &plan, &topic, 1);
    struct topic_ballot second = first;
    assert_false(ballot_store_add(test->database, &second, test->person_id, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    check(ballot_store_load(test->database, (struct object_key){plan.council_id, first.id}, &arena,
                            &found, &error),
          &error);
    assert_true(ballot_is_open(found));
    assert_int_equal(found->score_sum, 12);
    check(ballot_store_load(test->database, (struct object_key){test->other_council_id, first.id},
                            &arena, &found, &error),
          &error);
    assert_null(found);
    check(ballot_store_list(test->database, (struct object_key){plan.council_id, plan.id}, &arena,
                            &list, &error),
          &error);
    assert_int_equal(list.count, 1);
    arena_release(&arena);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_topic_is_kept_with_each_score),
        TEST(test_public_and_gone),
        TEST(test_a_topic_is_linked_once_to_each_thing),
        TEST(test_another_councils_things_cannot_be_linked),
        TEST(test_a_project_is_known_by_its_code),
        TEST(test_recommendations_remember_their_answer),
        TEST(test_each_member_has_one_vote_until_it_closes),
        TEST(test_the_phase_is_told_how_far_it_is),
        TEST(test_one_vote_is_open_for_a_sum),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
