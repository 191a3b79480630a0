#include "storage/logical_framework_store.h"

#include "storage/database.h"

#include "base/banned.h"

static struct framework_row read_row(struct query *query, struct arena *arena)
{
    char code[QUERY_CODE_SIZE];
    struct framework_row row = {
        .node_id = query_integer(query, 0),
        .summary = query_string(query, 1, arena),
        .indicators = query_string(query, 2, arena),
        .verification = query_string(query, 3, arena),
        .assumptions = query_string(query, 4, arena),
        .is_external = query_integer(query, 6) != 0,
        .is_written = true,
        .version = query_integer(query, 7),
    };
    if (!framework_likelihood_parse(query_code(query, 5, code), &row.likelihood))
        query_fail_damaged(query, 5);
    return row;
}

bool logical_framework_store_list(struct database *database, struct object_key topic,
                                  struct arena *arena, struct framework_rows *rows,
                                  struct error *error)
{
    struct framework_row *items = NULL;
    size_t count = 0;
    struct query query = query_start(database, SQL_LOGICAL_FRAMEWORK_LIST);
    query_bind_integer(&query, topic.council_id);
    query_bind_integer(&query, topic.id);
    while (query_step(&query)) {
        items = arena_grow(arena, items, count, sizeof *items);
        items[count++] = read_row(&query, arena);
    }
    *rows = (struct framework_rows){items, count};
    return query_end(&query, error);
}

bool logical_framework_store_save(struct database *database, struct object_key topic,
                                  const struct framework_row *row, struct error *error)
{
    struct query query = query_start(database, row->version == 0 ? SQL_LOGICAL_FRAMEWORK_ADD
                                                                 : SQL_LOGICAL_FRAMEWORK_SAVE);
    query_bind_text(&query, row->summary);
    query_bind_text(&query, row->indicators);
    query_bind_text(&query, row->verification);
    query_bind_text(&query, row->assumptions);
    query_bind_text(&query, framework_likelihood_code(row->likelihood));
    query_bind_integer(&query, row->is_external);
    query_bind_integer(&query, topic.council_id);
    query_bind_integer(&query, topic.id);
    query_bind_integer(&query, row->node_id);
    if (row->version != 0)
        query_bind_integer(&query, row->version);
    if (!query_end(&query, error))
        return false;
    return query_changed_rows(&query) > 0 ||
           error_set(error, ERROR_CONFLICT, "otra persona cambió la fila %lld",
                     (long long)row->node_id);
}
