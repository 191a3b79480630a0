#include "storage/plan_store.h"

#include "storage/database.h"
#include "storage/indicator_store.h"

#include "base/banned.h"

static struct plan read_plan(struct query *query, struct arena *arena)
{
    return (struct plan){
        .id = query_integer(query, 0),
        .council_id = query_integer(query, 1),
        .name = query_string(query, 2, arena),
        .first_year = query_within(query, 3, 0, 9999),
        .year_count = query_within(query, 4, 1, PLAN_MAX_YEARS),
        .is_current = query_integer(query, 5) != 0,
        .created_utc = query_string(query, 6, arena),
    };
}

bool plan_store_list(struct database *database, int64_t council_id, struct arena *arena,
                     struct plan_list *plans, struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_LIST);
    query_bind_integer(&query, council_id);
    *plans = (struct plan_list){0};
    while (query_step(&query)) {
        plans->items = arena_grow(arena, plans->items, plans->count, sizeof(struct plan));
        plans->items[plans->count++] = read_plan(&query, arena);
    }
    return query_end(&query, error);
}

bool plan_store_find_current(struct database *database, int64_t council_id, int64_t *plan_id,
                             struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_FIND_CURRENT);
    query_bind_integer(&query, council_id);
    *plan_id = query_step(&query) ? query_integer(&query, 0) : 0;
    return query_end(&query, error);
}

static bool find_plan(struct database *database, struct object_key key, struct arena *arena,
                      struct plan **plan, struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_FIND);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *plan = NULL;
    if (query_step(&query)) {
        *plan = ARENA_NEW(arena, struct plan);
        **plan = read_plan(&query, arena);
    }
    return query_end(&query, error);
}

static bool load_nodes(struct database *database, struct plan *plan, struct arena *arena,
                       struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_LOAD_NODES);
    query_bind_integer(&query, plan->council_id);
    query_bind_integer(&query, plan->id);
    while (query_step(&query)) {
        plan->nodes = arena_grow(arena, plan->nodes, plan->node_count, sizeof(struct plan_node));
        plan->nodes[plan->node_count++] = (struct plan_node){
            .id = query_integer(&query, 0),
            .parent_id = query_integer(&query, 1),
            .depth = query_within(&query, 2, 1, PLAN_LEVELS),
            .code = query_string(&query, 3, arena),
            .name = query_string(&query, 4, arena),
            .position = (int)query_integer(&query, 5),
            .weight = query_quantity(&query, 6),
        };
    }
    return query_end(&query, error);
}

bool plan_store_load(struct database *database, struct object_key key, struct arena *arena,
                     struct plan **plan, struct error *error)
{
    if (!find_plan(database, key, arena, plan, error))
        return false;
    if (*plan == NULL)
        return true;
    struct indicator_list indicators = {0};
    if (!load_nodes(database, *plan, arena, error) ||
        !indicator_store_list(database, *plan, arena, &indicators, error))
        return false;
    (*plan)->indicators = indicators.items;
    (*plan)->indicator_count = indicators.count;
    return plan_link(*plan) ||
           error_set(error, ERROR_INVALID, "el árbol del plan %lld está dañado", (long long)key.id);
}

bool plan_store_add(struct database *database, struct plan *plan, struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_ADD);
    query_bind_integer(&query, plan->council_id);
    query_bind_text(&query, plan->name);
    query_bind_integer(&query, plan->first_year);
    query_bind_integer(&query, plan->year_count);
    query_bind_text(&query, plan->created_utc);
    if (query_step(&query))
        plan->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool plan_store_rename(struct database *database, struct object_key key, const char *name,
                       struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_RENAME);
    query_bind_text(&query, name);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return query_end(&query, error);
}

bool plan_store_make_current(struct database *database, struct object_key key, struct error *error)
{
    struct query clear = query_start(database, SQL_PLAN_CLEAR_CURRENT);
    query_bind_integer(&clear, key.council_id);
    if (!query_end(&clear, error))
        return false;
    struct query query = query_start(database, SQL_PLAN_MAKE_CURRENT);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return query_end(&query, error);
}

bool plan_store_delete(struct database *database, struct object_key key, struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_DELETE);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return query_end(&query, error);
}

bool plan_store_add_node(struct database *database, const struct plan *plan, struct plan_node *node,
                         struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_ADD_NODE);
    query_bind_integer(&query, plan->council_id);
    query_bind_integer(&query, plan->id);
    query_bind_reference(&query, node->parent_id);
    query_bind_integer(&query, node->depth);
    query_bind_text(&query, node->code == NULL ? "" : node->code);
    query_bind_text(&query, node->name);
    query_bind_integer(&query, node->position);
    query_bind_quantity(&query, node->weight);
    if (query_step(&query))
        node->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool plan_store_save_node(struct database *database, const struct plan *plan,
                          const struct plan_node *node, struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_SAVE_NODE);
    query_bind_text(&query, node->code);
    query_bind_text(&query, node->name);
    query_bind_integer(&query, node->position);
    query_bind_quantity(&query, node->weight);
    query_bind_integer(&query, plan->council_id);
    query_bind_integer(&query, plan->id);
    query_bind_integer(&query, node->id);
    return query_end(&query, error);
}

bool plan_store_delete_node(struct database *database, const struct plan *plan, int64_t node_id,
                            struct error *error)
{
    struct query query = query_start(database, SQL_PLAN_DELETE_NODE);
    query_bind_integer(&query, plan->council_id);
    query_bind_integer(&query, plan->id);
    query_bind_integer(&query, node_id);
    return query_end(&query, error);
}
