#include "storage/person_store.h"

#include "storage/database.h"
#include "storage/sql.h"

#include "base/banned.h"

static struct person read_person(struct query *query, struct arena *arena)
{
    return (struct person){
        .id = query_integer(query, 0),
        .email = query_string(query, 1, arena),
        .name = query_string(query, 2, arena),
        .password_hash = query_text(query, 3, arena),
        .is_administrator = query_integer(query, 4) != 0,
        .must_change_password = query_integer(query, 5) != 0,
        .is_disabled = query_integer(query, 6) != 0,
        .totp_secret = query_text(query, 7, arena),
        .totp_last_step = query_integer(query, 8),
        .recovery_marks = query_string(query, 9, arena),
        .created_utc = query_string(query, 10, arena),
    };
}

static bool find(struct query *query, struct arena *arena, struct person **person,
                 struct error *error)
{
    *person = NULL;
    if (query_step(query)) {
        *person = ARENA_NEW(arena, struct person);
        **person = read_person(query, arena);
    }
    return query_end(query, error);
}

bool person_store_find(struct database *database, int64_t id, struct arena *arena,
                       struct person **person, struct error *error)
{
    struct query query = query_start(database, SQL_PERSON_FIND);
    query_bind_integer(&query, id);
    return find(&query, arena, person, error);
}

bool person_store_find_by_email(struct database *database, const char *email, struct arena *arena,
                                struct person **person, struct error *error)
{
    struct query query = query_start(database, SQL_PERSON_FIND_BY_EMAIL);
    query_bind_text(&query, email);
    return find(&query, arena, person, error);
}

bool person_store_list(struct database *database, struct arena *arena, struct person_list *people,
                       struct error *error)
{
    struct query query = query_start(database, SQL_PERSON_LIST);
    *people = (struct person_list){0};
    while (query_step(&query)) {
        people->items = arena_grow(arena, people->items, people->count, sizeof(struct person));
        people->items[people->count++] = read_person(&query, arena);
    }
    return query_end(&query, error);
}

bool person_store_add(struct database *database, struct person *person, struct error *error)
{
    struct query query = query_start(database, SQL_PERSON_ADD);
    query_bind_text(&query, person->email);
    query_bind_text(&query, person->name);
    query_bind_text(&query, person->password_hash);
    query_bind_integer(&query, person->is_administrator);
    query_bind_integer(&query, person->must_change_password);
    query_bind_integer(&query, person->is_disabled);
    query_bind_text(&query, person->totp_secret);
    query_bind_integer(&query, person->totp_last_step);
    query_bind_text(&query, person->recovery_marks);
    query_bind_text(&query, person->created_utc);
    if (query_step(&query))
        person->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool person_store_save(struct database *database, const struct person *person, struct error *error)
{
    struct query query = query_start(database, SQL_PERSON_SAVE);
    query_bind_text(&query, person->name);
    query_bind_text(&query, person->password_hash);
    query_bind_integer(&query, person->is_administrator);
    query_bind_integer(&query, person->must_change_password);
    query_bind_integer(&query, person->is_disabled);
    query_bind_text(&query, person->totp_secret);
    query_bind_integer(&query, person->totp_last_step);
    query_bind_text(&query, person->recovery_marks);
    query_bind_integer(&query, person->id);
    return query_end(&query, error);
}
