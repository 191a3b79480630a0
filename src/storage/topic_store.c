#include "storage/topic_store.h"

#include "base/text.h"
#include "storage/database.h"

#include "base/banned.h"

enum { FIRST_SCORE = 7, AFTER_SCORES = FIRST_SCORE + TOPIC_CRITERIA };

static struct priority_topic read_topic(struct query *query, struct arena *arena)
{
    struct priority_topic topic = {
        .id = query_integer(query, 0),
        .council_id = query_integer(query, 1),
        .plan_id = query_integer(query, 2),
        .name = query_string(query, 3, arena),
        .description = query_string(query, 4, arena),
        .commission = query_string(query, 5, arena),
        .commission_id = query_integer(query, 6),
        .is_public = query_integer(query, AFTER_SCORES) != 0,
        .version = query_integer(query, AFTER_SCORES + 1),
        .indicator_count = (int)query_integer(query, AFTER_SCORES + 2),
        .ballot_id = query_integer(query, AFTER_SCORES + 3),
    };
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        topic.scores[i] = query_is_null(query, FIRST_SCORE + i)
                              ? TOPIC_SCORE_NONE
                              : query_within(query, FIRST_SCORE + i, 0, TOPIC_SCORE_MAX);
    return topic;
}

static bool read_votes(struct database *database, struct object_key plan,
                       const struct priority_topic_list *topics, struct error *error)
{
    struct query query = query_start(database, SQL_TOPIC_LIST_VOTES);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    while (query_step(&query))
        for (size_t i = 0; i < topics->count; i++)
            if (topics->items[i].ballot_id == query_integer(&query, 0) &&
                topics->items[i].id == query_integer(&query, 1))
                topics->items[i].votes = (int)query_integer(&query, 2);
    return query_end(&query, error);
}

bool topic_store_list(struct database *database, struct object_key plan, struct arena *arena,
                      struct priority_topic_list *topics, struct error *error)
{
    struct query query = query_start(database, SQL_TOPIC_LIST);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    *topics = (struct priority_topic_list){0};
    while (query_step(&query)) {
        topics->items =
            arena_grow(arena, topics->items, topics->count, sizeof(struct priority_topic));
        topics->items[topics->count++] = read_topic(&query, arena);
    }
    return query_end(&query, error) && read_votes(database, plan, topics, error);
}

bool topic_store_load(struct database *database, struct object_key key, struct arena *arena,
                      struct priority_topic **topic, struct error *error)
{
    struct query query = query_start(database, SQL_TOPIC_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *topic = NULL;
    if (query_step(&query)) {
        *topic = ARENA_NEW(arena, struct priority_topic);
        **topic = read_topic(&query, arena);
    }
    return query_end(&query, error);
}

bool topic_store_count(struct database *database, struct object_key plan,
                       struct topic_counts *counts, struct error *error)
{
    struct query query = query_start(database, SQL_TOPIC_COUNT);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    *counts = (struct topic_counts){0};
    if (query_step(&query))
        *counts = (struct topic_counts){
            .recommendations = (int)query_integer(&query, 0),
            .open_ballots = (int)query_integer(&query, 1),
            .topics = (int)query_integer(&query, 2),
            .scored = (int)query_integer(&query, 3),
            .with_indicators = (int)query_integer(&query, 4),
            .shown = (int)query_integer(&query, 5),
        };
    return query_end(&query, error);
}

static void bind_content(struct query *query, const struct priority_topic *topic)
{
    query_bind_text(query, topic->name);
    query_bind_text(query, text_or_empty(topic->description));
    query_bind_text(query, text_or_empty(topic->commission));
    query_bind_reference(query, topic->commission_id);
    for (int i = 0; i < TOPIC_CRITERIA; i++) {
        if (topic->scores[i] == TOPIC_SCORE_NONE)
            query_bind_null(query);
        else
            query_bind_integer(query, topic->scores[i]);
    }
}

bool topic_store_add(struct database *database, struct priority_topic *topic, int64_t person_id,
                     const char *now_utc, struct error *error)
{
    struct query query = query_start(database, SQL_TOPIC_ADD);
    query_bind_integer(&query, topic->council_id);
    query_bind_integer(&query, topic->plan_id);
    bind_content(&query, topic);
    query_bind_reference(&query, person_id);
    query_bind_text(&query, now_utc);
    if (query_step(&query))
        topic->id = query_integer(&query, 0);
    topic->version = 1;
    return query_end(&query, error);
}

bool topic_store_save(struct database *database, struct priority_topic *topic, struct error *error)
{
    struct query query = query_start(database, SQL_TOPIC_SAVE);
    bind_content(&query, topic);
    query_bind_integer(&query, topic->council_id);
    query_bind_integer(&query, topic->id);
    query_bind_integer(&query, topic->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió el tema %lld",
                         (long long)topic->id);
    topic->version++;
    return true;
}

bool topic_store_publish(struct database *database, struct object_key key, bool is_public,
                         bool *has_changed, struct error *error)
{
    struct query query = query_start(database, SQL_TOPIC_PUBLISH);
    query_bind_integer(&query, is_public);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    query_bind_integer(&query, is_public);
    bool is_done = query_end(&query, error);
    *has_changed = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool topic_store_delete(struct database *database, struct object_key key, bool *was_there,
                        struct error *error)
{
    struct query query = query_start(database, SQL_TOPIC_DELETE);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    bool is_done = query_end(&query, error);
    *was_there = is_done && query_changed_rows(&query) > 0;
    return is_done;
}
