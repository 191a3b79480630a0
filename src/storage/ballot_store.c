#include "storage/ballot_store.h"

#include "storage/database.h"

#include "base/banned.h"

static struct query start(struct database *database, enum sql_statement statement,
                          struct object_key key)
{
    struct query query = query_start(database, statement);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return query;
}

static struct topic_ballot read_ballot(struct query *query, struct arena *arena)
{
    return (struct topic_ballot){
        .id = query_integer(query, 0),
        .council_id = query_integer(query, 1),
        .plan_id = query_integer(query, 2),
        .score_sum = (int)query_integer(query, 3),
        .opened_utc = query_string(query, 4, arena),
        .closed_utc = query_string(query, 5, arena),
        .vote_count = (int)query_integer(query, 6),
    };
}

bool ballot_store_list(struct database *database, struct object_key plan, struct arena *arena,
                       struct topic_ballot_list *ballots, struct error *error)
{
    struct query query = start(database, SQL_BALLOT_LIST, plan);
    *ballots = (struct topic_ballot_list){0};
    while (query_step(&query)) {
        ballots->items =
            arena_grow(arena, ballots->items, ballots->count, sizeof(struct topic_ballot));
        ballots->items[ballots->count++] = read_ballot(&query, arena);
    }
    return query_end(&query, error);
}

bool ballot_store_load(struct database *database, struct object_key key, struct arena *arena,
                       struct topic_ballot **ballot, struct error *error)
{
    struct query query = start(database, SQL_BALLOT_LOAD, key);
    *ballot = NULL;
    if (query_step(&query)) {
        *ballot = ARENA_NEW(arena, struct topic_ballot);
        **ballot = read_ballot(&query, arena);
    }
    return query_end(&query, error);
}

bool ballot_store_list_options(struct database *database, struct object_key ballot,
                               struct arena *arena, struct ballot_option_list *options,
                               struct error *error)
{
    struct query query = start(database, SQL_BALLOT_LIST_OPTIONS, ballot);
    *options = (struct ballot_option_list){0};
    while (query_step(&query)) {
        options->items =
            arena_grow(arena, options->items, options->count, sizeof(struct ballot_option));
        options->items[options->count++] =
            (struct ballot_option){query_integer(&query, 0), query_string(&query, 1, arena),
                                   query_string(&query, 2, arena), (int)query_integer(&query, 3)};
    }
    return query_end(&query, error);
}

bool ballot_store_find_vote(struct database *database, struct object_key ballot, int64_t person_id,
                            int64_t *topic_id, struct error *error)
{
    struct query query = start(database, SQL_BALLOT_FIND_VOTE, ballot);
    query_bind_integer(&query, person_id);
    *topic_id = query_step(&query) ? query_integer(&query, 0) : 0;
    return query_end(&query, error);
}

bool ballot_store_add(struct database *database, struct topic_ballot *ballot, int64_t person_id,
                      struct error *error)
{
    struct query query = query_start(database, SQL_BALLOT_ADD);
    query_bind_integer(&query, ballot->council_id);
    query_bind_integer(&query, ballot->plan_id);
    query_bind_integer(&query, ballot->score_sum);
    query_bind_reference(&query, person_id);
    query_bind_text(&query, ballot->opened_utc);
    if (query_step(&query))
        ballot->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool ballot_store_add_option(struct database *database, struct object_key ballot, int64_t topic_id,
                             struct error *error)
{
    struct query query = start(database, SQL_BALLOT_ADD_OPTION, ballot);
    query_bind_integer(&query, topic_id);
    return query_end(&query, error);
}

bool ballot_store_vote(struct database *database, const struct topic_vote *vote, bool *is_counted,
                       struct error *error)
{
    struct query query = query_start(database, SQL_BALLOT_VOTE);
    query_bind_integer(&query, vote->person_id);
    query_bind_integer(&query, vote->ballot.council_id);
    query_bind_integer(&query, vote->ballot.id);
    query_bind_integer(&query, vote->topic_id);
    bool is_done = query_end(&query, error);
    *is_counted = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool ballot_store_close(struct database *database, const struct topic_ballot *ballot,
                        int64_t person_id, bool *was_open, struct error *error)
{
    struct query query = query_start(database, SQL_BALLOT_CLOSE);
    query_bind_reference(&query, person_id);
    query_bind_text(&query, ballot->closed_utc);
    query_bind_integer(&query, ballot->council_id);
    query_bind_integer(&query, ballot->id);
    bool is_done = query_end(&query, error);
    *was_open = is_done && query_changed_rows(&query) > 0;
    return is_done;
}
