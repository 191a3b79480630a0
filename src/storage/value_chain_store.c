#include "storage/value_chain_store.h"

#include "storage/database.h"

#include "base/banned.h"

static struct query start(struct database *database, enum sql_statement statement,
                          struct object_key topic)
{
    struct query query = query_start(database, statement);
    query_bind_integer(&query, topic.council_id);
    query_bind_integer(&query, topic.id);
    return query;
}

static bool list_links(struct query *query, struct arena *arena, struct chain_links *links,
                       struct error *error)
{
    while (query_step(query)) {
        links->items = arena_grow(arena, links->items, links->count, sizeof *links->items);
        links->items[links->count++] =
            (struct chain_link){query_integer(query, 0), query_integer(query, 1)};
    }
    return query_end(query, error);
}

static bool list_money(struct query *query, struct arena *arena, struct chain_list *money,
                       struct error *error)
{
    while (query_step(query)) {
        money->items = arena_grow(arena, money->items, money->count, sizeof *money->items);
        money->items[money->count++] =
            (struct chain_item){query_integer(query, 0), "", query_integer(query, 1)};
    }
    return query_end(query, error);
}

bool value_chain_store_load(struct database *database, struct object_key topic, struct arena *arena,
                            struct value_chain_record *record, struct error *error)
{
    *record = (struct value_chain_record){0};
    struct query query = start(database, SQL_VALUE_CHAIN_VERSION, topic);
    if (query_step(&query))
        record->version = query_integer(&query, 0);
    if (!query_end(&query, error))
        return false;
    query = start(database, SQL_VALUE_CHAIN_LIST_PRODUCTS, topic);
    if (!list_links(&query, arena, &record->products_of_results, error))
        return false;
    query = start(database, SQL_VALUE_CHAIN_LIST_PROJECTS, topic);
    if (!list_links(&query, arena, &record->projects_of_products, error))
        return false;
    query = start(database, SQL_VALUE_CHAIN_LIST_MONEY, topic);
    return list_money(&query, arena, &record->money, error);
}

static bool advance(struct database *database, struct object_key topic, int64_t version,
                    struct error *error)
{
    struct query query =
        start(database, version == 0 ? SQL_VALUE_CHAIN_START : SQL_VALUE_CHAIN_ADVANCE, topic);
    if (version != 0)
        query_bind_integer(&query, version);
    if (!query_end(&query, error))
        return false;
    return query_changed_rows(&query) > 0 ||
           error_set(error, ERROR_CONFLICT, "otra persona cambió la cadena");
}

static bool clear(struct database *database, struct object_key topic, struct error *error)
{
    static const enum sql_statement statements[] = {SQL_VALUE_CHAIN_CLEAR_PRODUCTS,
                                                    SQL_VALUE_CHAIN_CLEAR_PROJECTS,
                                                    SQL_VALUE_CHAIN_CLEAR_MONEY};
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
        struct query query = start(database, statements[i], topic);
        if (!query_end(&query, error))
            return false;
    }
    return true;
}

static bool add(struct query query, struct chain_link link, struct error *error)
{
    query_bind_integer(&query, link.from_id);
    query_bind_integer(&query, link.to_id);
    return query_end(&query, error);
}

bool value_chain_store_save(struct database *database, struct object_key topic,
                            const struct value_chain_record *record, struct error *error)
{
    const struct chain_links *products = &record->products_of_results;
    const struct chain_links *projects = &record->projects_of_products;
    if (!advance(database, topic, record->version, error) || !clear(database, topic, error))
        return false;
    for (size_t i = 0; i < products->count; i++)
        if (!add(start(database, SQL_VALUE_CHAIN_ADD_PRODUCT, topic), products->items[i], error))
            return false;
    for (size_t i = 0; i < projects->count; i++)
        if (!add(start(database, SQL_VALUE_CHAIN_ADD_PROJECT, topic), projects->items[i], error))
            return false;
    for (size_t i = 0; i < record->money.count; i++) {
        const struct chain_item *item = &record->money.items[i];
        if (!add(start(database, SQL_VALUE_CHAIN_ADD_MONEY, topic),
                 (struct chain_link){item->id, item->pesos}, error))
            return false;
    }
    return true;
}
