/* Evidence files: the bytes of soportes on disk, named by their SHA-256. The rows that say what a
 * file proves are evidence_store's; a file's name as people know it is there, never on the disk.
 *
 * A file is received piece by piece into entrante/, synced, renamed to its sum (ab/ab12…) and the
 * folder synced; only then may the row that names it be committed. So a power cut leaves at most a
 * file that no row names, never a row without its file. The same bytes are kept once. Files are
 * never changed; they are removed by evidence_files_remove when no row names them any more.
 *
 *     struct evidence_receiver receiver;
 *     if (!evidence_files_begin(&receiver, folder, limit, &error)) …
 *     while (…) if (!evidence_files_add(&receiver, bytes, length, &error)) break;
 *     ok = ok ? evidence_files_finish(&receiver, &error) : (evidence_files_abandon(&receiver),
 * false);
 */
#ifndef ATALAYA_STORAGE_EVIDENCE_FILES_H
#define ATALAYA_STORAGE_EVIDENCE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "storage/sha256.h"

/* Where they are inside the data folder. */
#define EVIDENCE_FILES_FOLDER "soportes"

enum { EVIDENCE_FILES_PATH_SIZE = 512 };

/* One file that is being received. */
struct evidence_receiver {
    const char *folder; /* of all evidence files; borrowed */
    int64_t limit_bytes;
    int64_t size_bytes;            /* so far */
    char sha256[SHA256_TEXT_SIZE]; /* after evidence_files_finish */
    int descriptor;                /* -1: finished or abandoned */
    struct sha256 sum;
    char temporary[EVIDENCE_FILES_PATH_SIZE];
};

/* Makes the folder where there is none. */
bool evidence_files_begin(struct evidence_receiver *receiver, const char *folder,
                          int64_t limit_bytes, struct error *error);
/* ERROR_TOO_LARGE: more than limit_bytes; nothing of it is written. */
bool evidence_files_add(struct evidence_receiver *receiver, const void *bytes, size_t length,
                        struct error *error);
/* After true the file is durable and receiver->sha256 names it; after false nothing is left. */
bool evidence_files_finish(struct evidence_receiver *receiver, struct error *error);
/* Forgets what was received. Does nothing after evidence_files_finish. */
void evidence_files_abandon(struct evidence_receiver *receiver);

/* Opens a file for reading; the caller closes *descriptor. ERROR_INVALID: not a sum. */
bool evidence_files_open(const char *folder, const char *sha256, int *descriptor,
                         int64_t *size_bytes, struct error *error);
/* Reads the whole file again and compares. ERROR_INVALID: its bytes have changed. */
bool evidence_files_check(const char *folder, const char *sha256, struct error *error);
/* Removes a file; true also where there is none. */
bool evidence_files_remove(const char *folder, const char *sha256, struct error *error);

/* Removes what a crash left in entrante/ and is older than age_s seconds. */
bool evidence_files_sweep(const char *folder, int64_t age_s, struct error *error);

#endif
