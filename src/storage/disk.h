/* Disk: the few calls that make a file survive a power cut, with errors as sentences.
 * Retries what a signal interrupted; a full disk is ERROR_NO_SPACE, a missing file ERROR_NOT_FOUND.
 */
#ifndef ATALAYA_STORAGE_DISK_H
#define ATALAYA_STORAGE_DISK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* Fills error from errno, "what: reason", and answers false. */
bool disk_fail(struct error *error, const char *what);
/* Writes all bytes. */
bool disk_write(int descriptor, const void *bytes, size_t length, struct error *error);
/* Reads until length bytes or the end of the file; *got says how many. */
bool disk_read(int descriptor, void *bytes, size_t length, size_t *got, struct error *error);
/* Makes a folder that only its owner may enter, where there is none, and makes its name durable.
 * The folder above must exist. */
bool disk_make_folder(const char *path, struct error *error);
/* Makes the names inside a folder durable. */
bool disk_sync_folder(const char *path, struct error *error);
/* The same for the folder that a path stands in. */
bool disk_sync_parent(const char *path, struct error *error);

#endif
