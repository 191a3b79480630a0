#include "actions/topic_ballot.h"

#include "actions/topic_lookup.h"
#include "base/count_text.h"
#include "base/env.h"
#include "storage/ballot_store.h"

#include "base/banned.h"

static bool check_none_is_open(struct action_context *context, struct object_key plan,
                               int score_sum)
{
    struct topic_ballot_list ballots;
    if (!ballot_store_list(context->database, plan, context->arena, &ballots, &context->error))
        return false;
    for (size_t i = 0; i < ballots.count; i++)
        if (ballots.items[i].score_sum == score_sum && ballot_is_open(&ballots.items[i])) {
            action_add_message(context, "", "Ya hay una votación abierta para ese empate.");
            break;
        }
    return true;
}

/* The topics of the sum in places, with a message unless some of them are tied. */
static bool find_tied(struct action_context *context, struct object_key plan, int score_sum,
                      int64_t **ids, size_t *count)
{
    struct priority_topic_list topics;
    bool is_tied = false;
    if (!topic_store_list(context->database, plan, context->arena, &topics, &context->error))
        return false;
    struct topic_place *places =
        ARENA_NEW_ARRAY(context->arena, topics.count + 1, struct topic_place);
    *ids = ARENA_NEW_ARRAY(context->arena, topics.count + 1, int64_t);
    *count = 0;
    topic_rank(topics.items, topics.count, places);
    for (size_t i = 0; i < topics.count; i++)
        if (places[i].sum == score_sum && score_sum != TOPIC_SCORE_NONE) {
            (*ids)[(*count)++] = places[i].topic->id;
            is_tied |= places[i].is_tied;
        }
    if (!is_tied)
        action_add_message(context, "", "Ya no hay temas empatados con ese puntaje.");
    return true;
}

static bool write_ballot(struct action_context *context, struct topic_ballot *ballot,
                         const int64_t *ids, size_t count)
{
    if (!ballot_store_add(context->database, ballot, context->identity->person_id, &context->error))
        return false;
    const struct object_key key = {ballot->council_id, ballot->id};
    for (size_t i = 0; i < count; i++)
        if (!ballot_store_add_option(context->database, key, ids[i], &context->error))
            return false;
    return true;
}

enum action_status open_ballot(struct action_context *context, int score_sum, int64_t *ballot_id)
{
    struct object_key plan;
    int64_t *ids = NULL;
    size_t count = 0;
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    if (!action_is_allowed(context, ACTION_OPEN_BALLOT))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!topic_find_plan(context, &plan) || !check_none_is_open(context, plan, score_sum) ||
        !find_tied(context, plan, score_sum, &ids, &count))
        return action_abandon(context, ACTION_FAILED);
    if (action_has_messages(context))
        return action_abandon(context, ACTION_INVALID);
    struct topic_ballot ballot = {.council_id = plan.council_id,
                                  .plan_id = plan.id,
                                  .score_sum = score_sum,
                                  .opened_utc = now};
    if (!write_ballot(context, &ballot, ids, count))
        return action_abandon(context, ACTION_FAILED);
    *ballot_id = ballot.id;
    return action_commit(context, action_object(context, "ballot", ballot.id),
                         arena_printf(context->arena, "%s con %s",
                                      count_text(context->arena, (int64_t)count, "tema", "temas"),
                                      count_text(context->arena, score_sum, "punto", "puntos")));
}

/* Opens the writing transaction and loads an open vote. Anything but ACTION_DONE leaves no
 * transaction. */
static enum action_status begin_open(struct action_context *context, int64_t ballot_id,
                                     struct topic_ballot **ballot)
{
    const struct object_key key = {context->identity->council_id, ballot_id};
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!ballot_store_load(context->database, key, context->arena, ballot, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (*ballot == NULL)
        return action_abandon(context, ACTION_NOT_FOUND);
    return ballot_is_open(*ballot) ? ACTION_DONE : action_abandon(context, ACTION_CONFLICT);
}

enum action_status vote_ballot(struct action_context *context, int64_t ballot_id, int64_t topic_id)
{
    struct topic_ballot *ballot = NULL;
    bool is_counted = false;
    /* The machine's operator is nobody who could have a vote. */
    if (!action_is_allowed(context, ACTION_VOTE_TOPIC) || context->identity->person_id == 0)
        return ACTION_FORBIDDEN;
    enum action_status status = begin_open(context, ballot_id, &ballot);
    if (status != ACTION_DONE)
        return status;
    const struct topic_vote vote = {
        {ballot->council_id, ballot_id}, context->identity->person_id, topic_id};
    if (!ballot_store_vote(context->database, &vote, &is_counted, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!is_counted) {
        action_add_message(context, "voto", "Elija uno de los temas empatados.");
        return action_abandon(context, ACTION_INVALID);
    }
    return action_commit(context, action_object(context, "ballot", ballot_id), NULL);
}

enum action_status close_ballot(struct action_context *context, int64_t ballot_id)
{
    struct topic_ballot *ballot = NULL;
    bool was_open = false;
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    if (!action_is_allowed(context, ACTION_CLOSE_BALLOT))
        return ACTION_FORBIDDEN;
    enum action_status status = begin_open(context, ballot_id, &ballot);
    if (status != ACTION_DONE)
        return status;
    if (ballot->vote_count == 0) {
        action_add_message(context, "", "Todavía no ha votado nadie. Espere al menos un voto.");
        return action_abandon(context, ACTION_INVALID);
    }
    ballot->closed_utc = now;
    if (!ballot_store_close(context->database, ballot, context->identity->person_id, &was_open,
                            &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "ballot", ballot_id),
                         count_text(context->arena, ballot->vote_count, "voto", "votos"));
}
