#include "storage/territory_store.h"

#include "storage/database.h"

#include "base/banned.h"

bool territory_store_save(struct database *database, const struct territory *territory,
                          struct error *error)
{
    struct query query = query_start(database, SQL_TERRITORY_SAVE);
    query_bind_text(&query, territory->code);
    query_bind_text(&query, territory->name);
    query_bind_text(&query, territory->kind);
    query_bind_text(&query, territory->department_code);
    query_bind_text(&query, territory->subregion_code);
    if (territory->has_position) {
        query_bind_integer(&query, territory->latitude_e6);
        query_bind_integer(&query, territory->longitude_e6);
    } else {
        query_bind_null(&query);
        query_bind_null(&query);
    }
    query_bind_integer(&query, territory->is_pdet);
    return query_end(&query, error);
}

bool territory_store_save_subregion(struct database *database, const struct subregion *subregion,
                                    struct error *error)
{
    struct query query = query_start(database, SQL_SUBREGION_SAVE);
    query_bind_text(&query, subregion->code);
    query_bind_text(&query, subregion->department_code);
    query_bind_text(&query, subregion->name);
    return query_end(&query, error);
}

static struct territory read_territory(struct query *query, struct arena *arena)
{
    return (struct territory){
        .code = query_string(query, 0, arena),
        .name = query_string(query, 1, arena),
        .kind = query_string(query, 2, arena),
        .department_code = query_string(query, 3, arena),
        .subregion_code = query_text(query, 4, arena),
        .has_position = !query_is_null(query, 5) && !query_is_null(query, 6),
        .latitude_e6 = query_integer(query, 5),
        .longitude_e6 = query_integer(query, 6),
        .is_pdet = query_integer(query, 7) != 0,
        .subregion_name = query_text(query, 8, arena),
    };
}

bool territory_store_find(struct database *database, const char *code, struct arena *arena,
                          struct territory **territory, struct error *error)
{
    struct query query = query_start(database, SQL_TERRITORY_FIND);
    query_bind_text(&query, code);
    *territory = NULL;
    if (query_step(&query)) {
        *territory = ARENA_NEW(arena, struct territory);
        **territory = read_territory(&query, arena);
    }
    return query_end(&query, error);
}

bool territory_store_list(struct database *database, struct arena *arena,
                          struct territory_list *territories, struct error *error)
{
    struct query query = query_start(database, SQL_TERRITORY_LIST);
    *territories = (struct territory_list){0};
    while (query_step(&query)) {
        territories->items =
            arena_grow(arena, territories->items, territories->count, sizeof(struct territory));
        territories->items[territories->count++] = read_territory(&query, arena);
    }
    return query_end(&query, error);
}
