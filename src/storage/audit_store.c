#include "storage/audit_store.h"

#include <string.h>

#include "storage/database.h"
#include "storage/sql.h"

#include "base/banned.h"

bool audit_store_add(struct database *database, const struct audit_record *record,
                     struct error *error)
{
    struct query query = query_start(database, SQL_AUDIT_ADD);
    query_bind_integer(&query, record->council_id);
    query_bind_integer(&query, record->sequence);
    query_bind_integer(&query, record->actor_id);
    query_bind_text(&query, record->time_utc);
    query_bind_text(&query, record->action);
    query_bind_text(&query, record->object);
    query_bind_text(&query, record->detail);
    query_bind_blob(&query, record->previous, sizeof record->previous);
    query_bind_blob(&query, record->hash, sizeof record->hash);
    return query_end(&query, error);
}

/* false: the column is no blob of a hash's length. */
static bool read_hash(struct query *query, int column, unsigned char hash[AUDIT_STORE_HASH_SIZE])
{
    size_t length = 0;
    const char *bytes = query_borrow(query, column, &length);
    if (bytes == NULL || length != AUDIT_STORE_HASH_SIZE)
        return false;
    memcpy(hash, bytes, AUDIT_STORE_HASH_SIZE);
    return true;
}

bool audit_store_load_head(struct database *database, int64_t council_id, int64_t *length,
                           unsigned char hash[AUDIT_STORE_HASH_SIZE], struct error *error)
{
    struct query query = query_start(database, SQL_AUDIT_HEAD);
    query_bind_integer(&query, council_id);
    *length = 0;
    memset(hash, 0, AUDIT_STORE_HASH_SIZE);
    bool is_damaged = false;
    if (query_step(&query)) {
        *length = query_integer(&query, 0);
        is_damaged = !read_hash(&query, 1, hash);
    }
    if (!query_end(&query, error))
        return false;
    return !is_damaged || error_set(error, ERROR_INVALID, "la última entrada está dañada");
}

/* A text with a NUL inside would be read short, and what follows it could change unseen. */
static const char *borrow_text(struct query *query, int column, bool *is_damaged)
{
    size_t length = 0;
    const char *text = query_borrow(query, column, &length);
    if (text != NULL && strlen(text) == length)
        return text;
    *is_damaged = true;
    return "";
}

bool audit_store_walk(struct database *database, int64_t council_id, audit_store_visit visit,
                      void *context, struct error *error)
{
    struct query query = query_start(database, SQL_AUDIT_WALK);
    query_bind_integer(&query, council_id);
    query_stream(&query);
    bool goes_on = true;
    while (goes_on && query_step(&query)) {
        bool is_damaged = false;
        struct audit_record record = {
            .council_id = query_integer(&query, 0),
            .sequence = query_integer(&query, 1),
            .actor_id = query_integer(&query, 2),
            .time_utc = borrow_text(&query, 3, &is_damaged),
            .action = borrow_text(&query, 4, &is_damaged),
            .object = borrow_text(&query, 5, &is_damaged),
            .detail = borrow_text(&query, 6, &is_damaged),
        };
        is_damaged = !read_hash(&query, 7, record.previous) || is_damaged;
        is_damaged = !read_hash(&query, 8, record.hash) || is_damaged;
        goes_on = visit(context, &record, is_damaged);
    }
    return query_end(&query, error);
}

static const char *column_text(struct query *query, int column, struct arena *arena)
{
    const char *text = query_text(query, column, arena);
    return text == NULL ? "" : text;
}

/* The columns that both lists have; the name in the last one is theirs. */
static struct audit_record *read_record(struct query *query, struct arena *arena,
                                        struct audit_record_list *records)
{
    records->items = arena_grow(arena, records->items, records->count, sizeof(struct audit_record));
    struct audit_record *record = &records->items[records->count++];
    *record = (struct audit_record){
        .council_id = query_integer(query, 0),
        .sequence = query_integer(query, 1),
        .actor_id = query_integer(query, 2),
        .time_utc = query_string(query, 3, arena),
        .action = query_string(query, 4, arena),
        .object = query_string(query, 5, arena),
        .detail = query_string(query, 6, arena),
    };
    read_hash(query, 7, record->previous);
    read_hash(query, 8, record->hash);
    return record;
}

bool audit_store_list(struct database *database, const struct audit_query *wanted,
                      struct arena *arena, struct audit_record_list *records, struct error *error)
{
    struct query query = query_start(database, SQL_AUDIT_LIST);
    query_bind_integer(&query, wanted->council_id);
    query_bind_integer(&query, wanted->before_sequence == 0 ? INT64_MAX : wanted->before_sequence);
    const char *action = wanted->action == NULL ? "" : wanted->action;
    query_bind_integer(&query, wanted->has_actor ? wanted->actor_id : -1);
    query_bind_integer(&query, wanted->actor_id);
    query_bind_text(&query, action);
    query_bind_text(&query, action);
    query_bind_integer(&query, wanted->limit);
    *records = (struct audit_record_list){0};
    while (query_step(&query))
        read_record(&query, arena, records)->actor_name = column_text(&query, 9, arena);
    return query_end(&query, error);
}

bool audit_store_list_of_actor(struct database *database, const struct audit_actor_query *wanted,
                               struct arena *arena, struct audit_record_list *records,
                               struct error *error)
{
    struct query query = query_start(database, SQL_AUDIT_LIST_OF_ACTOR);
    query_bind_integer(&query, wanted->actor_id);
    query_bind_integer(&query, wanted->limit);
    *records = (struct audit_record_list){0};
    while (query_step(&query))
        read_record(&query, arena, records)->council_name = column_text(&query, 9, arena);
    return query_end(&query, error);
}

static struct audit_tally *add_tally(struct audit_tally_list *list, struct arena *arena)
{
    list->items = arena_grow(arena, list->items, list->count, sizeof list->items[0]);
    return &list->items[list->count++];
}

bool audit_store_list_actors(struct database *database, int64_t council_id, struct arena *arena,
                             struct audit_tally_list *actors, struct error *error)
{
    struct query query = query_start(database, SQL_AUDIT_LIST_ACTORS);
    query_bind_integer(&query, council_id);
    *actors = (struct audit_tally_list){0};
    while (query_step(&query))
        *add_tally(actors, arena) = (struct audit_tally){
            query_integer(&query, 0), query_string(&query, 1, arena), query_integer(&query, 2)};
    return query_end(&query, error);
}

bool audit_store_list_actions(struct database *database, int64_t council_id, struct arena *arena,
                              struct audit_tally_list *actions, struct error *error)
{
    struct query query = query_start(database, SQL_AUDIT_LIST_ACTIONS);
    query_bind_integer(&query, council_id);
    *actions = (struct audit_tally_list){0};
    while (query_step(&query))
        *add_tally(actions, arena) = (struct audit_tally){.name = query_string(&query, 0, arena),
                                                          .count = query_integer(&query, 1)};
    return query_end(&query, error);
}

bool audit_store_list_chains(struct database *database, struct arena *arena, int64_t **council_ids,
                             size_t *count, struct error *error)
{
    struct query query = query_start(database, SQL_AUDIT_LIST_CHAINS);
    *council_ids = NULL;
    *count = 0;
    while (query_step(&query)) {
        *council_ids = arena_grow(arena, *council_ids, *count, sizeof(int64_t));
        (*council_ids)[(*count)++] = query_integer(&query, 0);
    }
    return query_end(&query, error);
}
