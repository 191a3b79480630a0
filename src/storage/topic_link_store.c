/* What topics are linked to: the second half of topic_store.h. */
#include "storage/database.h"
#include "storage/topic_store.h"

#include "base/banned.h"

static const struct {
    enum sql_statement add, remove;
    bool has_plan; /* the link's row names the plan, so that both ends are of the same one */
} kinds[TOPIC_LINK_KINDS] = {
    [TOPIC_LINK_RECOMMENDATION] = {SQL_TOPIC_LINK_ADD_RECOMMENDATION,
                                   SQL_TOPIC_LINK_REMOVE_RECOMMENDATION, true},
    [TOPIC_LINK_NODE] = {SQL_TOPIC_LINK_ADD_NODE, SQL_TOPIC_LINK_REMOVE_NODE, true},
    [TOPIC_LINK_INDICATOR] = {SQL_TOPIC_LINK_ADD_INDICATOR, SQL_TOPIC_LINK_REMOVE_INDICATOR, false},
    [TOPIC_LINK_PROJECT] = {SQL_TOPIC_LINK_ADD_PROJECT, SQL_TOPIC_LINK_REMOVE_PROJECT, true},
};

bool topic_store_link(struct database *database, const struct priority_topic *topic,
                      struct topic_link link, bool *has_changed, struct error *error)
{
    struct query query = query_start(database, kinds[link.kind].add);
    query_bind_integer(&query, topic->council_id);
    if (kinds[link.kind].has_plan)
        query_bind_integer(&query, topic->plan_id);
    query_bind_integer(&query, topic->id);
    query_bind_integer(&query, link.target_id);
    bool is_done = query_end(&query, error);
    *has_changed = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool topic_store_unlink(struct database *database, const struct priority_topic *topic,
                        struct topic_link link, bool *has_changed, struct error *error)
{
    struct query query = query_start(database, kinds[link.kind].remove);
    query_bind_integer(&query, topic->council_id);
    query_bind_integer(&query, topic->id);
    query_bind_integer(&query, link.target_id);
    bool is_done = query_end(&query, error);
    *has_changed = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

static struct query start_list(struct database *database, enum sql_statement statement,
                               struct object_key key)
{
    struct query query = query_start(database, statement);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return query;
}

static bool list_ids(struct query *query, struct arena *arena, int64_t **ids, size_t *count,
                     struct error *error)
{
    while (query_step(query)) {
        *ids = arena_grow(arena, *ids, *count, sizeof(int64_t));
        (*ids)[(*count)++] = query_integer(query, 0);
    }
    return query_end(query, error);
}

static bool list_projects(struct query *query, struct arena *arena, struct topic_links *links,
                          struct error *error)
{
    while (query_step(query)) {
        links->projects =
            arena_grow(arena, links->projects, links->project_count, sizeof(struct project));
        links->projects[links->project_count++] = (struct project){
            query_integer(query, 0), query_string(query, 1, arena), query_string(query, 2, arena)};
    }
    return query_end(query, error);
}

bool topic_store_load_links(struct database *database, struct object_key topic, struct arena *arena,
                            struct topic_links *links, struct error *error)
{
    *links = (struct topic_links){0};
    struct query query = start_list(database, SQL_TOPIC_LINK_LIST_RECOMMENDATIONS, topic);
    if (!list_ids(&query, arena, &links->recommendation_ids, &links->recommendation_count, error))
        return false;
    query = start_list(database, SQL_TOPIC_LINK_LIST_NODES, topic);
    if (!list_ids(&query, arena, &links->node_ids, &links->node_count, error))
        return false;
    query = start_list(database, SQL_TOPIC_LINK_LIST_INDICATORS, topic);
    if (!list_ids(&query, arena, &links->indicator_ids, &links->indicator_count, error))
        return false;
    query = start_list(database, SQL_TOPIC_LINK_LIST_PROJECTS, topic);
    return list_projects(&query, arena, links, error);
}

static bool has_id(const int64_t *ids, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

bool topic_links_have(const struct topic_links *links, struct topic_link link)
{
    switch (link.kind) {
    case TOPIC_LINK_RECOMMENDATION:
        return has_id(links->recommendation_ids, links->recommendation_count, link.target_id);
    case TOPIC_LINK_NODE:
        return has_id(links->node_ids, links->node_count, link.target_id);
    case TOPIC_LINK_INDICATOR:
        return has_id(links->indicator_ids, links->indicator_count, link.target_id);
    case TOPIC_LINK_PROJECT:
        for (size_t i = 0; i < links->project_count; i++)
            if (links->projects[i].id == link.target_id)
                return true;
        break;
    case TOPIC_LINK_KINDS:
        break;
    }
    return false;
}

bool topic_store_list_indicators(struct database *database, struct object_key plan,
                                 struct arena *arena, struct topic_indicator_list *pairs,
                                 struct error *error)
{
    struct query query = start_list(database, SQL_TOPIC_LINK_LIST_ALL_INDICATORS, plan);
    *pairs = (struct topic_indicator_list){0};
    while (query_step(&query)) {
        pairs->items =
            arena_grow(arena, pairs->items, pairs->count, sizeof(struct topic_indicator));
        pairs->items[pairs->count++] =
            (struct topic_indicator){query_integer(&query, 0), query_integer(&query, 1)};
    }
    return query_end(&query, error);
}

bool topic_store_save_project(struct database *database, struct object_key plan,
                              struct project *project, struct error *error)
{
    struct query query = start_list(database, SQL_PROJECT_SAVE, plan);
    query_bind_text(&query, project->bpin);
    query_bind_text(&query, project->name);
    if (query_step(&query))
        project->id = query_integer(&query, 0);
    return query_end(&query, error);
}
