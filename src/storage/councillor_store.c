#include "storage/councillor_store.h"

#include "storage/database.h"
#include "storage/stored_date.h"

#include "base/banned.h"

static struct councillor read_councillor(struct query *query, struct arena *arena)
{
    enum { ID, COUNCIL, PERSON, NAME, SECTOR, ORGANISATION, SINCE, UNTIL, PHONE, EMAIL, FORGOTTEN };
    return (struct councillor){
        .id = query_integer(query, ID),
        .council_id = query_integer(query, COUNCIL),
        .person_id = query_integer(query, PERSON),
        .name = query_string(query, NAME, arena),
        .sector = query_string(query, SECTOR, arena),
        .organisation = query_string(query, ORGANISATION, arena),
        .since = stored_date(query, SINCE),
        .until = stored_date(query, UNTIL),
        .phone = query_string(query, PHONE, arena),
        .email = query_string(query, EMAIL, arena),
        .is_forgotten = query_integer(query, FORGOTTEN) != 0,
        .version = query_integer(query, FORGOTTEN + 1),
    };
}

bool councillor_store_list(struct database *database, int64_t council_id, struct arena *arena,
                           struct councillor_list *councillors, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCILLOR_LIST);
    query_bind_integer(&query, council_id);
    *councillors = (struct councillor_list){0};
    while (query_step(&query)) {
        councillors->items =
            arena_grow(arena, councillors->items, councillors->count, sizeof(struct councillor));
        councillors->items[councillors->count++] = read_councillor(&query, arena);
    }
    return query_end(&query, error);
}

bool councillor_store_load(struct database *database, struct object_key key, struct arena *arena,
                           struct councillor **councillor, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCILLOR_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *councillor = NULL;
    if (query_step(&query)) {
        *councillor = ARENA_NEW(arena, struct councillor);
        **councillor = read_councillor(&query, arena);
    }
    return query_end(&query, error);
}

struct dates {
    char since[DATE_ISO_SIZE], until[DATE_ISO_SIZE];
};

/* dates holds the texts until query_end. */
static void bind_content(struct query *query, const struct councillor *councillor,
                         struct dates *dates)
{
    query_bind_reference(query, councillor->person_id);
    query_bind_text(query, councillor->name);
    query_bind_text(query, councillor->sector);
    query_bind_text(query, councillor->organisation);
    query_bind_text(query, date_format_iso(councillor->since, dates->since));
    query_bind_text(query, date_format_iso(councillor->until, dates->until));
    query_bind_text(query, councillor->phone);
    query_bind_text(query, councillor->email);
    query_bind_integer(query, councillor->council_id);
}

bool councillor_store_add(struct database *database, struct councillor *councillor,
                          struct error *error)
{
    struct dates dates;
    struct query query = query_start(database, SQL_COUNCILLOR_ADD);
    bind_content(&query, councillor, &dates);
    if (query_step(&query))
        councillor->id = query_integer(&query, 0);
    councillor->version = 1;
    return query_end(&query, error);
}

bool councillor_store_save(struct database *database, struct councillor *councillor,
                           struct error *error)
{
    struct dates dates;
    struct query query = query_start(database, SQL_COUNCILLOR_SAVE);
    bind_content(&query, councillor, &dates);
    query_bind_integer(&query, councillor->id);
    query_bind_integer(&query, councillor->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió el consejero %lld",
                         (long long)councillor->id);
    councillor->version++;
    return true;
}

static bool revoke_all(struct database *database, struct object_key key, const char *today,
                       struct error *error)
{
    struct query query = query_start(database, SQL_AUTHORISATION_REVOKE_ALL);
    query_bind_text(&query, today);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return query_end(&query, error);
}

/* What the council noted of the same person as an actor of the follow-up. */
static bool forget_contact(struct database *database, struct object_key key, struct error *error)
{
    struct query query = query_start(database, SQL_ACTOR_FORGET_COUNCILLOR);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return query_end(&query, error);
}

bool councillor_store_forget(struct database *database, struct object_key key, struct date today,
                             bool *was_there, struct error *error)
{
    char day[DATE_ISO_SIZE];
    struct query query = query_start(database, SQL_COUNCILLOR_FORGET);
    date_format_iso(today, day);
    query_bind_text(&query, day);
    query_bind_text(&query, day);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *was_there = false;
    if (!query_end(&query, error))
        return false;
    *was_there = query_changed_rows(&query) > 0;
    return forget_contact(database, key, error) && revoke_all(database, key, day, error);
}

static struct sector read_sector(struct query *query, struct arena *arena)
{
    return (struct sector){.code = query_string(query, 0, arena),
                           .name = query_string(query, 1, arena),
                           .seats = query_within(query, 2, 0, SECTOR_MAX_SEATS),
                           .is_sensitive = query_integer(query, 3) != 0,
                           .is_own = true};
}

/* A stored row is either what the council says of a sector of the catalog, or a sector of its own.
 */
static void take_sector(struct sector_list *sectors, struct arena *arena, struct sector stored)
{
    for (size_t i = 0; i < sector_catalog_count; i++)
        if (sector_find(&sectors->items[i], 1, stored.code) != NULL) {
            sectors->items[i].seats = stored.seats;
            return;
        }
    sectors->items = arena_grow(arena, sectors->items, sectors->count, sizeof(struct sector));
    sectors->items[sectors->count++] = stored;
}

bool councillor_store_list_sectors(struct database *database, int64_t council_id,
                                   struct arena *arena, struct sector_list *sectors,
                                   struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_SECTOR_LIST);
    query_bind_integer(&query, council_id);
    *sectors = (struct sector_list){0};
    for (size_t i = 0; i < sector_catalog_count; i++) {
        sectors->items = arena_grow(arena, sectors->items, sectors->count, sizeof(struct sector));
        sectors->items[sectors->count] = sector_catalog[i];
        sectors->items[sectors->count++].seats = sector_catalog[i].is_by_law;
    }
    while (query_step(&query))
        take_sector(sectors, arena, read_sector(&query, arena));
    return query_end(&query, error);
}

bool councillor_store_save_sector(struct database *database, int64_t council_id,
                                  const struct sector *sector, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_SECTOR_SAVE);
    query_bind_integer(&query, council_id);
    query_bind_text(&query, sector->code);
    query_bind_text(&query, sector->name);
    query_bind_integer(&query, sector->seats);
    query_bind_integer(&query, sector->is_sensitive);
    return query_end(&query, error);
}

bool councillor_store_delete_sector(struct database *database, int64_t council_id, const char *code,
                                    struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_SECTOR_DELETE);
    query_bind_integer(&query, council_id);
    query_bind_text(&query, code);
    return query_end(&query, error);
}
