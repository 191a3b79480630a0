/* Backup index: indice.json, which says what a backup holds, so that a missing part is noticed. */
#ifndef ATALAYA_STORAGE_BACKUP_INDEX_H
#define ATALAYA_STORAGE_BACKUP_INDEX_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"
#include "storage/archive.h"
#include "storage/backup.h"

#define BACKUP_INDEX_NAME "indice.json"
#define BACKUP_INDEX_TABLES "tablas/"
#define BACKUP_INDEX_EVIDENCE "soportes/"

/* Writes the index of a backup with table_count tables. */
bool backup_index_write(FILE *file, const struct backup_summary *summary, size_t table_count,
                        struct error *error);

/* Reads the index of an open archive into *summary, and checks that the archive holds that many
 * tables and evidence files, each of these with the bytes that its name promises, and nothing else.
 */
bool backup_index_check(struct archive *archive, struct backup_summary *summary,
                        struct error *error);

#endif
