#include "storage/report_store.h"

#include "base/text.h"
#include "storage/database.h"

#include "base/banned.h"

static struct report_record read_report(struct query *query, struct arena *arena)
{
    return (struct report_record){
        .id = query_integer(query, 0),
        .council_id = query_integer(query, 1),
        .plan_id = query_integer(query, 2),
        .kind = query_string(query, 3, arena),
        .cut_year = (int)query_integer(query, 4),
        .version = (int)query_integer(query, 5),
        .is_approved = query_integer(query, 6) != 0,
        .title = query_string(query, 7, arena),
        .settings_json = query_string(query, 8, arena),
        .snapshot_json = query_string(query, 9, arena),
        .snapshot_sha256 = query_string(query, 10, arena),
        .code = query_text(query, 11, arena),
        .chain_head = query_string(query, 12, arena),
        .created_by = query_integer(query, 13),
        .created_utc = query_string(query, 14, arena),
        .approved_by = query_integer(query, 15),
        .approved_utc = query_string(query, 16, arena),
        .supersedes_id = query_integer(query, 17),
        .correction_note = query_string(query, 18, arena),
        .superseded_by = query_integer(query, 19),
        .council_code = query_string(query, 20, arena),
        .council_name = query_string(query, 21, arena),
    };
}

bool report_store_add(struct database *database, struct report_record *report, struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_ADD);
    query_bind_integer(&query, report->council_id);
    query_bind_integer(&query, report->plan_id);
    query_bind_text(&query, report->kind);
    query_bind_integer(&query, report->cut_year);
    query_bind_integer(&query, report->version == 0 ? 1 : report->version);
    query_bind_text(&query, report->title);
    query_bind_text(&query, text_or_empty(report->settings_json));
    query_bind_reference(&query, report->created_by);
    query_bind_text(&query, report->created_utc);
    query_bind_reference(&query, report->supersedes_id);
    query_bind_text(&query, text_or_empty(report->correction_note));
    if (query_step(&query))
        report->id = query_integer(&query, 0);
    return query_end(&query, error);
}

static bool find(struct query *query, struct arena *arena, struct report_record **report,
                 struct error *error)
{
    *report = NULL;
    if (query_step(query)) {
        *report = ARENA_NEW(arena, struct report_record);
        **report = read_report(query, arena);
    }
    return query_end(query, error);
}

bool report_store_load(struct database *database, struct object_key key, struct arena *arena,
                       struct report_record **report, struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return find(&query, arena, report, error);
}

bool report_store_find_by_code(struct database *database, const char *code, struct arena *arena,
                               struct report_record **report, struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_FIND_BY_CODE);
    query_bind_text(&query, code);
    return find(&query, arena, report, error);
}

bool report_store_list(struct database *database, int64_t council_id, struct arena *arena,
                       struct report_record_list *reports, struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_LIST);
    query_bind_integer(&query, council_id);
    *reports = (struct report_record_list){0};
    while (query_step(&query)) {
        reports->items =
            arena_grow(arena, reports->items, reports->count, sizeof(struct report_record));
        reports->items[reports->count++] = read_report(&query, arena);
    }
    return query_end(&query, error);
}

static bool end_change(struct query *query, bool *was_draft, struct error *error)
{
    bool ok = query_end(query, error);
    *was_draft = ok && query_changed_rows(query) > 0;
    return ok;
}

bool report_store_save(struct database *database, const struct report_record *report,
                       bool *was_draft, struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_SAVE);
    query_bind_text(&query, report->title);
    query_bind_text(&query, text_or_empty(report->settings_json));
    query_bind_text(&query, text_or_empty(report->correction_note));
    query_bind_integer(&query, report->council_id);
    query_bind_integer(&query, report->id);
    return end_change(&query, was_draft, error);
}

bool report_store_approve(struct database *database, const struct report_record *report,
                          bool *was_draft, struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_APPROVE);
    query_bind_text(&query, report->snapshot_json);
    query_bind_text(&query, report->snapshot_sha256);
    query_bind_text(&query, report->code);
    query_bind_text(&query, text_or_empty(report->chain_head));
    query_bind_reference(&query, report->approved_by);
    query_bind_text(&query, report->approved_utc);
    query_bind_integer(&query, report->council_id);
    query_bind_integer(&query, report->id);
    return end_change(&query, was_draft, error);
}

