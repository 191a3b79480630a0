#include "storage/throttle_store.h"

#include "storage/database.h"
#include "storage/sql.h"

#include "base/banned.h"

bool throttle_store_load(struct database *database, struct throttle_record *record,
                         struct error *error)
{
    struct query query = query_start(database, SQL_THROTTLE_LOAD);
    query_bind_text(&query, record->mark);
    record->failures = 0;
    record->last_s = 0;
    if (query_step(&query)) {
        record->failures = query_integer(&query, 0);
        record->last_s = query_integer(&query, 1);
    }
    return query_end(&query, error);
}

bool throttle_store_save(struct database *database, const struct throttle_record *record,
                         struct error *error)
{
    struct query query = query_start(database, SQL_THROTTLE_SAVE);
    query_bind_text(&query, record->mark);
    query_bind_integer(&query, record->failures);
    query_bind_integer(&query, record->last_s);
    return query_end(&query, error);
}

bool throttle_store_delete(struct database *database, const char *mark, struct error *error)
{
    struct query query = query_start(database, SQL_THROTTLE_DELETE);
    query_bind_text(&query, mark);
    return query_end(&query, error);
}

bool throttle_store_delete_older(struct database *database, int64_t before_s, struct error *error)
{
    struct query query = query_start(database, SQL_THROTTLE_DELETE_OLDER);
    query_bind_integer(&query, before_s);
    return query_end(&query, error);
}
