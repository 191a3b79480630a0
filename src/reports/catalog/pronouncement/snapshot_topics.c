/* The priority topics in a snapshot: names in the council's order, and which indicators each has.
 * A pronouncement without topics has no such part, as those of earlier programs. */
#include "reports/catalog/pronouncement/snapshot_parts.h"

#include "base/banned.h"

enum { MAX_TOPICS = 1000 };

json_t *snapshot_make_topics(const struct pronouncement_topics *topics)
{
    json_t *list = json_array();
    for (size_t i = 0; i < topics->count; i++) {
        json_t *ids = json_array();
        for (size_t j = 0; j < topics->items[i].count; j++)
            json_array_append_new(ids, json_integer(topics->items[i].indicator_ids[j]));
        json_t *topic = json_pack("{s:s, s:o}", "name", topics->items[i].name, "indicators", ids);
        if (topics->items[i].text[0] != '\0')
            json_object_set_new(topic, "text", json_string(topics->items[i].text));
        json_array_append_new(list, topic);
    }
    return list;
}

static bool read_topic(const json_t *object, struct arena *arena, const struct plan *plan,
                       struct pronouncement_topic *topic)
{
    const json_t *ids = json_object_get(object, "indicators");
    size_t count = json_array_size(ids);
    if (count > plan->indicator_count)
        return false;
    int64_t *read = ARENA_NEW_ARRAY(arena, count + 1, int64_t);
    *topic = (struct pronouncement_topic){snapshot_read_text(object, "name", arena),
                                          snapshot_read_text(object, "text", arena), read, count};
    for (size_t i = 0; i < count; i++) {
        read[i] = json_integer_value(json_array_get(ids, i));
        if (plan_find_indicator(plan, read[i]) == NULL)
            return false;
    }
    return topic->name[0] != '\0';
}

bool snapshot_read_topics(const json_t *root, struct arena *arena, const struct plan *plan,
                          struct pronouncement_topics *topics)
{
    size_t count = json_array_size(root);
    if (count > MAX_TOPICS || (root != NULL && !json_is_array(root)))
        return false;
    topics->items = ARENA_NEW_ARRAY(arena, count + 1, struct pronouncement_topic);
    topics->count = count;
    for (size_t i = 0; i < count; i++)
        if (!read_topic(json_array_get(root, i), arena, plan, &topics->items[i]))
            return false;
    return true;
}
