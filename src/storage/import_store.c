#include "storage/import_store.h"

#include <string.h>

#include "base/text.h"
#include "storage/database.h"

#include "base/banned.h"

bool import_store_add_run(struct database *database, struct import_run *run, struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_ADD_RUN);
    query_bind_integer(&query, run->council_id);
    query_bind_integer(&query, run->plan_id);
    query_bind_text(&query, run->file_name);
    query_bind_text(&query, run->file_sha256);
    query_bind_text(&query, run->format_id);
    query_bind_text(&query, text_or_empty(run->options_json));
    query_bind_integer(&query, run->indicator_count);
    query_bind_integer(&query, run->problem_count);
    query_bind_reference(&query, run->imported_by);
    query_bind_text(&query, run->imported_utc);
    if (query_step(&query))
        run->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool import_store_list_runs(struct database *database, struct object_key plan, struct arena *arena,
                            struct import_run_list *runs, struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_LIST_RUNS);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    *runs = (struct import_run_list){0};
    while (query_step(&query)) {
        runs->items = arena_grow(arena, runs->items, runs->count, sizeof(struct import_run));
        runs->items[runs->count++] = (struct import_run){
            .id = query_integer(&query, 0),
            .council_id = plan.council_id,
            .plan_id = plan.id,
            .file_name = query_string(&query, 1, arena),
            .file_sha256 = query_string(&query, 2, arena),
            .format_id = query_string(&query, 3, arena),
            .options_json = query_string(&query, 4, arena),
            .indicator_count = query_integer(&query, 5),
            .problem_count = query_integer(&query, 6),
            .imported_by = query_integer(&query, 7),
            .imported_utc = query_string(&query, 8, arena),
            .person_name = query_string(&query, 9, arena),
        };
    }
    return query_end(&query, error);
}

bool import_store_save_source(struct database *database, const struct value_source *source,
                              struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_SAVE_SOURCE);
    query_bind_integer(&query, source->council_id);
    query_bind_integer(&query, source->indicator_id);
    query_bind_text(&query, source->field);
    query_bind_integer(&query, source->year);
    query_bind_integer(&query, source->import_run_id);
    query_bind_text(&query, text_or_empty(source->sheet));
    query_bind_integer(&query, source->row);
    query_bind_integer(&query, source->column);
    query_bind_text(&query, text_or_empty(source->raw));
    return query_end(&query, error);
}

bool import_store_list_sources(struct database *database, struct object_key indicator,
                               struct arena *arena, struct value_source_list *sources,
                               struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_LIST_SOURCES);
    query_bind_integer(&query, indicator.council_id);
    query_bind_integer(&query, indicator.id);
    *sources = (struct value_source_list){0};
    while (query_step(&query)) {
        sources->items =
            arena_grow(arena, sources->items, sources->count, sizeof(struct value_source));
        sources->items[sources->count++] = (struct value_source){
            .council_id = indicator.council_id,
            .indicator_id = indicator.id,
            .field = query_string(&query, 0, arena),
            .year = (int)query_integer(&query, 1),
            .import_run_id = query_integer(&query, 2),
            .sheet = query_string(&query, 3, arena),
            .row = (int)query_integer(&query, 4),
            .column = (int)query_integer(&query, 5),
            .raw = query_string(&query, 6, arena),
            .file_name = query_string(&query, 7, arena),
            .imported_utc = query_string(&query, 8, arena),
        };
    }
    return query_end(&query, error);
}

const struct official_figure *import_store_find_figure(const struct official_figure_list *figures,
                                                       int64_t indicator_id, const char *kind,
                                                       int year)
{
    for (size_t i = 0; i < figures->count; i++) {
        const struct official_figure *each = &figures->items[i];
        if (each->indicator_id == indicator_id && each->year == year &&
            strcmp(each->kind, kind) == 0)
            return each;
    }
    return NULL;
}

