#include "storage/member_store.h"

#include "storage/database.h"
#include "storage/sql.h"

#include "base/banned.h"

static struct member read_member(struct query *query, struct arena *arena)
{
    return (struct member){
        .council_id = query_integer(query, 0),
        .person_id = query_integer(query, 1),
        .roles = query_string(query, 2, arena),
        .since_utc = query_string(query, 3, arena),
        .person_name = query_string(query, 4, arena),
        .person_email = query_string(query, 5, arena),
        .person_is_disabled = query_integer(query, 6) != 0,
        .council_code = query_string(query, 7, arena),
        .council_name = query_string(query, 8, arena),
    };
}

bool member_store_find(struct database *database, const struct member *key, struct arena *arena,
                       struct member **member, struct error *error)
{
    struct query query = query_start(database, SQL_MEMBER_FIND);
    query_bind_integer(&query, key->council_id);
    query_bind_integer(&query, key->person_id);
    *member = NULL;
    if (query_step(&query)) {
        *member = ARENA_NEW(arena, struct member);
        **member = read_member(&query, arena);
    }
    return query_end(&query, error);
}

static bool list(struct query *query, struct arena *arena, struct member_list *members,
                 struct error *error)
{
    *members = (struct member_list){0};
    while (query_step(query)) {
        members->items = arena_grow(arena, members->items, members->count, sizeof(struct member));
        members->items[members->count++] = read_member(query, arena);
    }
    return query_end(query, error);
}

bool member_store_list_of_council(struct database *database, int64_t council_id,
                                  struct arena *arena, struct member_list *members,
                                  struct error *error)
{
    struct query query = query_start(database, SQL_MEMBER_LIST_OF_COUNCIL);
    query_bind_integer(&query, council_id);
    return list(&query, arena, members, error);
}

bool member_store_list_of_person(struct database *database, int64_t person_id, struct arena *arena,
                                 struct member_list *members, struct error *error)
{
    struct query query = query_start(database, SQL_MEMBER_LIST_OF_PERSON);
    query_bind_integer(&query, person_id);
    return list(&query, arena, members, error);
}

bool member_store_count_of_person(struct database *database, int64_t person_id, int64_t *count,
                                  struct error *error)
{
    struct query query = query_start(database, SQL_MEMBER_COUNT_OF_PERSON);
    query_bind_integer(&query, person_id);
    *count = query_step(&query) ? query_integer(&query, 0) : 0;
    return query_end(&query, error);
}

bool member_store_save(struct database *database, const struct member *member, struct error *error)
{
    struct query query = query_start(database, SQL_MEMBER_SAVE);
    query_bind_integer(&query, member->council_id);
    query_bind_integer(&query, member->person_id);
    query_bind_text(&query, member->roles);
    query_bind_text(&query, member->since_utc);
    return query_end(&query, error);
}

bool member_store_delete(struct database *database, const struct member *key, struct error *error)
{
    /* Who leaves takes part no more in the follow-up; the letters stay, for who replaces them. */
    static const enum sql_statement statements[] = {SQL_ACTOR_LEAVE_COUNCIL, SQL_MEMBER_DELETE};
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
        struct query query = query_start(database, statements[i]);
        query_bind_integer(&query, key->council_id);
        query_bind_integer(&query, key->person_id);
        if (!query_end(&query, error))
            return false;
    }
    return true;
}
