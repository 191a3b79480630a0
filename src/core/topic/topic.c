#include "core/topic/topic.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const struct {
    const char *field, *label, *question, *meanings[TOPIC_SCORE_MAX + 1];
} criteria[TOPIC_CRITERIA] = {
#define CRITERION(name, field, label, question, zero, one, two, three)                             \
    [TOPIC_##name] = {field, label, question, {zero, one, two, three}},
#include "core/topic/criterion.def"
#undef CRITERION
};

const char *topic_criterion_field(enum topic_criterion criterion)
{
    assert(criterion < TOPIC_CRITERIA);
    return criteria[criterion].field;
}

const char *topic_criterion_label(enum topic_criterion criterion)
{
    assert(criterion < TOPIC_CRITERIA);
    return criteria[criterion].label;
}

const char *topic_criterion_question(enum topic_criterion criterion)
{
    assert(criterion < TOPIC_CRITERIA);
    return criteria[criterion].question;
}

const char *topic_criterion_meaning(enum topic_criterion criterion, int score)
{
    assert(criterion < TOPIC_CRITERIA && score >= 0 && score <= TOPIC_SCORE_MAX);
    return criteria[criterion].meanings[score];
}

int topic_scored_count(const struct priority_topic *topic)
{
    int count = 0;
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        count += topic->scores[i] != TOPIC_SCORE_NONE;
    return count;
}

int topic_sum(const struct priority_topic *topic)
{
    int sum = 0;
    for (int i = 0; i < TOPIC_CRITERIA; i++) {
        if (topic->scores[i] == TOPIC_SCORE_NONE)
            return TOPIC_SCORE_NONE;
        sum += topic->scores[i];
    }
    return sum;
}

static int compare_sums(const void *left, const void *right)
{
    const struct topic_place *a = left, *b = right;
    if (a->sum != b->sum)
        return b->sum - a->sum;
    int difference = strcmp(a->topic->name, b->topic->name);
    if (difference != 0)
        return difference;
    return (a->topic->id > b->topic->id) - (a->topic->id < b->topic->id);
}

static int compare_votes(const void *left, const void *right)
{
    const struct topic_place *a = left, *b = right;
    if (a->topic->votes != b->topic->votes)
        return b->topic->votes - a->topic->votes;
    return compare_sums(left, right);
}

/* Whether all of them stood in one vote: a topic that came to the sum later was not voted on. */
static bool have_one_vote(const struct topic_place *places, size_t count)
{
    int64_t ballot_id = places[0].topic->ballot_id;
    for (size_t i = 1; i < count; i++)
        if (places[i].topic->ballot_id != ballot_id)
            return false;
    return ballot_id != 0;
}

static bool is_level(const struct topic_place *one, const struct topic_place *other)
{
    return !one->was_voted || one->topic->votes == other->topic->votes;
}

/* Gives the places of topics with one sum; first is the place of the best of them. */
static void place_equals(struct topic_place *places, size_t count, int first)
{
    if (places[0].sum == TOPIC_SCORE_NONE || count == 1) {
        for (size_t i = 0; i < count; i++)
            places[i].place = places[i].sum == TOPIC_SCORE_NONE ? 0 : first;
        return;
    }
    bool was_voted = have_one_vote(places, count);
    if (was_voted)
        qsort(places, count, sizeof places[0], compare_votes);
    for (size_t i = 0; i < count; i++) {
        places[i].was_voted = was_voted;
        bool is_level_with_last = i > 0 && is_level(&places[i], &places[i - 1]);
        places[i].place = is_level_with_last ? places[i - 1].place : first + (int)i;
        if (is_level_with_last)
            places[i].is_tied = places[i - 1].is_tied = true;
    }
}

void topic_rank(const struct priority_topic *topics, size_t count, struct topic_place *places)
{
    for (size_t i = 0; i < count; i++)
        places[i] = (struct topic_place){.topic = &topics[i], .sum = topic_sum(&topics[i])};
    if (count > 0)
        qsort(places, count, sizeof places[0], compare_sums);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && places[end].sum == places[start].sum; end++)
            ;
        place_equals(&places[start], end - start, (int)start + 1);
    }
}