bool import_store_save_figure(struct database *database, const struct official_figure *figure,
                              struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_SAVE_FIGURE);
    query_bind_integer(&query, figure->council_id);
    query_bind_integer(&query, figure->indicator_id);
    query_bind_text(&query, figure->kind);
    query_bind_integer(&query, figure->year);
    query_bind_integer(&query, figure->value_e4);
    query_bind_text(&query, text_or_empty(figure->sheet));
    query_bind_integer(&query, figure->row);
    query_bind_integer(&query, figure->column);
    query_bind_text(&query, text_or_empty(figure->raw));
    return query_end(&query, error);
}

bool import_store_delete_figures(struct database *database, struct object_key indicator,
                                 struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_DELETE_FIGURES);
    query_bind_integer(&query, indicator.council_id);
    query_bind_integer(&query, indicator.id);
    return query_end(&query, error);
}

static bool list_figures(struct query *query, int64_t council_id, struct arena *arena,
                         struct official_figure_list *figures, struct error *error)
{
    *figures = (struct official_figure_list){0};
    while (query_step(query)) {
        figures->items =
            arena_grow(arena, figures->items, figures->count, sizeof(struct official_figure));
        figures->items[figures->count++] = (struct official_figure){
            .council_id = council_id,
            .indicator_id = query_integer(query, 0),
            .kind = query_string(query, 1, arena),
            .year = (int)query_integer(query, 2),
            .value_e4 = query_integer(query, 3),
            .sheet = query_string(query, 4, arena),
            .row = (int)query_integer(query, 5),
            .column = (int)query_integer(query, 6),
            .raw = query_string(query, 7, arena),
        };
    }
    return query_end(query, error);
}

bool import_store_list_figures_of_plan(struct database *database, struct object_key plan,
                                       struct arena *arena, struct official_figure_list *figures,
                                       struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_LIST_FIGURES_OF_PLAN);
    query_bind_integer(&query, plan.council_id);
    query_bind_integer(&query, plan.id);
    return list_figures(&query, plan.council_id, arena, figures, error);
}

bool import_store_list_figures(struct database *database, struct object_key indicator,
                               struct arena *arena, struct official_figure_list *figures,
                               struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_LIST_FIGURES);
    query_bind_integer(&query, indicator.council_id);
    query_bind_integer(&query, indicator.id);
    return list_figures(&query, indicator.council_id, arena, figures, error);
}

bool import_store_save_mapping(struct database *database, const struct import_mapping *mapping,
                               struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_SAVE_MAPPING);
    query_bind_integer(&query, mapping->council_id);
    query_bind_text(&query, mapping->signature);
    query_bind_text(&query, mapping->name);
    query_bind_text(&query, mapping->mapping_json);
    query_bind_text(&query, mapping->saved_utc);
    return query_end(&query, error);
}

static struct import_mapping read_mapping(struct query *query, int64_t council_id,
                                          struct arena *arena)
{
    return (struct import_mapping){
        .council_id = council_id,
        .signature = query_string(query, 0, arena),
        .name = query_string(query, 1, arena),
        .mapping_json = query_string(query, 2, arena),
        .saved_utc = query_string(query, 3, arena),
    };
}

bool import_store_find_mapping(struct database *database, const struct import_mapping *key,
                               struct arena *arena, struct import_mapping **mapping,
                               struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_FIND_MAPPING);
    query_bind_integer(&query, key->council_id);
    query_bind_text(&query, key->signature);
    *mapping = NULL;
    if (query_step(&query)) {
        *mapping = ARENA_NEW(arena, struct import_mapping);
        **mapping = read_mapping(&query, key->council_id, arena);
    }
    return query_end(&query, error);
}

bool import_store_list_mappings(struct database *database, int64_t council_id, struct arena *arena,
                                struct import_mapping_list *mappings, struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_LIST_MAPPINGS);
    query_bind_integer(&query, council_id);
    *mappings = (struct import_mapping_list){0};
    while (query_step(&query)) {
        mappings->items =
            arena_grow(arena, mappings->items, mappings->count, sizeof mappings->items[0]);
        mappings->items[mappings->count++] = read_mapping(&query, council_id, arena);
    }
    return query_end(&query, error);
}
