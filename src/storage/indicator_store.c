#include "storage/indicator_store.h"

#include <assert.h>

#include "base/text.h"
#include "core/plan/assumption.h"
#include "storage/database.h"

#include "base/banned.h"

static struct indicator read_indicator(struct query *query, struct arena *arena)
{
    return (struct indicator){
        .id = query_integer(query, 0),
        .plan_id = query_integer(query, 1),
        .node_id = query_integer(query, 2),
        .node_index = -1,
        .import_key = query_string(query, 3, arena),
        .code = query_string(query, 4, arena),
        .mga_code = query_string(query, 5, arena),
        .programme_code = query_string(query, 6, arena),
        .name = query_string(query, 7, arena),
        .level = (enum indicator_level)query_within(query, 8, 1, 2),
        .level_confirmed = query_integer(query, 9) != 0,
        .unit = query_string(query, 10, arena),
        .type = (enum accumulation_type)query_within(query, 11, 0, ACCUMULATION_YEARLY_REDUCTION),
        .type_confirmed = query_integer(query, 12) != 0,
        .type_reason = query_string(query, 13, arena),
        .baseline = query_quantity(query, 14),
        .baseline_note = query_string(query, 16, arena),
        .target = query_quantity(query, 17),
        .original_target = query_quantity(query, 19),
        .target_includes_baseline = query_integer(query, 21) != 0,
        .direction = (enum indicator_direction)query_within(query, 22, 1, 2),
        .weight = query_quantity(query, 23),
        .responsible = query_string(query, 25, arena),
        .note = query_string(query, 26, arena),
        .position = (int)query_integer(query, 27),
        .version = query_integer(query, 28),
        .first_year = query_within(query, 29, 0, 9999),
        .year_count = query_within(query, 30, 1, PLAN_MAX_YEARS),
    };
}

/* The year of column 1; NULL where it lies outside the plan. */
static struct indicator_year *find_year(struct query *query, struct indicator *indicator)
{
    int64_t index = query_integer(query, 1) - indicator->first_year;
    return index < 0 || index >= indicator->year_count ? NULL : &indicator->years[index];
}

/* Columns: indicator, year, planned, original. */
static void read_year(struct query *query, struct indicator *indicator)
{
    struct indicator_year *year = find_year(query, indicator);
    if (year != NULL)
        *year = (struct indicator_year){.planned = query_quantity(query, 2),
                                        .original_planned = query_quantity(query, 4)};
}

/* Columns: indicator, year, supposition. Where the plan says something, that is what counts. */
static void read_assumed(struct query *query, struct indicator *indicator)
{
    struct indicator_year *year = find_year(query, indicator);
    if (year != NULL && year->planned.state == QUANTITY_MISSING)
        year->assumed = quantity_number(query_integer(query, 2));
}

typedef void read_year_row(struct query *query, struct indicator *indicator);

/* Rows come in the order of the indicators, so that one walk along both puts them together. */
static bool load_years(struct query query, struct indicator_list *indicators, read_year_row *read,
                       struct error *error)
{
    size_t i = 0;
    while (query_step(&query)) {
        int64_t id = query_integer(&query, 0);
        while (i < indicators->count && indicators->items[i].id != id)
            i++;
        if (i < indicators->count)
            read(&query, &indicators->items[i]);
    }
    return query_end(&query, error);
}

static struct query ask_of(struct database *database, enum sql_statement statement, int64_t council,
                           int64_t id)
{
    struct query query = query_start(database, statement);
    query_bind_integer(&query, council);
    query_bind_integer(&query, id);
    return query;
}

bool indicator_store_list(struct database *database, const struct plan *plan, struct arena *arena,
                          struct indicator_list *indicators, struct error *error)
{
    struct query query = query_start(database, SQL_INDICATOR_LIST);
    query_bind_integer(&query, plan->council_id);
    query_bind_integer(&query, plan->id);
    *indicators = (struct indicator_list){0};
    while (query_step(&query)) {
        indicators->items =
            arena_grow(arena, indicators->items, indicators->count, sizeof(struct indicator));
        indicators->items[indicators->count++] = read_indicator(&query, arena);
    }
    return query_end(&query, error) &&
           load_years(ask_of(database, SQL_INDICATOR_LIST_YEARS, plan->council_id, plan->id),
                      indicators, read_year, error) &&
           load_years(ask_of(database, SQL_INDICATOR_LIST_ASSUMED, plan->council_id, plan->id),
                      indicators, read_assumed, error);
}

