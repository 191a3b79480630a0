#include "storage/problem_tree_store.h"

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

static struct problem_node read_node(struct query *query, struct arena *arena)
{
    char code[QUERY_CODE_SIZE];
    struct problem_node node = {
        .id = query_integer(query, 0),
        .parent_id = query_integer(query, 1),
        .position = (int)query_integer(query, 3),
        .problem = query_string(query, 4, arena),
        .is_terminal = query_integer(query, 5) != 0,
        .objective = query_string(query, 6, arena),
        .is_convertible = query_integer(query, 7) != 0,
        .reason = query_string(query, 8, arena),
        .is_unanswered = query_integer(query, 9) != 0,
        .version = query_integer(query, 10),
        .objective_version = query_integer(query, 11),
        .programme_count = (int)query_integer(query, 12),
    };
    if (!problem_side_parse(query_code(query, 2, code), &node.side))
        query_fail_damaged(query, 2);
    return node;
}

bool problem_tree_store_load(struct database *database, struct object_key topic,
                             struct arena *arena, struct problem_tree *tree, struct error *error)
{
    struct query query = start(database, SQL_PROBLEM_TREE_LOAD, topic);
    *tree = (struct problem_tree){0};
    while (query_step(&query)) {
        tree->nodes = arena_grow(arena, tree->nodes, tree->count, sizeof(struct problem_node));
        tree->nodes[tree->count++] = read_node(&query, arena);
    }
    if (!query_end(&query, error))
        return false;
    problem_tree_arrange(tree);
    return true;
}

bool problem_tree_store_add(struct database *database, struct object_key topic,
                            struct problem_node *node, struct error *error)
{
    struct query query = start(database, SQL_PROBLEM_NODE_ADD, topic);
    query_bind_text(&query, problem_side_code(node->side));
    query_bind_reference(&query, node->parent_id);
    query_bind_integer(&query, node->position);
    query_bind_text(&query, node->problem);
    query_bind_integer(&query, node->is_terminal);
    if (query_step(&query))
        node->id = query_integer(&query, 0);
    node->version = node->objective_version = 1;
    return query_end(&query, error);
}

static bool end_versioned(struct query *query, const struct problem_node *node, struct error *error)
{
    if (!query_end(query, error))
        return false;
    return query_changed_rows(query) > 0 ||
           error_set(error, ERROR_CONFLICT, "otra persona cambió la tarjeta %lld",
                     (long long)node->id);
}

bool problem_tree_store_save(struct database *database, struct object_key topic,
                             struct problem_node *node, struct error *error)
{
    struct query query = query_start(database, SQL_PROBLEM_NODE_SAVE);
    query_bind_text(&query, node->problem);
    query_bind_integer(&query, node->is_terminal);
    query_bind_reference(&query, node->parent_id);
    query_bind_integer(&query, node->position);
    query_bind_integer(&query, topic.council_id);
    query_bind_integer(&query, topic.id);
    query_bind_integer(&query, node->id);
    query_bind_integer(&query, node->version);
    if (!end_versioned(&query, node, error))
        return false;
    node->version++;
    return true;
}

bool problem_tree_store_place(struct database *database, struct object_key topic, int64_t node_id,
                              int position, struct error *error)
{
    struct query query = query_start(database, SQL_PROBLEM_NODE_PLACE);
    query_bind_integer(&query, position);
    query_bind_integer(&query, topic.council_id);
    query_bind_integer(&query, topic.id);
    query_bind_integer(&query, node_id);
    return query_end(&query, error);
}

bool problem_tree_store_delete(struct database *database, struct object_key topic, int64_t node_id,
                               bool *was_there, struct error *error)
{
    struct query query = start(database, SQL_PROBLEM_NODE_DELETE, topic);
    query_bind_integer(&query, node_id);
    bool is_done = query_end(&query, error);
    *was_there = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool problem_tree_store_save_objective(struct database *database, struct object_key topic,
                                       struct problem_node *node, struct error *error)
{
    struct query query = query_start(database, SQL_OBJECTIVE_SAVE);
    query_bind_text(&query, node->objective);
    query_bind_integer(&query, node->is_convertible);
    query_bind_text(&query, node->reason);
    query_bind_integer(&query, node->is_unanswered);
    query_bind_integer(&query, topic.council_id);
    query_bind_integer(&query, topic.id);
    query_bind_integer(&query, node->id);
    query_bind_integer(&query, node->objective_version);
    if (!end_versioned(&query, node, error))
        return false;
    node->objective_version++;
    return true;
}

static const struct {
    enum sql_statement list, clear, add;
} links_of[] = {
    [OBJECTIVE_PROGRAMME] = {SQL_OBJECTIVE_LIST_PROGRAMMES, SQL_OBJECTIVE_CLEAR_PROGRAMMES,
                             SQL_OBJECTIVE_ADD_PROGRAMME},
    [OBJECTIVE_INDICATOR] = {SQL_OBJECTIVE_LIST_INDICATORS, SQL_OBJECTIVE_CLEAR_INDICATORS,
                             SQL_OBJECTIVE_ADD_INDICATOR},
};

bool problem_tree_store_load_links(struct database *database, struct object_key topic,
                                   struct arena *arena, struct problem_tree_links *links,
                                   struct error *error)
{
    *links = (struct problem_tree_links){0};
    for (int kind = 0; kind < OBJECTIVE_LINK_KINDS; kind++) {
        struct objective_link_list *list = &links->of[kind];
        struct query query = start(database, links_of[kind].list, topic);
        while (query_step(&query)) {
            list->items =
                arena_grow(arena, list->items, list->count, sizeof(struct objective_link));
            list->items[list->count++] =
                (struct objective_link){query_integer(&query, 0), query_integer(&query, 1)};
        }
        if (!query_end(&query, error))
            return false;
    }
    return true;
}

bool problem_tree_links_have(const struct problem_tree_links *links, enum objective_link_kind kind,
                             struct objective_link link)
{
    const struct objective_link_list *list = &links->of[kind];
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].problem_node_id == link.problem_node_id &&
            list->items[i].target_id == link.target_id)
            return true;
    return false;
}

bool problem_tree_store_clear_links(struct database *database, struct object_key topic,
                                    enum objective_link_kind kind, int64_t problem_node_id,
                                    struct error *error)
{
    struct query query = start(database, links_of[kind].clear, topic);
    query_bind_integer(&query, problem_node_id);
    return query_end(&query, error);
}

bool problem_tree_store_add_link(struct database *database, struct object_key topic,
                                 enum objective_link_kind kind, struct objective_link link,
                                 struct error *error)
{
    struct query query = start(database, links_of[kind].add, topic);
    query_bind_integer(&query, link.problem_node_id);
    query_bind_integer(&query, link.target_id);
    return query_end(&query, error);
}

bool problem_tree_store_count(struct database *database, struct object_key plan,
                              struct problem_tree_counts *counts, struct error *error)
{
    struct query query = start(database, SQL_PROBLEM_TREE_COUNT, plan);
    *counts = (struct problem_tree_counts){0};
    if (query_step(&query))
        *counts = (struct problem_tree_counts){
            (int)query_integer(&query, 0), (int)query_integer(&query, 1),
            (int)query_integer(&query, 2), (int)query_integer(&query, 3)};
    return query_end(&query, error);
}
