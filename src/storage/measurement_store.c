#include "storage/measurement_store.h"

#include "storage/database.h"

#include "base/banned.h"

static enum measurement_state read_state(struct query *query, int column)
{
    char code[QUERY_CODE_SIZE];
    enum measurement_state state = MEASUREMENT_NEW;
    if (!measurement_state_parse(query_code(query, column, code), &state))
        query_fail_damaged(query, column);
    return state;
}

static enum measurement_verdict read_verdict(struct query *query, int column)
{
    char code[QUERY_CODE_SIZE];
    enum measurement_verdict verdict = VERDICT_NONE;
    if (!measurement_verdict_parse(query_code(query, column, code), &verdict))
        query_fail_damaged(query, column);
    return verdict;
}

static struct measurement read_measurement(struct query *query, struct arena *arena)
{
    return (struct measurement){
        .id = query_integer(query, 0),
        .council_id = query_integer(query, 1),
        .indicator_id = query_integer(query, 2),
        .year = query_within(query, 3, 0, 9999),
        .version = query_integer(query, 4),
        .state = read_state(query, 5),
        .official = query_quantity(query, 6),
        .verified = query_quantity(query, 8),
        .is_not_reported = query_integer(query, 10) != 0,
        .entry_mode = query_within(query, 11, 0, 3),
        .entered = query_quantity(query, 12),
        .cut_off_date = query_string(query, 14, arena),
        .source_kind = query_string(query, 15, arena),
        .source_text = query_string(query, 16, arena),
        .note = query_string(query, 17, arena),
        .odd_reason = query_string(query, 18, arena),
        .import_run_id = query_integer(query, 19),
        .recorded_by = query_integer(query, 20),
        .recorded_utc = query_string(query, 21, arena),
        .analysis = query_string(query, 22, arena),
        .analysed_by = query_integer(query, 23),
        .analysed_utc = query_string(query, 24, arena),
        .verdict = read_verdict(query, 25),
        .verdict_note = query_string(query, 26, arena),
        .verified_by = query_integer(query, 27),
        .verified_utc = query_string(query, 28, arena),
        .returned_reason = query_string(query, 29, arena),
        .returned_by = query_integer(query, 30),
        .returned_utc = query_string(query, 31, arena),
        .published_by = query_integer(query, 32),
        .published_utc = query_string(query, 33, arena),
    };
}

static bool find(struct query *query, struct arena *arena, struct measurement **measurement,
                 struct error *error)
{
    *measurement = NULL;
    if (query_step(query)) {
        *measurement = ARENA_NEW(arena, struct measurement);
        **measurement = read_measurement(query, arena);
    }
    return query_end(query, error);
}

bool measurement_store_load(struct database *database, struct object_key key, struct arena *arena,
                            struct measurement **measurement, struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return find(&query, arena, measurement, error);
}

bool measurement_store_find(struct database *database, const struct measurement_place *place,
                            struct arena *arena, struct measurement **measurement,
                            struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_FIND);
    query_bind_integer(&query, place->council_id);
    query_bind_integer(&query, place->indicator_id);
    query_bind_integer(&query, place->year);
    return find(&query, arena, measurement, error);
}

static struct measurement *grow(struct arena *arena, struct measurement_list *list)
{
    list->items = arena_grow(arena, list->items, list->count, sizeof(struct measurement));
    return &list->items[list->count++];
}

static bool list(struct query *query, struct arena *arena, struct measurement_list *measurements,
                 struct error *error)
{
    *measurements = (struct measurement_list){0};
    while (query_step(query))
        *grow(arena, measurements) = read_measurement(query, arena);
    return query_end(query, error);
}

bool measurement_store_list_of_indicator(struct database *database, struct object_key indicator,
                                         struct arena *arena, struct measurement_list *measurements,
                                         struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_LIST_OF_INDICATOR);
    query_bind_integer(&query, indicator.council_id);
    query_bind_integer(&query, indicator.id);
    return list(&query, arena, measurements, error);
}

bool measurement_store_list_figures(struct database *database, struct object_key plan,
                                    struct arena *arena, struct measurement_list *measurements,
                                    struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_LIST_FIGURES);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    *measurements = (struct measurement_list){0};
    while (query_step(&query)) {
        int64_t indicator_id = query_integer(&query, 1);
        int year = query_within(&query, 2, 0, 9999);
        struct measurement *figure = grow(arena, measurements);
        *figure = measurement_create(plan.council_id, indicator_id, year);
        figure->id = query_integer(&query, 0);
        figure->version = query_integer(&query, 3);
        figure->state = read_state(&query, 4);
        figure->official = query_quantity(&query, 5);
        figure->verified = query_quantity(&query, 7);
        figure->is_not_reported = query_integer(&query, 9) != 0;
        figure->verdict = read_verdict(&query, 10);
    }
    return query_end(&query, error);
}

bool measurement_store_list_work(struct database *database,
                                 const struct measurement_work_query *wanted, struct arena *arena,
                                 struct measurement_list *measurements, struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_LIST_WORK);
    query_bind_integer(&query, wanted->council_id);
    query_bind_integer(&query, wanted->plan_id);
    for (int state = MEASUREMENT_DRAFT; state < MEASUREMENT_STATE_COUNT; state++)
        query_bind_text(&query, (wanted->states >> state & 1u) != 0
                                    ? measurement_state_code((enum measurement_state)state)
                                    : NULL);
    query_bind_integer(&query, wanted->except_recorder);
    query_bind_integer(&query, wanted->except_recorder);
    query_bind_integer(&query, wanted->only_recorder);
    query_bind_integer(&query, wanted->only_recorder);
    return list(&query, arena, measurements, error);
}

