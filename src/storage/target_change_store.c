#include "storage/target_change_store.h"

#include "base/text.h"
#include "storage/database.h"

#include "base/banned.h"

static bool add_item(struct database *database, const struct target_change *change,
                     const struct target_change_item *item, struct error *error)
{
    struct query query = query_start(database, SQL_TARGET_CHANGE_ADD_ITEM);
    query_bind_integer(&query, change->council_id);
    query_bind_integer(&query, change->id);
    query_bind_integer(&query, item->year);
    query_bind_quantity(&query, item->old_value);
    query_bind_quantity(&query, item->new_value);
    return query_end(&query, error);
}

bool target_change_store_add(struct database *database, struct target_change *change,
                             struct error *error)
{
    struct query query = query_start(database, SQL_TARGET_CHANGE_ADD);
    query_bind_integer(&query, change->council_id);
    query_bind_integer(&query, change->indicator_id);
    query_bind_text(&query, change->act_kind);
    query_bind_text(&query, change->act_number);
    query_bind_text(&query, change->act_date);
    query_bind_text(&query, text_or_empty(change->note));
    query_bind_integer(&query, change->changed_by);
    query_bind_text(&query, change->changed_utc);
    if (query_step(&query))
        change->id = query_integer(&query, 0);
    if (!query_end(&query, error))
        return false;
    for (int i = 0; i < change->item_count; i++)
        if (!add_item(database, change, &change->items[i], error))
            return false;
    return true;
}

static struct target_change read_change(struct query *query, struct object_key indicator,
                                        struct arena *arena)
{
    return (struct target_change){
        .id = query_integer(query, 0),
        .council_id = indicator.council_id,
        .indicator_id = indicator.id,
        .act_kind = query_string(query, 1, arena),
        .act_number = query_string(query, 2, arena),
        .act_date = query_string(query, 3, arena),
        .note = query_string(query, 4, arena),
        .changed_by = query_integer(query, 5),
        .changed_utc = query_string(query, 6, arena),
        .person_name = query_string(query, 7, arena),
    };
}

/* One row for each item, in the order of the changes. */
bool target_change_store_list(struct database *database, struct object_key indicator,
                              struct arena *arena, struct target_change_list *changes,
                              struct error *error)
{
    struct query query = query_start(database, SQL_TARGET_CHANGE_LIST);
    query_bind_integer(&query, indicator.council_id);
    query_bind_integer(&query, indicator.id);
    *changes = (struct target_change_list){0};
    while (query_step(&query)) {
        if (changes->count == 0 ||
            changes->items[changes->count - 1].id != query_integer(&query, 0)) {
            changes->items =
                arena_grow(arena, changes->items, changes->count, sizeof(struct target_change));
            changes->items[changes->count++] = read_change(&query, indicator, arena);
        }
        struct target_change *change = &changes->items[changes->count - 1];
        if (query_is_null(&query, 8) || change->item_count > PLAN_MAX_YEARS)
            continue;
        change->items[change->item_count++] = (struct target_change_item){
            .year = (int)query_integer(&query, 8),
            .old_value = query_quantity(&query, 9),
            .new_value = query_quantity(&query, 11),
        };
    }
    return query_end(&query, error);
}
