#include "storage/invitation_store.h"

#include "storage/database.h"
#include "storage/sql.h"

#include "base/banned.h"

static struct invitation read_invitation(struct query *query, struct arena *arena)
{
    return (struct invitation){
        .id = query_integer(query, 0),
        .council_id = query_integer(query, 1),
        .token_hash = query_string(query, 2, arena),
        .email = query_string(query, 3, arena),
        .name = query_string(query, 4, arena),
        .roles = query_string(query, 5, arena),
        .invited_by = query_integer(query, 6),
        .created_s = query_integer(query, 7),
        .expires_s = query_integer(query, 8),
        .used_s = query_integer(query, 9),
        .council_code = query_string(query, 10, arena),
        .council_name = query_string(query, 11, arena),
    };
}

bool invitation_store_add(struct database *database, struct invitation *invitation,
                          struct error *error)
{
    struct query query = query_start(database, SQL_INVITATION_ADD);
    query_bind_integer(&query, invitation->council_id);
    query_bind_text(&query, invitation->token_hash);
    query_bind_text(&query, invitation->email);
    query_bind_text(&query, invitation->name);
    query_bind_text(&query, invitation->roles);
    query_bind_integer(&query, invitation->invited_by);
    query_bind_integer(&query, invitation->created_s);
    query_bind_integer(&query, invitation->expires_s);
    if (query_step(&query))
        invitation->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool invitation_store_find(struct database *database, const char *token_hash, struct arena *arena,
                           struct invitation **invitation, struct error *error)
{
    struct query query = query_start(database, SQL_INVITATION_FIND);
    query_bind_text(&query, token_hash);
    *invitation = NULL;
    if (query_step(&query)) {
        *invitation = ARENA_NEW(arena, struct invitation);
        **invitation = read_invitation(&query, arena);
    }
    return query_end(&query, error);
}

bool invitation_store_list(struct database *database, int64_t council_id, struct arena *arena,
                           struct invitation_list *invitations, struct error *error)
{
    struct query query = query_start(database, SQL_INVITATION_LIST);
    query_bind_integer(&query, council_id);
    *invitations = (struct invitation_list){0};
    while (query_step(&query)) {
        invitations->items =
            arena_grow(arena, invitations->items, invitations->count, sizeof(struct invitation));
        invitations->items[invitations->count++] = read_invitation(&query, arena);
    }
    return query_end(&query, error);
}

bool invitation_store_use(struct database *database, int64_t id, int64_t used_s, bool *was_unused,
                          struct error *error)
{
    struct query query = query_start(database, SQL_INVITATION_USE);
    query_bind_integer(&query, used_s);
    query_bind_integer(&query, id);
    query_step(&query);
    *was_unused = query_changed_rows(&query) > 0;
    return query_end(&query, error);
}

bool invitation_store_withdraw(struct database *database, int64_t council_id, int64_t id,
                               bool *was_there, struct error *error)
{
    struct query query = query_start(database, SQL_INVITATION_WITHDRAW);
    query_bind_integer(&query, council_id);
    query_bind_integer(&query, id);
    query_step(&query);
    *was_there = query_changed_rows(&query) > 0;
    return query_end(&query, error);
}

bool invitation_store_delete(struct database *database, int64_t council_id, const char *email,
                             struct error *error)
{
    struct query query = query_start(database, SQL_INVITATION_DELETE);
    query_bind_integer(&query, council_id);
    query_bind_text(&query, email);
    return query_end(&query, error);
}
