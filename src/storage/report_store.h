/* Report store: pronouncements and other reports, from the draft with its texts to the frozen one
 * with its snapshot and files.
 *
 * An approved report never changes: saves, texts and files are refused (was_draft false), by the
 * statements themselves. A correction is a new report that names the one it supersedes. */
#ifndef ATALAYA_STORAGE_REPORT_STORE_H
#define ATALAYA_STORAGE_REPORT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "storage/object_key.h"

struct database;

struct report_record {
    int64_t id;
    int64_t council_id;
    int64_t plan_id;
    const char *kind; /* "pronunciamiento" */
    int cut_year;
    int version; /* 1, 2 … of the same pronouncement */
    bool is_approved;
    const char *title;
    const char *settings_json; /* bands, weights, chosen indicators of the draft */
    const char *snapshot_json; /* frozen at approval; "" before */
    const char *snapshot_sha256;
    const char *code;       /* printed on it; NULL before approval; unique */
    const char *chain_head; /* head of the audit chain at approval */
    int64_t created_by;
    const char *created_utc;
    int64_t approved_by;
    const char *approved_utc;
    int64_t supersedes_id; /* 0: the first */
    const char *correction_note;
    int64_t superseded_by;    /* only read: the newer version that was approved; 0: none */
    const char *council_code; /* only read */
    const char *council_name;
};

struct report_record_list {
    struct report_record *items;
    size_t count;
};

/* Adds a draft and sets its id. */
bool report_store_add(struct database *database, struct report_record *report, struct error *error);
/* *report is NULL where there is none. */
bool report_store_load(struct database *database, struct object_key key, struct arena *arena,
                       struct report_record **report, struct error *error);
/* An approved report of any council by its printed code: for everybody. */
bool report_store_find_by_code(struct database *database, const char *code, struct arena *arena,
                               struct report_record **report, struct error *error);
/* All of a council, newest first, without snapshots ("" in snapshot_json). */
bool report_store_list(struct database *database, int64_t council_id, struct arena *arena,
                       struct report_record_list *reports, struct error *error);
/* Writes title, settings and correction note of a draft. */
bool report_store_save(struct database *database, const struct report_record *report,
                       bool *was_draft, struct error *error);
/* Freezes a draft: writes snapshot, its hash, code, chain head, who and when. */
bool report_store_approve(struct database *database, const struct report_record *report,
                          bool *was_draft, struct error *error);
/* Removes a draft with its texts. */
bool report_store_delete_draft(struct database *database, struct object_key key, bool *was_draft,
                               struct error *error);

/* A text that the council writes, in Markdown. */
struct report_text {
    int64_t council_id;
    int64_t report_id;
    const char *section;
    const char *markdown;
    int64_t version; /* 0: not stored yet */
    int64_t updated_by;
    const char *updated_utc;
    const char *person_name; /* only read; "" for the operator */
};

struct report_text_list {
    struct report_text *items;
    size_t count;
};

bool report_store_list_texts(struct database *database, struct object_key report,
                             struct arena *arena, struct report_text_list *texts,
                             struct error *error);
/* Adds the text (version 0) or replaces the version that was read, and raises version.
 * ERROR_CONFLICT: somebody saved the section since, or the report is no draft any more. */
bool report_store_save_text(struct database *database, struct report_text *text,
                            struct error *error);

/* A finished file of an approved report. */
struct report_file {
    int64_t council_id;
    int64_t report_id;
    const char *format; /* "pdf", "xlsx", "html" */
    const char *paper;  /* "a4", "carta"; "" where there is none */
    const void *bytes;  /* NULL in lists */
    size_t size_bytes;
    const char *sha256;
};

struct report_file_list {
    struct report_file *items;
    size_t count;
};

/* Adds a file to a draft, just before its approval in the same transaction; replaces none, for
 * approved files never change. *was_draft is false, and nothing is written, for an approved report;
 * a format and paper that is there already is ERROR_CONSTRAINT. */
bool report_store_add_file(struct database *database, const struct report_file *file,
                           bool *was_draft, struct error *error);
/* *file is NULL where there is none; key gives council, report, format and paper. */
bool report_store_find_file(struct database *database, const struct report_file *key,
                            struct arena *arena, struct report_file **file, struct error *error);
/* The files of a report by format and paper, without their bytes. */
bool report_store_list_files(struct database *database, struct object_key report,
                             struct arena *arena, struct report_file_list *files,
                             struct error *error);

#endif
