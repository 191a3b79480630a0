#include "storage/assumed_target_store.h"

#include "storage/database.h"

#include "base/banned.h"

bool assumed_target_store_list(struct database *database, struct object_key plan,
                               struct arena *arena, struct assumed_target_list *list,
                               struct error *error)
{
    struct query query = query_start(database, SQL_ASSUMED_TARGET_LIST);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    *list = (struct assumed_target_list){0};
    while (query_step(&query)) {
        list->items = arena_grow(arena, list->items, list->count, sizeof *list->items);
        list->items[list->count++] =
            (struct assumed_target){.indicator_id = query_integer(&query, 0),
                                    .year = query_within(&query, 1, 0, 9999),
                                    .value_e4 = query_integer(&query, 2),
                                    .reason = query_string(&query, 3, arena),
                                    .accepted_by_name = query_string(&query, 4, arena),
                                    .accepted_utc = query_string(&query, 5, arena)};
    }
    return query_end(&query, error);
}

bool assumed_target_store_save(struct database *database, int64_t council_id,
                               const struct assumed_target *target, struct error *error)
{
    struct query query = query_start(database, SQL_ASSUMED_TARGET_SAVE);
    query_bind_integer(&query, council_id);
    query_bind_integer(&query, target->indicator_id);
    query_bind_integer(&query, target->year);
    query_bind_integer(&query, target->value_e4);
    query_bind_text(&query, target->reason);
    query_bind_reference(&query, target->accepted_by);
    query_bind_text(&query, target->accepted_utc);
    return query_end(&query, error);
}

bool assumed_target_store_delete(struct database *database, struct object_key indicator,
                                 bool *was_there, struct error *error)
{
    struct query query = query_start(database, SQL_ASSUMED_TARGET_DELETE);
    query_bind_integer(&query, indicator.council_id);
    query_bind_integer(&query, indicator.id);
    if (!query_end(&query, error))
        return false;
    *was_there = query_changed_rows(&query) > 0;
    return true;
}
