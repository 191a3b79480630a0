#include "reports/board/board_topics.h"

#include "base/banned.h"

/* The pairs of one topic: they stand together. */
static struct topic_indicator_list find_pairs(const struct topic_indicator_list *pairs,
                                              int64_t topic_id)
{
    struct topic_indicator_list own = {NULL, 0};
    for (size_t i = 0; i < pairs->count; i++)
        if (pairs->items[i].topic_id == topic_id) {
            own.items = own.count == 0 ? &pairs->items[i] : own.items;
            own.count++;
        }
    return own;
}

static bool has_indicator(const struct topic_indicator_list *own, int64_t indicator_id)
{
    for (size_t i = 0; i < own->count; i++)
        if (own->items[i].indicator_id == indicator_id)
            return true;
    return false;
}

static struct board_topic compose_one(struct arena *arena, const struct board *board,
                                      const struct topic_place *place,
                                      const struct topic_indicator_list *pairs)
{
    struct board_topic topic = {.place = *place};
    const struct topic_indicator_list own = find_pairs(pairs, place->topic->id);
    topic.rows = ARENA_NEW_ARRAY(arena, board->row_count + 1, const struct board_row *);
    for (size_t i = 0; i < board->row_count; i++)
        if (has_indicator(&own, board->rows[i].indicator->id))
            topic.rows[topic.row_count++] = &board->rows[i];
    topic.products =
        board_summarise(arena, board, topic.rows, topic.row_count, INDICATOR_LEVEL_PRODUCT)[0];
    topic.results =
        board_summarise(arena, board, topic.rows, topic.row_count, INDICATOR_LEVEL_RESULT)[0];
    return topic;
}

void board_topics_compose(struct arena *arena, const struct board *board,
                          const struct priority_topic_list *topics,
                          const struct topic_indicator_list *pairs, struct board_topics *answer)
{
    struct topic_place *places = ARENA_NEW_ARRAY(arena, topics->count + 1, struct topic_place);
    topic_rank(topics->items, topics->count, places);
    *answer =
        (struct board_topics){ARENA_NEW_ARRAY(arena, topics->count + 1, struct board_topic), 0};
    for (size_t i = 0; i < topics->count; i++)
        if (places[i].topic->is_public || board->request.view != BOARD_PUBLIC)
            answer->items[answer->count++] = compose_one(arena, board, &places[i], pairs);
}

bool board_topics_gather(struct database *database, struct arena *arena, const struct board *board,
                         struct board_topics *answer, struct error *error)
{
    struct priority_topic_list topics;
    struct topic_indicator_list pairs;
    *answer = (struct board_topics){0};
    if (board == NULL)
        return true;
    const struct object_key plan = {board->plan->council_id, board->plan->id};
    if (!topic_store_list(database, plan, arena, &topics, error) ||
        !topic_store_list_indicators(database, plan, arena, &pairs, error))
        return false;
    board_topics_compose(arena, board, &topics, &pairs, answer);
    return true;
}

const struct node_summary *board_topic_summary(const struct board_topic *topic)
{
    if (topic->products.indicators > 0)
        return &topic->products;
    return topic->results.indicators > 0 ? &topic->results : NULL;
}

const struct board_topic *board_topics_find(const struct board_topics *topics, int64_t topic_id)
{
    for (size_t i = 0; i < topics->count; i++)
        if (topics->items[i].place.topic->id == topic_id)
            return &topics->items[i];
    return NULL;
}

bool board_topic_has(const struct board_topic *topic, int64_t indicator_id)
{
    for (size_t i = 0; i < topic->row_count; i++)
        if (topic->rows[i]->indicator->id == indicator_id)
            return true;
    return false;
}
