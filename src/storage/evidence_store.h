/* Evidence store: what is known of the files that prove a result. The files themselves are kept by
 * storage/evidence_files.h under their SHA-256; the same file may prove several results.
 *
 * Nothing is erased: a file that was replaced or removed stays listed in its result's history. */
#ifndef ATALAYA_STORAGE_EVIDENCE_STORE_H
#define ATALAYA_STORAGE_EVIDENCE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "storage/object_key.h"

struct database;

struct evidence {
    int64_t id;
    int64_t council_id;
    int64_t measurement_id;
    const char *sha256; /* 64 hexadecimal digits */
    const char *file_name;
    const char *media_type;
    int64_t size_bytes;
    const char *proves;        /* what it shows, in the person's words */
    const char *evidence_date; /* "" or "2025-11-30" */
    bool is_public;
    int64_t uploaded_by; /* 0: the operator */
    const char *uploaded_utc;
    int64_t replaced_by;       /* evidence id; 0: not replaced */
    const char *removed_utc;   /* "": not removed */
    const char *uploader_name; /* only read; "" for the operator */
};

struct evidence_list {
    struct evidence *items;
    size_t count;
};

/* Whether it counts today: neither replaced nor removed. */
static inline bool evidence_is_present(const struct evidence *evidence)
{
    return evidence->replaced_by == 0 && evidence->removed_utc[0] == '\0';
}

/* Adds a row for a file that is stored already, and sets its id. */
bool evidence_store_add(struct database *database, struct evidence *evidence, struct error *error);
/* *evidence is NULL where there is none. */
bool evidence_store_load(struct database *database, struct object_key key, struct arena *arena,
                         struct evidence **evidence, struct error *error);
/* All of a result, oldest first, replaced and removed ones included. */
bool evidence_store_list(struct database *database, struct object_key measurement,
                         struct arena *arena, struct evidence_list *list, struct error *error);
/* Writes proves, evidence_date and is_public. */
bool evidence_store_save(struct database *database, const struct evidence *evidence,
                         struct error *error);
/* Marks a present one as replaced by another, or as removed; *was_present is false where it was
 * neither of this council nor present. */
bool evidence_store_replace(struct database *database, struct object_key key, int64_t replaced_by,
                            bool *was_present, struct error *error);
bool evidence_store_remove(struct database *database, struct object_key key,
                           const char *removed_utc, bool *was_present, struct error *error);

/* Removes the rows of a draft that is removed with them; does nothing for any other result. */
bool evidence_store_delete_of_draft(struct database *database, struct object_key measurement,
                                    struct error *error);

/* How many present files each result of the council has, by its id; results without are left out.
 */
struct evidence_count {
    int64_t measurement_id;
    int count;
};

struct evidence_count_list {
    struct evidence_count *items;
    size_t count;
};
bool evidence_store_count(struct database *database, int64_t council_id, struct arena *arena,
                          struct evidence_count_list *counts, struct error *error);

/* Whether any row of any council names a file. */
bool evidence_store_is_named(struct database *database, const char *sha256, bool *is_named,
                             struct error *error);

/* Every file that some row names, each once and in order, of all councils: for backup and doctor.
 */
struct evidence_hash_list {
    const char **items;
    size_t count;
};
bool evidence_store_list_hashes(struct database *database, struct arena *arena,
                                struct evidence_hash_list *hashes, struct error *error);

#endif
