#include "storage/council_store.h"

#include "storage/database.h"

#include "base/banned.h"

static struct council read_council(struct query *query, struct arena *arena)
{
    return (struct council){
        .id = query_integer(query, 0),
        .code = query_string(query, 1, arena),
        .territory_code = query_string(query, 2, arena),
        .name = query_string(query, 3, arena),
        .bands_json = query_string(query, 4, arena),
        .weighting = query_string(query, 5, arena),
        .deadline_month_day = query_string(query, 6, arena),
        .revision = query_integer(query, 7),
        .created_utc = query_string(query, 8, arena),
        .territory_name = query_string(query, 9, arena),
        .department_code = query_string(query, 10, arena),
        .subregion_code = query_text(query, 11, arena),
    };
}

static const char *or_usual(const char *text, const char *usual)
{
    return text == NULL || text[0] == '\0' ? usual : text;
}

static void bind_settings(struct query *query, const struct council *council)
{
    query_bind_text(query, council->name);
    query_bind_text(query, or_usual(council->bands_json, ""));
    query_bind_text(query, or_usual(council->weighting, "por_indicadores"));
    query_bind_text(query, or_usual(council->deadline_month_day, "04-30"));
}

bool council_store_add(struct database *database, struct council *council, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_ADD);
    query_bind_text(&query, council->code);
    query_bind_text(&query, council->territory_code);
    bind_settings(&query, council);
    query_bind_text(&query, council->created_utc);
    if (query_step(&query))
        council->id = query_integer(&query, 0);
    return query_end(&query, error);
}

static bool find(struct query *query, struct arena *arena, struct council **council,
                 struct error *error)
{
    *council = NULL;
    if (query_step(query)) {
        *council = ARENA_NEW(arena, struct council);
        **council = read_council(query, arena);
    }
    return query_end(query, error);
}

bool council_store_find(struct database *database, int64_t id, struct arena *arena,
                        struct council **council, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_FIND);
    query_bind_integer(&query, id);
    return find(&query, arena, council, error);
}

bool council_store_find_by_code(struct database *database, const char *code, struct arena *arena,
                                struct council **council, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_FIND_BY_CODE);
    query_bind_text(&query, code);
    return find(&query, arena, council, error);
}

bool council_store_list(struct database *database, struct arena *arena,
                        struct council_list *councils, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_LIST);
    *councils = (struct council_list){0};
    while (query_step(&query)) {
        councils->items =
            arena_grow(arena, councils->items, councils->count, sizeof(struct council));
        councils->items[councils->count++] = read_council(&query, arena);
    }
    return query_end(&query, error);
}

bool council_store_list_overview(struct database *database, int64_t now_s, struct arena *arena,
                                 struct council_overview_list *councils, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_LIST_OVERVIEW);
    query_bind_integer(&query, now_s);
    *councils = (struct council_overview_list){0};
    while (query_step(&query)) {
        councils->items =
            arena_grow(arena, councils->items, councils->count, sizeof(struct council_overview));
        councils->items[councils->count++] =
            (struct council_overview){.id = query_integer(&query, 0),
                                      .code = query_string(&query, 1, arena),
                                      .name = query_string(&query, 2, arena),
                                      .territory_name = query_string(&query, 3, arena),
                                      .member_count = query_integer(&query, 4),
                                      .invitation_count = query_integer(&query, 5),
                                      .has_plan = query_integer(&query, 6) > 0};
    }
    return query_end(&query, error);
}

bool council_store_save(struct database *database, const struct council *council,
                        struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_SAVE);
    bind_settings(&query, council);
    query_bind_integer(&query, council->id);
    return query_end(&query, error);
}

bool council_store_raise_revision(struct database *database, int64_t id, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_RAISE_REVISION);
    query_bind_integer(&query, id);
    return query_end(&query, error);
}