bool report_store_delete_draft(struct database *database, struct object_key key, bool *was_draft,
                               struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_DELETE_DRAFT);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    return end_change(&query, was_draft, error);
}

bool report_store_list_texts(struct database *database, struct object_key report,
                             struct arena *arena, struct report_text_list *texts,
                             struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_LIST_TEXTS);
    query_bind_integer(&query, report.council_id);
    query_bind_integer(&query, report.id);
    *texts = (struct report_text_list){0};
    while (query_step(&query)) {
        texts->items = arena_grow(arena, texts->items, texts->count, sizeof(struct report_text));
        texts->items[texts->count++] = (struct report_text){
            .council_id = report.council_id,
            .report_id = report.id,
            .section = query_string(&query, 0, arena),
            .markdown = query_string(&query, 1, arena),
            .version = query_integer(&query, 2),
            .updated_by = query_integer(&query, 3),
            .updated_utc = query_string(&query, 4, arena),
            .person_name = query_string(&query, 5, arena),
        };
    }
    return query_end(&query, error);
}

/* The row is written only while the report is a draft and the section stands at this version. */
static struct query start_text(struct database *database, const struct report_text *text)
{
    struct query query;
    if (text->version == 0) {
        query = query_start(database, SQL_REPORT_ADD_TEXT);
        query_bind_text(&query, text->section);
    } else {
        query = query_start(database, SQL_REPORT_SAVE_TEXT);
    }
    query_bind_text(&query, text->markdown);
    query_bind_reference(&query, text->updated_by);
    query_bind_text(&query, text->updated_utc);
    query_bind_integer(&query, text->council_id);
    query_bind_integer(&query, text->report_id);
    if (text->version != 0) {
        query_bind_text(&query, text->section);
        query_bind_integer(&query, text->version);
    }
    return query;
}

bool report_store_save_text(struct database *database, struct report_text *text,
                            struct error *error)
{
    struct query query = start_text(database, text);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió este texto");
    text->version++;
    return true;
}

bool report_store_add_file(struct database *database, const struct report_file *file,
                           bool *was_draft, struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_ADD_FILE);
    query_bind_text(&query, file->format);
    query_bind_text(&query, text_or_empty(file->paper));
    query_bind_blob(&query, file->bytes, file->size_bytes);
    query_bind_text(&query, file->sha256);
    query_bind_integer(&query, file->council_id);
    query_bind_integer(&query, file->report_id);
    return end_change(&query, was_draft, error);
}

bool report_store_find_file(struct database *database, const struct report_file *key,
                            struct arena *arena, struct report_file **file, struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_FIND_FILE);
    query_bind_integer(&query, key->council_id);
    query_bind_integer(&query, key->report_id);
    query_bind_text(&query, key->format);
    query_bind_text(&query, text_or_empty(key->paper));
    *file = NULL;
    if (query_step(&query)) {
        *file = ARENA_NEW(arena, struct report_file);
        **file = (struct report_file){
            .council_id = key->council_id,
            .report_id = key->report_id,
            .format = arena_strdup(arena, key->format),
            .paper = arena_strdup(arena, text_or_empty(key->paper)),
            .bytes = query_text(&query, 0, arena),
            .sha256 = query_string(&query, 1, arena),
        };
        query_borrow(&query, 0, &(*file)->size_bytes);
    }
    return query_end(&query, error);
}

bool report_store_list_files(struct database *database, struct object_key report,
                             struct arena *arena, struct report_file_list *files,
                             struct error *error)
{
    struct query query = query_start(database, SQL_REPORT_LIST_FILES);
    query_bind_integer(&query, report.council_id);
    query_bind_integer(&query, report.id);
    *files = (struct report_file_list){0};
    while (query_step(&query)) {
        files->items = arena_grow(arena, files->items, files->count, sizeof(struct report_file));
        files->items[files->count++] = (struct report_file){
            .council_id = report.council_id,
            .report_id = report.id,
            .format = query_string(&query, 0, arena),
            .paper = query_string(&query, 1, arena),
            .size_bytes = (size_t)query_integer(&query, 2),
            .sha256 = query_string(&query, 3, arena),
        };
    }
    return query_end(&query, error);
}
