#include "storage/session_store.h"

#include "storage/database.h"
#include "storage/sql.h"

#include "base/banned.h"

static struct session_record read_session(struct query *query, struct arena *arena)
{
    return (struct session_record){
        .id = query_integer(query, 0),
        .person_id = query_integer(query, 1),
        .token_hash = query_string(query, 2, arena),
        .created_s = query_integer(query, 3),
        .seen_s = query_integer(query, 4),
        .address = query_string(query, 5, arena),
        .browser = query_string(query, 6, arena),
    };
}

bool session_store_add(struct database *database, struct session_record *record,
                       struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_ADD);
    query_bind_integer(&query, record->person_id);
    query_bind_text(&query, record->token_hash);
    query_bind_integer(&query, record->created_s);
    query_bind_integer(&query, record->seen_s);
    query_bind_text(&query, record->address);
    query_bind_text(&query, record->browser);
    if (query_step(&query))
        record->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool session_store_find(struct database *database, const char *token_hash, struct arena *arena,
                        struct session_record **record, struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_FIND);
    query_bind_text(&query, token_hash);
    *record = NULL;
    if (query_step(&query)) {
        *record = ARENA_NEW(arena, struct session_record);
        **record = read_session(&query, arena);
    }
    return query_end(&query, error);
}

bool session_store_list(struct database *database, int64_t person_id, struct arena *arena,
                        struct session_record_list *records, struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_LIST);
    query_bind_integer(&query, person_id);
    *records = (struct session_record_list){0};
    while (query_step(&query)) {
        records->items =
            arena_grow(arena, records->items, records->count, sizeof(struct session_record));
        records->items[records->count++] = read_session(&query, arena);
    }
    return query_end(&query, error);
}

bool session_store_touch(struct database *database, int64_t id, int64_t seen_s, struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_TOUCH);
    query_bind_integer(&query, seen_s);
    query_bind_integer(&query, id);
    return query_end(&query, error);
}

bool session_store_renew(struct database *database, const struct session_record *record,
                         struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_RENEW);
    query_bind_text(&query, record->token_hash);
    query_bind_integer(&query, record->person_id);
    query_bind_integer(&query, record->id);
    return query_end(&query, error);
}

bool session_store_delete(struct database *database, int64_t person_id, int64_t id, bool *was_there,
                          struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_DELETE);
    query_bind_integer(&query, person_id);
    query_bind_integer(&query, id);
    query_step(&query);
    *was_there = query_changed_rows(&query) > 0;
    return query_end(&query, error);
}

bool session_store_delete_others(struct database *database, int64_t person_id, int64_t kept_id,
                                 struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_DELETE_OTHERS);
    query_bind_integer(&query, person_id);
    query_bind_integer(&query, kept_id);
    return query_end(&query, error);
}

bool session_store_delete_older(struct database *database, int64_t created_before_s,
                                struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_DELETE_OLDER);
    query_bind_integer(&query, created_before_s);
    return query_end(&query, error);
}
