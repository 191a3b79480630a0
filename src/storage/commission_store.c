#include "storage/commission_store.h"

#include "storage/database.h"

#include "base/banned.h"

static struct commission read_commission(struct query *query, struct arena *arena)
{
    enum { ID, COUNCIL, NAME, PURPOSE, COORDINATOR, VERSION };
    return (struct commission){.id = query_integer(query, ID),
                               .council_id = query_integer(query, COUNCIL),
                               .name = query_string(query, NAME, arena),
                               .purpose = query_string(query, PURPOSE, arena),
                               .coordinator_id = query_integer(query, COORDINATOR),
                               .version = query_integer(query, VERSION)};
}

bool commission_store_list(struct database *database, int64_t council_id, struct arena *arena,
                           struct commission_list *commissions, struct error *error)
{
    struct query query = query_start(database, SQL_COMMISSION_LIST);
    query_bind_integer(&query, council_id);
    *commissions = (struct commission_list){0};
    while (query_step(&query)) {
        commissions->items =
            arena_grow(arena, commissions->items, commissions->count, sizeof(struct commission));
        commissions->items[commissions->count++] = read_commission(&query, arena);
    }
    return query_end(&query, error);
}

bool commission_store_load(struct database *database, struct object_key key, struct arena *arena,
                           struct commission **commission, struct error *error)
{
    struct query query = query_start(database, SQL_COMMISSION_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *commission = NULL;
    if (query_step(&query)) {
        *commission = ARENA_NEW(arena, struct commission);
        **commission = read_commission(&query, arena);
    }
    return query_end(&query, error);
}

static void bind_content(struct query *query, const struct commission *commission)
{
    query_bind_text(query, commission->name);
    query_bind_text(query, commission->purpose);
    query_bind_reference(query, commission->coordinator_id);
    query_bind_integer(query, commission->council_id);
}

bool commission_store_add(struct database *database, struct commission *commission,
                          struct error *error)
{
    struct query query = query_start(database, SQL_COMMISSION_ADD);
    bind_content(&query, commission);
    if (query_step(&query))
        commission->id = query_integer(&query, 0);
    commission->version = 1;
    return query_end(&query, error);
}

static bool rename_topics(struct database *database, const struct commission *commission,
                          struct error *error)
{
    struct query query = query_start(database, SQL_COMMISSION_RENAME_TOPICS);
    query_bind_text(&query, commission->name);
    query_bind_integer(&query, commission->council_id);
    query_bind_integer(&query, commission->id);
    return query_end(&query, error);
}

bool commission_store_save(struct database *database, struct commission *commission,
                           struct error *error)
{
    struct query query = query_start(database, SQL_COMMISSION_SAVE);
    bind_content(&query, commission);
    query_bind_integer(&query, commission->id);
    query_bind_integer(&query, commission->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió la comisión %lld",
                         (long long)commission->id);
    commission->version++;
    return rename_topics(database, commission, error);
}

bool commission_store_delete(struct database *database, struct object_key key, bool *was_there,
                             struct error *error)
{
    static const enum sql_statement steps[] = {SQL_COMMISSION_FORGET_TOPICS,
                                               SQL_WORK_ACTIVITY_LEAVE_COMMISSION,
                                               SQL_ACTOR_LEAVE_COMMISSION, SQL_COMMISSION_DELETE};
    *was_there = false;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        struct query query = query_start(database, steps[i]);
        query_bind_integer(&query, key.council_id);
        query_bind_integer(&query, key.id);
        if (!query_end(&query, error))
            return false;
        *was_there = query_changed_rows(&query) > 0;
    }
    return true;
}

bool commission_store_list_members(struct database *database, int64_t council_id,
                                   struct arena *arena, struct commission_member_list *members,
                                   struct error *error)
{
    struct query query = query_start(database, SQL_COMMISSION_MEMBER_LIST);
    query_bind_integer(&query, council_id);
    *members = (struct commission_member_list){0};
    while (query_step(&query)) {
        members->items =
            arena_grow(arena, members->items, members->count, sizeof(struct commission_member));
        members->items[members->count++] =
            (struct commission_member){query_integer(&query, 0), query_integer(&query, 1)};
    }
    return query_end(&query, error);
}

bool commission_store_set_members(struct database *database, struct object_key commission,
                                  const int64_t *councillor_ids, size_t count, struct error *error)
{
    struct query clear = query_start(database, SQL_COMMISSION_MEMBER_CLEAR);
    query_bind_integer(&clear, commission.council_id);
    query_bind_integer(&clear, commission.id);
    bool ok = query_end(&clear, error);
    for (size_t i = 0; ok && i < count; i++) {
        struct query query = query_start(database, SQL_COMMISSION_MEMBER_ADD);
        query_bind_integer(&query, commission.council_id);
        query_bind_integer(&query, commission.id);
        query_bind_integer(&query, councillor_ids[i]);
        ok = query_end(&query, error);
    }
    return ok;
}
