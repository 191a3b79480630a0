#include "storage/recommendation_store.h"

#include "storage/database.h"

#include "base/banned.h"

static struct concept_recommendation read_recommendation(struct query *query, struct arena *arena)
{
    char code[QUERY_CODE_SIZE];
    struct concept_recommendation recommendation = {
        .id = query_integer(query, 0),
        .council_id = query_integer(query, 1),
        .plan_id = query_integer(query, 2),
        .number = query_string(query, 3, arena),
        .line = query_string(query, 4, arena),
        .text = query_string(query, 5, arena),
        .answer_note = query_string(query, 8, arena),
        .version = query_integer(query, 9),
        .topic_count = (int)query_integer(query, 10),
    };
    if (!recommendation_priority_parse(query_code(query, 6, code), &recommendation.priority))
        query_fail_damaged(query, 6);
    if (!recommendation_answer_parse(query_code(query, 7, code), &recommendation.answer))
        query_fail_damaged(query, 7);
    return recommendation;
}

bool recommendation_store_list(struct database *database, struct object_key plan,
                               struct arena *arena, struct recommendation_list *list,
                               struct error *error)
{
    struct query query = query_start(database, SQL_RECOMMENDATION_LIST);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    *list = (struct recommendation_list){0};
    while (query_step(&query)) {
        list->items =
            arena_grow(arena, list->items, list->count, sizeof(struct concept_recommendation));
        list->items[list->count++] = read_recommendation(&query, arena);
    }
    return query_end(&query, error);
}

bool recommendation_store_load(struct database *database, struct object_key key,
                               struct arena *arena, struct concept_recommendation **recommendation,
                               struct error *error)
{
    struct query query = query_start(database, SQL_RECOMMENDATION_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *recommendation = NULL;
    if (query_step(&query)) {
        *recommendation = ARENA_NEW(arena, struct concept_recommendation);
        **recommendation = read_recommendation(&query, arena);
    }
    return query_end(&query, error);
}

static void bind_content(struct query *query, const struct concept_recommendation *recommendation)
{
    query_bind_text(query, recommendation->number);
    query_bind_text(query, recommendation->line);
    query_bind_text(query, recommendation->text);
    query_bind_text(query, recommendation_priority_code(recommendation->priority));
    query_bind_text(query, recommendation_answer_code(recommendation->answer));
    query_bind_text(query, recommendation->answer_note);
}

bool recommendation_store_add(struct database *database,
                              struct concept_recommendation *recommendation, struct error *error)
{
    struct query query = query_start(database, SQL_RECOMMENDATION_ADD);
    query_bind_integer(&query, recommendation->council_id);
    query_bind_integer(&query, recommendation->plan_id);
    bind_content(&query, recommendation);
    if (query_step(&query))
        recommendation->id = query_integer(&query, 0);
    recommendation->version = 1;
    return query_end(&query, error);
}

bool recommendation_store_save(struct database *database,
                               struct concept_recommendation *recommendation, struct error *error)
{
    struct query query = query_start(database, SQL_RECOMMENDATION_SAVE);
    bind_content(&query, recommendation);
    query_bind_integer(&query, recommendation->council_id);
    query_bind_integer(&query, recommendation->id);
    query_bind_integer(&query, recommendation->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió la recomendación %lld",
                         (long long)recommendation->id);
    recommendation->version++;
    return true;
}

bool recommendation_store_delete(struct database *database, struct object_key key, bool *was_there,
                                 struct error *error)
{
    struct query query = query_start(database, SQL_RECOMMENDATION_DELETE);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    bool is_done = query_end(&query, error);
    *was_there = is_done && query_changed_rows(&query) > 0;
    return is_done;
}
