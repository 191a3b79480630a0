#include "storage/inspection.h"

#include "base/strbuf.h"
#include "storage/database.h"

#include "base/banned.h"

enum { SHOWN_EXAMPLES = 3 };

static const struct inspection_text texts[] = {
#define INSPECTION(name, code, sound, fault, advice) {code, sound, fault, advice},
#include "storage/inspection.def"
#undef INSPECTION
};

static const enum sql_statement statements[] = {
#define INSPECTION(name, code, sound, fault, advice) SQL_INSPECTION_##name,
#include "storage/inspection.def"
#undef INSPECTION
};

const struct inspection_text *inspection_text(enum inspection inspection)
{
    return &texts[inspection];
}

bool inspection_run(struct database *database, enum inspection inspection, struct arena *arena,
                    struct inspection_result *result, struct error *error)
{
    struct query query = query_start(database, statements[inspection]);
    struct strbuf examples;
    strbuf_init(&examples, arena);
    *result = (struct inspection_result){0};
    while (query_step(&query)) {
        result->count++;
        if (result->count <= SHOWN_EXAMPLES)
            strbuf_printf(&examples, "%sconsejo %lld: %lld (%s)", result->count == 1 ? "" : "; ",
                          (long long)query_integer(&query, 0), (long long)query_integer(&query, 1),
                          query_string(&query, 2, arena));
    }
    if (result->count > SHOWN_EXAMPLES)
        strbuf_printf(&examples, "; y %lld más", (long long)(result->count - SHOWN_EXAMPLES));
    result->examples = examples.data;
    return query_end(&query, error);
}

bool inspection_list_files(struct database *database, struct arena *arena,
                           struct inspection_file_list *files, struct error *error)
{
    struct query query = query_start(database, SQL_INSPECTION_EVIDENCE_SIZES);
    *files = (struct inspection_file_list){0};
    while (query_step(&query)) {
        files->items = arena_grow(arena, files->items, files->count, sizeof files->items[0]);
        files->items[files->count++] =
            (struct inspection_file){query_integer(&query, 0), query_integer(&query, 1),
                                     query_string(&query, 2, arena), query_integer(&query, 3)};
    }
    return query_end(&query, error);
}
