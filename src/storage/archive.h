/* Archive: many files in one, such that any damage is found before anything is taken out.
 *
 * It is a tar archive (POSIX ustar) of a strict kind: plain files only, owner, mode and time all
 * fixed, so that each header follows from name and size. Its last entry, `sha256`, holds the sum of
 * every byte before that entry's header. archive_open reads the whole file once: a cut, a flipped
 * bit or a foreign entry is refused with its reason, and no name can lead outside a folder. Anybody
 * can open it with `tar` where Atalaya is gone.
 *
 * Names are made of a–z, 0–9, `.`, `_`, `-` and `/`, at most 99 bytes. One entry holds less than 8
 * GiB. */
#ifndef ATALAYA_STORAGE_ARCHIVE_H
#define ATALAYA_STORAGE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "storage/sha256.h"

/* Being written. The file is the caller's to fill between begin and end. */
struct archive_writer {
    FILE *file;
    const char *path; /* borrowed */
    const char *name; /* of the entry in progress; NULL between entries */
    int64_t start;    /* of its bytes */
};

/* Creates the file, which must not exist; only its owner may read it. */
bool archive_create(struct archive_writer *writer, const char *path, struct error *error);
/* Then write the bytes to writer->file, and end the entry. name is borrowed until then. */
bool archive_begin_entry(struct archive_writer *writer, const char *name, struct error *error);
bool archive_end_entry(struct archive_writer *writer, struct error *error);
/* Sums up, makes the bytes durable and closes. After false the file is removed. */
bool archive_finish(struct archive_writer *writer, struct error *error);
/* Closes and removes. */
void archive_abandon(struct archive_writer *writer);

struct archive_entry {
    const char *name;
    int64_t start; /* of its bytes in the file */
    int64_t size;
    char sha256[SHA256_TEXT_SIZE];
};

/* Open and found whole. */
struct archive {
    FILE *file;
    struct archive_entry *entries; /* in their order, without the sum */
    size_t entry_count;
    int64_t size;
};

/* ERROR_INVALID: no archive, or a damaged one, with the reason. Entries live in the arena. */
bool archive_open(struct archive *archive, const char *path, struct arena *arena,
                  struct error *error);
/* Does nothing for an archive that was not opened. */
void archive_close(struct archive *archive);
/* NULL: there is none. */
const struct archive_entry *archive_find(const struct archive *archive, const char *name);
/* Sets archive->file to the first byte of an entry. */
bool archive_seek(struct archive *archive, const struct archive_entry *entry, struct error *error);

#endif
