#include "storage/work_plan_store.h"

#include "storage/database.h"
#include "storage/stored_date.h"

#include "base/banned.h"

enum column {
    ID,
    COUNCIL,
    TITLE,
    DESCRIPTION,
    STEP,
    COMMISSION,
    RESPONSIBLE,
    START,
    END,
    PRODUCT,
    STATE,
    DONE,
    BASIS,
    NORM,
    LEGAL_CODE,
    IS_PUBLIC,
    VERSION,
    FILE_COUNT
};

static void read_codes(struct query *query, struct work_activity *it)
{
    char code[QUERY_CODE_SIZE];
    if (!work_step_parse(query_code(query, STEP, code), &it->step))
        query_fail_damaged(query, STEP);
    if (!activity_state_parse(query_code(query, STATE, code), &it->state))
        query_fail_damaged(query, STATE);
    if (!activity_basis_parse(query_code(query, BASIS, code), &it->basis))
        query_fail_damaged(query, BASIS);
}

static struct work_activity read_activity(struct query *query, struct arena *arena)
{
    struct work_activity it = {
        .id = query_integer(query, ID),
        .council_id = query_integer(query, COUNCIL),
        .title = query_string(query, TITLE, arena),
        .description = query_string(query, DESCRIPTION, arena),
        .commission_id = query_integer(query, COMMISSION),
        .responsible_id = query_integer(query, RESPONSIBLE),
        .start = stored_date(query, START),
        .end = stored_date(query, END),
        .product = query_string(query, PRODUCT, arena),
        .done = stored_date(query, DONE),
        .norm = query_string(query, NORM, arena),
        .legal_code = query_string(query, LEGAL_CODE, arena),
        .is_public = query_integer(query, IS_PUBLIC) != 0,
        .version = query_integer(query, VERSION),
        .file_count = (int)query_integer(query, FILE_COUNT),
    };
    read_codes(query, &it);
    return it;
}

bool work_plan_store_list(struct database *database, int64_t council_id, struct arena *arena,
                          struct work_activity_list *activities, struct error *error)
{
    struct query query = query_start(database, SQL_WORK_ACTIVITY_LIST);
    query_bind_integer(&query, council_id);
    *activities = (struct work_activity_list){0};
    while (query_step(&query)) {
        activities->items =
            arena_grow(arena, activities->items, activities->count, sizeof(struct work_activity));
        activities->items[activities->count++] = read_activity(&query, arena);
    }
    return query_end(&query, error);
}

bool work_plan_store_load(struct database *database, struct object_key key, struct arena *arena,
                          struct work_activity **activity, struct error *error)
{
    struct query query = query_start(database, SQL_WORK_ACTIVITY_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *activity = NULL;
    if (query_step(&query)) {
        *activity = ARENA_NEW(arena, struct work_activity);
        **activity = read_activity(&query, arena);
    }
    return query_end(&query, error);
}

/* Hold the texts until query_end. */
struct dates {
    char start[DATE_ISO_SIZE], end[DATE_ISO_SIZE], done[DATE_ISO_SIZE];
};

static void bind_content(struct query *query, const struct work_activity *it, struct dates *dates)
{
    query_bind_text(query, it->title);
    query_bind_text(query, it->description);
    query_bind_text(query, work_step_code(it->step));
    query_bind_reference(query, it->commission_id);
    query_bind_reference(query, it->responsible_id);
    query_bind_text(query, date_format_iso(it->start, dates->start));
    query_bind_text(query, date_format_iso(it->end, dates->end));
    query_bind_text(query, it->product);
    query_bind_text(query, activity_state_code(it->state));
    query_bind_text(query, date_format_iso(it->done, dates->done));
    query_bind_integer(query, it->is_public);
    query_bind_integer(query, it->council_id);
}

bool work_plan_store_add(struct database *database, struct work_activity *activity,
                         struct error *error)
{
    struct dates dates;
    struct query query = query_start(database, SQL_WORK_ACTIVITY_ADD);
    bind_content(&query, activity, &dates);
    query_bind_text(&query, activity_basis_code(activity->basis));
    query_bind_text(&query, activity->norm);
    query_bind_text(&query, activity->legal_code);
    if (query_step(&query))
        activity->id = query_integer(&query, 0);
    activity->version = 1;
    return query_end(&query, error);
}

bool work_plan_store_save(struct database *database, struct work_activity *activity,
                          struct error *error)
{
    struct dates dates;
    struct query query = query_start(database, SQL_WORK_ACTIVITY_SAVE);
    bind_content(&query, activity, &dates);
    query_bind_integer(&query, activity->id);
    query_bind_integer(&query, activity->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió la actividad %lld",
                         (long long)activity->id);
    activity->version++;
    return true;
}

bool work_plan_store_delete(struct database *database, struct object_key key, bool *was_there,
                            struct error *error)
{
    struct query query = query_start(database, SQL_WORK_ACTIVITY_DELETE);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    bool is_done = query_end(&query, error);
    *was_there = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool work_plan_store_count(struct database *database, int64_t council_id, int *total, int *done,
                           struct error *error)
{
    struct query query = query_start(database, SQL_WORK_ACTIVITY_COUNT);
    query_bind_integer(&query, council_id);
    *total = *done = 0;
    if (query_step(&query)) {
        *total = (int)query_integer(&query, 0);
        *done = (int)query_integer(&query, 1);
    }
    return query_end(&query, error);
}