bool measurement_store_list_people(struct database *database, int64_t council_id,
                                   struct arena *arena, struct measurement_person_list *people,
                                   struct error *error)
{
    enum { STEPS = 5 };
    struct query query = query_start(database, SQL_MEASUREMENT_LIST_PEOPLE);
    for (int i = 0; i < STEPS; i++)
        query_bind_integer(&query, council_id);
    *people = (struct measurement_person_list){0};
    while (query_step(&query)) {
        people->items = arena_grow(arena, people->items, people->count, sizeof people->items[0]);
        people->items[people->count++] =
            (struct measurement_person){query_integer(&query, 0), query_string(&query, 1, arena)};
    }
    return query_end(&query, error);
}

/* In the order of measurement_add and measurement_save. */
static void bind_measurement(struct query *query, const struct measurement *measurement)
{
    query_bind_text(query, measurement_state_code(measurement->state));
    query_bind_quantity(query, measurement->official);
    query_bind_quantity(query, measurement->verified);
    query_bind_integer(query, measurement->is_not_reported);
    query_bind_integer(query, measurement->entry_mode);
    query_bind_quantity(query, measurement->entered);
    query_bind_text(query, measurement->cut_off_date);
    query_bind_text(query, measurement->source_kind);
    query_bind_text(query, measurement->source_text);
    query_bind_text(query, measurement->note);
    query_bind_text(query, measurement->odd_reason);
    query_bind_reference(query, measurement->recorded_by);
    query_bind_text(query, measurement->recorded_utc);
    query_bind_text(query, measurement->analysis);
    query_bind_reference(query, measurement->analysed_by);
    query_bind_text(query, measurement->analysed_utc);
    query_bind_text(query, measurement_verdict_code(measurement->verdict));
    query_bind_text(query, measurement->verdict_note);
    query_bind_reference(query, measurement->verified_by);
    query_bind_text(query, measurement->verified_utc);
    query_bind_text(query, measurement->returned_reason);
    query_bind_reference(query, measurement->returned_by);
    query_bind_text(query, measurement->returned_utc);
    query_bind_reference(query, measurement->published_by);
    query_bind_text(query, measurement->published_utc);
}

static bool remember_version(struct database *database, const struct measurement *measurement,
                             const struct measurement_change *change, struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_ADD_VERSION);
    query_bind_text(&query, change->action);
    query_bind_reference(&query, change->person_id);
    query_bind_text(&query, change->time_utc);
    query_bind_integer(&query, measurement->council_id);
    query_bind_integer(&query, measurement->id);
    return query_end(&query, error);
}

/* DO NOTHING instead of an error, which on PostgreSQL would end the transaction. */
bool measurement_store_add(struct database *database, struct measurement *measurement,
                           const struct measurement_change *change, struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_ADD);
    query_bind_integer(&query, measurement->council_id);
    query_bind_integer(&query, measurement->indicator_id);
    query_bind_integer(&query, measurement->year);
    query_bind_reference(&query, measurement->import_run_id);
    bind_measurement(&query, measurement);
    bool was_added = query_step(&query);
    if (was_added) {
        measurement->id = query_integer(&query, 0);
        measurement->version = 1;
    }
    if (!query_end(&query, error))
        return false;
    if (!was_added)
        return error_set(error, ERROR_CONFLICT, "otra persona registró este resultado");
    return remember_version(database, measurement, change, error);
}

bool measurement_store_save(struct database *database, struct measurement *measurement,
                            const struct measurement_change *change, struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_SAVE);
    query_bind_reference(&query, measurement->import_run_id);
    bind_measurement(&query, measurement);
    query_bind_integer(&query, measurement->council_id);
    query_bind_integer(&query, measurement->id);
    query_bind_integer(&query, measurement->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió este resultado");
    measurement->version++;
    return remember_version(database, measurement, change, error);
}

bool measurement_store_delete_draft(struct database *database, struct object_key key,
                                    bool *was_draft, struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_DELETE_DRAFT);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    bool ok = query_end(&query, error);
    *was_draft = query_changed_rows(&query) > 0;
    return ok;
}

bool measurement_store_list_versions(struct database *database, struct object_key key,
                                     struct arena *arena, struct measurement_version_list *versions,
                                     struct error *error)
{
    struct query query = query_start(database, SQL_MEASUREMENT_LIST_VERSIONS);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *versions = (struct measurement_version_list){0};
    while (query_step(&query)) {
        versions->items =
            arena_grow(arena, versions->items, versions->count, sizeof(struct measurement_version));
        struct measurement_version *version = &versions->items[versions->count++];
        struct measurement *row = &version->measurement;
        version->action = query_string(&query, 1, arena);
        version->person_id = query_integer(&query, 2);
        version->person_name = query_string(&query, 3, arena);
        version->time_utc = query_string(&query, 4, arena);
        *row = measurement_create(key.council_id, 0, 0);
        row->id = key.id;
        row->version = query_integer(&query, 0);
        row->state = read_state(&query, 5);
        row->official = query_quantity(&query, 6);
        row->verified = query_quantity(&query, 8);
        row->is_not_reported = query_integer(&query, 10) != 0;
        row->cut_off_date = query_string(&query, 11, arena);
        row->source_kind = query_string(&query, 12, arena);
        row->source_text = query_string(&query, 13, arena);
        row->note = query_string(&query, 14, arena);
        row->odd_reason = query_string(&query, 15, arena);
        row->analysis = query_string(&query, 16, arena);
        row->verdict = read_verdict(&query, 17);
        row->verdict_note = query_string(&query, 18, arena);
        row->returned_reason = query_string(&query, 19, arena);
    }
    return query_end(&query, error);
}
