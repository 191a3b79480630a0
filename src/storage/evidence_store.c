#include "storage/evidence_store.h"

#include "base/text.h"
#include "storage/database.h"

#include "base/banned.h"

static struct evidence read_evidence(struct query *query, struct arena *arena)
{
    return (struct evidence){
        .id = query_integer(query, 0),
        .council_id = query_integer(query, 1),
        .measurement_id = query_integer(query, 2),
        .sha256 = query_string(query, 3, arena),
        .file_name = query_string(query, 4, arena),
        .media_type = query_string(query, 5, arena),
        .size_bytes = query_integer(query, 6),
        .proves = query_string(query, 7, arena),
        .evidence_date = query_string(query, 8, arena),
        .is_public = query_integer(query, 9) != 0,
        .uploaded_by = query_integer(query, 10),
        .uploaded_utc = query_string(query, 11, arena),
        .replaced_by = query_integer(query, 12),
        .removed_utc = query_string(query, 13, arena),
        .uploader_name = query_string(query, 14, arena),
    };
}

bool evidence_store_add(struct database *database, struct evidence *evidence, struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_ADD);
    query_bind_integer(&query, evidence->council_id);
    query_bind_integer(&query, evidence->measurement_id);
    query_bind_text(&query, evidence->sha256);
    query_bind_text(&query, evidence->file_name);
    query_bind_text(&query, evidence->media_type);
    query_bind_integer(&query, evidence->size_bytes);
    query_bind_text(&query, text_or_empty(evidence->proves));
    query_bind_text(&query, text_or_empty(evidence->evidence_date));
    query_bind_integer(&query, evidence->is_public);
    query_bind_reference(&query, evidence->uploaded_by);
    query_bind_text(&query, evidence->uploaded_utc);
    if (query_step(&query))
        evidence->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool evidence_store_load(struct database *database, struct object_key key, struct arena *arena,
                         struct evidence **evidence, struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *evidence = NULL;
    if (query_step(&query)) {
        *evidence = ARENA_NEW(arena, struct evidence);
        **evidence = read_evidence(&query, arena);
    }
    return query_end(&query, error);
}

bool evidence_store_list(struct database *database, struct object_key measurement,
                         struct arena *arena, struct evidence_list *list, struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_LIST);
    query_bind_integer(&query, measurement.council_id);
    query_bind_integer(&query, measurement.id);
    *list = (struct evidence_list){0};
    while (query_step(&query)) {
        list->items = arena_grow(arena, list->items, list->count, sizeof(struct evidence));
        list->items[list->count++] = read_evidence(&query, arena);
    }
    return query_end(&query, error);
}

bool evidence_store_save(struct database *database, const struct evidence *evidence,
                         struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_SAVE);
    query_bind_text(&query, text_or_empty(evidence->proves));
    query_bind_text(&query, text_or_empty(evidence->evidence_date));
    query_bind_integer(&query, evidence->is_public);
    query_bind_integer(&query, evidence->council_id);
    query_bind_integer(&query, evidence->id);
    return query_end(&query, error);
}

static bool end_change(struct query *query, bool *was_present, struct error *error)
{
    bool ok = query_end(query, error);
    *was_present = ok && query_changed_rows(query) > 0;
    return ok;
}

bool evidence_store_replace(struct database *database, struct object_key key, int64_t replaced_by,
                            bool *was_present, struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_REPLACE);
    query_bind_integer(&query, replaced_by);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return end_change(&query, was_present, error);
}

bool evidence_store_remove(struct database *database, struct object_key key,
                           const char *removed_utc, bool *was_present, struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_REMOVE);
    query_bind_text(&query, removed_utc);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return end_change(&query, was_present, error);
}

bool evidence_store_delete_of_draft(struct database *database, struct object_key measurement,
                                    struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_DELETE_OF_DRAFT);
    query_bind_integer(&query, measurement.council_id);
    query_bind_integer(&query, measurement.id);
    return query_end(&query, error);
}

bool evidence_store_count(struct database *database, int64_t council_id, struct arena *arena,
                          struct evidence_count_list *counts, struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_COUNT);
    query_bind_integer(&query, council_id);
    *counts = (struct evidence_count_list){0};
    while (query_step(&query)) {
        counts->items = arena_grow(arena, counts->items, counts->count, sizeof counts->items[0]);
        counts->items[counts->count++] = (struct evidence_count){
            query_integer(&query, 0), query_within(&query, 1, 0, INT32_MAX)};
    }
    return query_end(&query, error);
}

bool evidence_store_is_named(struct database *database, const char *sha256, bool *is_named,
                             struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_IS_NAMED);
    query_bind_text(&query, sha256);
    *is_named = query_step(&query);
    return query_end(&query, error);
}

bool evidence_store_list_hashes(struct database *database, struct arena *arena,
                                struct evidence_hash_list *hashes, struct error *error)
{
    struct query query = query_start(database, SQL_EVIDENCE_LIST_HASHES);
    *hashes = (struct evidence_hash_list){0};
    while (query_step(&query)) {
        hashes->items = arena_grow(arena, hashes->items, hashes->count, sizeof *hashes->items);
        hashes->items[hashes->count++] = query_text(&query, 0, arena);
    }
    return query_end(&query, error);
}
