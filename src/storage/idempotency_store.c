#include "storage/idempotency_store.h"

#include "storage/database.h"

#include "base/banned.h"

bool idempotency_store_load(struct database *database, struct idempotency_record *record,
                            struct arena *arena, struct error *error)
{
    struct query query = query_start(database, SQL_IDEMPOTENCY_LOAD);
    query_bind_integer(&query, record->council_id);
    query_bind_text(&query, record->key);
    record->result = query_step(&query) ? query_text(&query, 0, arena) : NULL;
    return query_end(&query, error);
}

bool idempotency_store_add(struct database *database, const struct idempotency_record *record,
                           struct error *error)
{
    struct query query = query_start(database, SQL_IDEMPOTENCY_ADD);
    query_bind_integer(&query, record->council_id);
    query_bind_text(&query, record->key);
    query_bind_text(&query, record->result);
    query_bind_integer(&query, record->created_s);
    return query_end(&query, error);
}

bool idempotency_store_delete_older(struct database *database, int64_t created_before_s,
                                    struct error *error)
{
    struct query query = query_start(database, SQL_IDEMPOTENCY_DELETE_OLDER);
    query_bind_integer(&query, created_before_s);
    return query_end(&query, error);
}
