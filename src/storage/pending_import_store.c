#include "storage/pending_import_store.h"

#include <string.h>

#include "base/text.h"
#include "storage/database.h"

#include "base/banned.h"

static void bind_pending_key(struct query *query, const struct pending_import *key)
{
    query_bind_text(query, key->token);
    query_bind_integer(query, key->council_id);
    query_bind_integer(query, key->person_id);
}

bool pending_import_store_add(struct database *database, const struct pending_import *pending,
                              struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_ADD_PENDING);
    bind_pending_key(&query, pending);
    query_bind_text(&query, pending->file_name);
    query_bind_blob(&query, pending->bytes, pending->size_bytes);
    query_bind_text(&query, text_or_empty(pending->options_json));
    query_bind_integer(&query, pending->created_s);
    return query_end(&query, error);
}

bool pending_import_store_save(struct database *database, const struct pending_import *pending,
                               struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_SAVE_PENDING);
    query_bind_text(&query, text_or_empty(pending->options_json));
    bind_pending_key(&query, pending);
    return query_end(&query, error);
}

bool pending_import_store_find(struct database *database, const struct pending_import *key,
                               struct arena *arena, struct pending_import **pending,
                               struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_FIND_PENDING);
    bind_pending_key(&query, key);
    *pending = NULL;
    if (query_step(&query)) {
        *pending = ARENA_NEW(arena, struct pending_import);
        **pending = (struct pending_import){
            .token = arena_strdup(arena, key->token),
            .council_id = key->council_id,
            .person_id = key->person_id,
            .file_name = query_string(&query, 0, arena),
            .options_json = query_string(&query, 2, arena),
            .created_s = query_integer(&query, 3),
        };
        query_borrow(&query, 1, &(*pending)->size_bytes);
        (*pending)->bytes = query_text(&query, 1, arena);
    }
    return query_end(&query, error);
}

bool pending_import_store_delete(struct database *database, const struct pending_import *key,
                                 struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_DELETE_PENDING);
    bind_pending_key(&query, key);
    return query_end(&query, error);
}

bool pending_import_store_keep_newest(struct database *database, const struct pending_import *kept,
                                      int count, struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_KEEP_NEWEST);
    query_bind_integer(&query, kept->council_id);
    query_bind_integer(&query, kept->person_id);
    query_bind_integer(&query, kept->council_id);
    query_bind_integer(&query, kept->person_id);
    query_bind_text(&query, kept->token);
    query_bind_integer(&query, count);
    return query_end(&query, error);
}

bool pending_import_store_delete_older(struct database *database, int64_t created_before_s,
                                       struct error *error)
{
    struct query query = query_start(database, SQL_IMPORT_DELETE_OLDER);
    query_bind_integer(&query, created_before_s);
    return query_end(&query, error);
}