bool indicator_store_load(struct database *database, struct object_key key, struct arena *arena,
                          struct indicator **indicator, struct error *error)
{
    struct query query = query_start(database, SQL_INDICATOR_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *indicator = NULL;
    if (query_step(&query)) {
        *indicator = ARENA_NEW(arena, struct indicator);
        **indicator = read_indicator(&query, arena);
    }
    if (!query_end(&query, error))
        return false;
    if (*indicator == NULL)
        return true;
    struct indicator_list one = {*indicator, 1};
    return load_years(ask_of(database, SQL_INDICATOR_LOAD_YEARS, key.council_id, key.id), &one,
                      read_year, error) &&
           load_years(ask_of(database, SQL_INDICATOR_LOAD_ASSUMED, key.council_id, key.id), &one,
                      read_assumed, error);
}

/* In the order of indicator_add and indicator_save. */
static void bind_indicator(struct query *query, const struct indicator *indicator)
{
    query_bind_reference(query, indicator->node_id);
    query_bind_text(query, indicator->import_key);
    query_bind_text(query, text_or_empty(indicator->code));
    query_bind_text(query, text_or_empty(indicator->mga_code));
    query_bind_text(query, text_or_empty(indicator->programme_code));
    query_bind_text(query, indicator->name);
    query_bind_integer(query, indicator->level == 0 ? INDICATOR_LEVEL_PRODUCT : indicator->level);
    query_bind_integer(query, indicator->level_confirmed);
    query_bind_text(query, text_or_empty(indicator->unit));
    query_bind_integer(query, indicator->type);
    query_bind_integer(query, indicator->type_confirmed);
    query_bind_text(query, text_or_empty(indicator->type_reason));
    query_bind_quantity(query, indicator->baseline);
    query_bind_text(query, text_or_empty(indicator->baseline_note));
    query_bind_quantity(query, indicator->target);
    query_bind_quantity(query, indicator->original_target);
    query_bind_integer(query, indicator->target_includes_baseline);
    query_bind_integer(query, indicator->direction == 0 ? DIRECTION_HIGHER_IS_BETTER
                                                        : indicator->direction);
    query_bind_quantity(query, indicator->weight);
    query_bind_text(query, text_or_empty(indicator->responsible));
    query_bind_text(query, text_or_empty(indicator->note));
    query_bind_integer(query, indicator->position);
}

static bool save_years(struct database *database, int64_t council_id,
                       const struct indicator *indicator, struct error *error)
{
    assert(indicator->year_count <= PLAN_MAX_YEARS);
    for (int i = 0; i < indicator->year_count; i++) {
        struct query query = query_start(database, SQL_INDICATOR_SAVE_YEAR);
        query_bind_integer(&query, council_id);
        query_bind_integer(&query, indicator->id);
        query_bind_integer(&query, indicator->first_year + i);
        query_bind_quantity(&query, indicator->years[i].planned);
        query_bind_quantity(&query, indicator->years[i].original_planned);
        if (!query_end(&query, error))
            return false;
    }
    return true;
}

/* What the plan says takes the place of what was supposed; what was supposed of the plan as it was
 * before goes whole. */
static bool drop_stale_assumptions(struct database *database, int64_t council_id,
                                   const struct indicator *indicator, struct error *error)
{
    enum sql_statement statement =
        assumption_holds(indicator) ? SQL_ASSUMED_TARGET_DROP_KNOWN : SQL_ASSUMED_TARGET_DELETE;
    struct query query = ask_of(database, statement, council_id, indicator->id);
    return query_end(&query, error);
}

bool indicator_store_add(struct database *database, const struct plan *plan,
                         struct indicator *indicator, struct error *error)
{
    struct query query = query_start(database, SQL_INDICATOR_ADD);
    query_bind_integer(&query, plan->council_id);
    query_bind_integer(&query, plan->id);
    bind_indicator(&query, indicator);
    if (query_step(&query))
        indicator->id = query_integer(&query, 0);
    if (!query_end(&query, error))
        return false;
    indicator->plan_id = plan->id;
    indicator->version = 1;
    indicator->first_year = plan->first_year;
    indicator->year_count = plan->year_count;
    return save_years(database, plan->council_id, indicator, error);
}

bool indicator_store_save(struct database *database, int64_t council_id,
                          struct indicator *indicator, struct error *error)
{
    struct query query = query_start(database, SQL_INDICATOR_SAVE);
    bind_indicator(&query, indicator);
    query_bind_integer(&query, council_id);
    query_bind_integer(&query, indicator->id);
    query_bind_integer(&query, indicator->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió este indicador");
    indicator->version++;
    return save_years(database, council_id, indicator, error) &&
           drop_stale_assumptions(database, council_id, indicator, error);
}

bool indicator_store_delete(struct database *database, struct object_key key, struct error *error)
{
    struct query query = query_start(database, SQL_INDICATOR_DELETE);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return query_end(&query, error);
}
