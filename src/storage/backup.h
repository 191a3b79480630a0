/* Backup: everything that councils wrote, in one file, while the program goes on serving.
 *
 * The file is an archive (storage/archive.h) of tablas/NAME.jsonl (storage/table_copy.h), the
 * evidence files as soportes/SHA256, and indice.json, which says what must be there. It is the same
 * from both engines, so a copy made on SQLite can be restored on PostgreSQL and the other way
 * round. The tables are read in one transaction: the copy is the state of one moment.
 *
 * Not in it: sessions, attempts to log in, files waiting for a preview, and secret.key (without
 * that key second steps of login have to be set up anew). It is not encrypted: keep it as the data
 * itself. */
#ifndef ATALAYA_STORAGE_BACKUP_H
#define ATALAYA_STORAGE_BACKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/env.h"
#include "base/error.h"

struct database;

struct backup_summary {
    char created_utc[ENV_TIMESTAMP_SIZE];
    int schema_step; /* of migrate.h */
    int64_t row_count;
    int64_t evidence_count;
    int64_t evidence_bytes;
    int64_t missing_count; /* evidence that rows name and the disk has not, or has changed */
    int64_t size_bytes;    /* of the archive */
};

/* Writes a new file (an existing one is never overwritten), reads it again whole, and only then
 * gives it its name. Missing evidence does not stop it: it is counted. */
bool backup_write(struct database *database, const char *evidence_folder, const char *path,
                  struct backup_summary *summary, struct error *error);

/* Whether an archive is whole and complete. ERROR_INVALID says what is wrong. */
bool backup_verify(const char *path, struct backup_summary *summary, struct error *error);

/* Verifies, then fills an empty database (with or without tables) and the evidence folder: all rows
 * or none. A copy of an older schema is brought up to the present one. ERROR_CONFLICT: the database
 * has data; ERROR_UNSUPPORTED: the copy is of a newer program. */
bool backup_restore(struct database *database, const char *evidence_folder, const char *path,
                    struct backup_summary *summary, struct error *error);

#endif
