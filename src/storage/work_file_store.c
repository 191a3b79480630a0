/* Files of activities, and members' calendar addresses: the rest of work_plan_store.h. */
#include "storage/database.h"
#include "storage/work_plan_store.h"

#include "base/banned.h"

static struct work_file read_file(struct query *query, struct arena *arena)
{
    enum { ID, COUNCIL, ACTIVITY, MINUTES, NAME, TYPE, SIZE, SUM, IS_PUBLIC, BY, UTC };
    return (struct work_file){.id = query_integer(query, ID),
                              .council_id = query_integer(query, COUNCIL),
                              .activity_id = query_integer(query, ACTIVITY),
                              .is_minutes = query_integer(query, MINUTES) != 0,
                              .file_name = query_string(query, NAME, arena),
                              .media_type = query_string(query, TYPE, arena),
                              .size_bytes = query_integer(query, SIZE),
                              .sha256 = query_string(query, SUM, arena),
                              .is_public = query_integer(query, IS_PUBLIC) != 0,
                              .uploaded_by = query_integer(query, BY),
                              .uploaded_utc = query_string(query, UTC, arena)};
}

bool work_plan_store_list_files(struct database *database, struct object_key activity,
                                struct arena *arena, struct work_file_list *files,
                                struct error *error)
{
    struct query query = query_start(database, SQL_WORK_FILE_LIST);
    query_bind_integer(&query, activity.council_id);
    query_bind_integer(&query, activity.id);
    *files = (struct work_file_list){0};
    while (query_step(&query)) {
        files->items = arena_grow(arena, files->items, files->count, sizeof(struct work_file));
        files->items[files->count++] = read_file(&query, arena);
    }
    return query_end(&query, error);
}

bool work_plan_store_load_file(struct database *database, struct object_key key,
                               struct arena *arena, struct work_file **file, struct error *error)
{
    struct query query = query_start(database, SQL_WORK_FILE_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *file = NULL;
    if (query_step(&query)) {
        *file = ARENA_NEW(arena, struct work_file);
        **file = read_file(&query, arena);
    }
    return query_end(&query, error);
}

bool work_plan_store_add_file(struct database *database, struct work_file *file,
                              struct error *error)
{
    struct query query = query_start(database, SQL_WORK_FILE_ADD);
    query_bind_integer(&query, file->council_id);
    query_bind_integer(&query, file->activity_id);
    query_bind_integer(&query, file->is_minutes);
    query_bind_text(&query, file->file_name);
    query_bind_text(&query, file->media_type);
    query_bind_integer(&query, file->size_bytes);
    query_bind_text(&query, file->sha256);
    query_bind_integer(&query, file->is_public);
    query_bind_reference(&query, file->uploaded_by);
    query_bind_text(&query, file->uploaded_utc);
    if (query_step(&query))
        file->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool work_plan_store_remove_file(struct database *database, const struct work_file *file,
                                 const char *now_utc, bool *was_there, struct error *error)
{
    struct query query = query_start(database, SQL_WORK_FILE_REMOVE);
    query_bind_text(&query, now_utc);
    query_bind_integer(&query, file->council_id);
    query_bind_integer(&query, file->activity_id);
    query_bind_integer(&query, file->id);
    bool is_done = query_end(&query, error);
    *was_there = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool work_plan_store_subscribe(struct database *database,
                               const struct calendar_subscription *subscription,
                               struct error *error)
{
    struct query query = query_start(database, SQL_CALENDAR_SUBSCRIPTION_SAVE);
    query_bind_integer(&query, subscription->council_id);
    query_bind_integer(&query, subscription->person_id);
    query_bind_text(&query, subscription->token_hash);
    query_bind_text(&query, subscription->created_utc);
    return query_end(&query, error);
}

bool work_plan_store_unsubscribe(struct database *database, int64_t council_id, int64_t person_id,
                                 bool *was_there, struct error *error)
{
    struct query query = query_start(database, SQL_CALENDAR_SUBSCRIPTION_DELETE);
    query_bind_integer(&query, council_id);
    query_bind_integer(&query, person_id);
    bool is_done = query_end(&query, error);
    *was_there = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool work_plan_store_find_subscriber(struct database *database, int64_t council_id,
                                     const char *token_hash, int64_t *person_id,
                                     struct error *error)
{
    struct query query = query_start(database, SQL_CALENDAR_SUBSCRIPTION_FIND);
    query_bind_text(&query, token_hash);
    query_bind_integer(&query, council_id);
    *person_id = query_step(&query) ? query_integer(&query, 0) : 0;
    return query_end(&query, error);
}

bool work_plan_store_subscribed_since(struct database *database, struct object_key member,
                                      struct arena *arena, const char **created_utc,
                                      struct error *error)
{
    struct query query = query_start(database, SQL_CALENDAR_SUBSCRIPTION_OF_PERSON);
    query_bind_integer(&query, member.council_id);
    query_bind_integer(&query, member.id);
    *created_utc = query_step(&query) ? query_text(&query, 0, arena) : NULL;
    return query_end(&query, error);
}
