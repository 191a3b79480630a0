#include "base/test.h"

#include "core/topic/topic.h"

#include "base/banned.h"

static struct priority_topic make(const char *name, int sum, int64_t ballot_id, int votes)
{
    static int64_t id;
    struct priority_topic topic = {
        .id = ++id, .name = name, .ballot_id = ballot_id, .votes = votes};
    for (int i = 0; i < TOPIC_CRITERIA; i++) {
        int score = sum < 0 ? TOPIC_SCORE_NONE : sum > 3 ? 3 : sum;
        topic.scores[i] = score;
        sum -= sum < 0 ? 0 : score;
    }
    return topic;
}

static void test_the_sum_waits_for_the_last_score(void **state)
{
    static const struct {
        int scores[TOPIC_CRITERIA];
        int sum, count;
    } cases[] = {
        {{3, 2, 3, 3, 1, 2}, 14, 6},
        {{0, 0, 0, 0, 0, 0}, 0, 6},
        {{3, 3, 3, 3, 3, 3}, TOPIC_SUM_MAX, 6},
        {{3, 3, 3, 3, 3, -1}, TOPIC_SCORE_NONE, 5},
        {{-1, -1, -1, -1, -1, -1}, TOPIC_SCORE_NONE, 0},
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct priority_topic topic = {0};
        for (int j = 0; j < TOPIC_CRITERIA; j++)
            topic.scores[j] = cases[i].scores[j];
        assert_int_equal(topic_sum(&topic), cases[i].sum);
        assert_int_equal(topic_scored_count(&topic), cases[i].count);
    }
}

/* One list of topics and the order in which they must come: "1A" is place 1, "2B=" tied at place 2,
 * "1C*" decided by a vote. */
static void expect_order(const struct priority_topic *topics, size_t count, const char *expected)
{
    struct topic_place places[8];
    char text[128] = "";
    size_t length = 0;
    assert_true(count <= TEST_COUNT(places));
    topic_rank(topics, count, places);
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%d%s%s%s",
                                   i == 0 ? "" : " ", places[i].place, places[i].topic->name,
                                   places[i].was_voted ? "*" : "", places[i].is_tied ? "=" : "");
    assert_string_equal(text, expected);
}

static void test_the_largest_sum_comes_first(void **state)
{
    (void)state;
    const struct priority_topic topics[] = {make("A", 9, 0, 0), make("B", -1, 0, 0),
                                            make("C", 18, 0, 0), make("D", 0, 0, 0),
                                            make("E", -1, 0, 0)};
    expect_order(topics, 5, "1C 2A 3D 0B 0E");
    expect_order(topics, 1, "1A");
    expect_order(topics, 0, "");
}

static void test_equal_sums_are_tied_until_a_vote_parts_them(void **state)
{
    (void)state;
    const struct priority_topic open[] = {make("B", 9, 0, 0), make("A", 9, 0, 0),
                                          make("C", 4, 0, 0)};
    expect_order(open, 3, "1A= 1B= 3C");
    const struct priority_topic voted[] = {make("A", 9, 5, 2), make("B", 9, 5, 7),
                                           make("C", 9, 5, 2), make("D", 3, 0, 0)};
    expect_order(voted, 4, "1B* 2A*= 2C*= 4D");
    /* C reached the sum after the vote: the three are tied again. */
    const struct priority_topic later[] = {make("A", 9, 5, 2), make("B", 9, 5, 7),
                                           make("C", 9, 0, 0)};
    expect_order(later, 3, "1A= 1B= 1C=");
    const struct priority_topic nobody_voted[] = {make("A", 9, 5, 0), make("B", 9, 5, 0)};
    expect_order(nobody_voted, 2, "1A*= 1B*=");
}

static void test_each_score_is_explained(void **state)
{
    (void)state;
    for (int i = 0; i < TOPIC_CRITERIA; i++) {
        assert_true(topic_criterion_field((enum topic_criterion)i)[0] != '\0');
        assert_true(topic_criterion_label((enum topic_criterion)i)[0] != '\0');
        assert_non_null(strchr(topic_criterion_question((enum topic_criterion)i), '?'));
        for (int score = 0; score <= TOPIC_SCORE_MAX; score++)
            assert_non_null(strchr(topic_criterion_meaning((enum topic_criterion)i, score), '.'));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_sum_waits_for_the_last_score),
        cmocka_unit_test(test_the_largest_sum_comes_first),
        cmocka_unit_test(test_equal_sums_are_tied_until_a_vote_parts_them),
        cmocka_unit_test(test_each_score_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
