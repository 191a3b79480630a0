#include "storage/evidence_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "storage/disk.h"

#include "base/banned.h"

#define INCOMING "entrante"

/* False where the path would be cut. */
static bool join(char path[EVIDENCE_FILES_PATH_SIZE], const char *folder, const char *rest,
                 struct error *error)
{
    int length = snprintf(path, EVIDENCE_FILES_PATH_SIZE, "%s/%s", folder, rest);
    return length < EVIDENCE_FILES_PATH_SIZE ||
           error_set(error, ERROR_IO, "la ruta de la carpeta es demasiado larga");
}

/* "folder/ab" and "folder/ab/ab12…"; refuses everything that is not a sum, so that no name from
 * outside ever becomes a path. */
static bool place(const char *folder, const char *sha256, char subfolder[EVIDENCE_FILES_PATH_SIZE],
                  char path[EVIDENCE_FILES_PATH_SIZE], struct error *error)
{
    char prefix[3] = {0};
    if (!sha256_is_text(sha256))
        return error_set(error, ERROR_INVALID, "no es la huella de un archivo");
    memcpy(prefix, sha256, 2);
    return join(subfolder, folder, prefix, error) && join(path, subfolder, sha256, error);
}

bool evidence_files_begin(struct evidence_receiver *receiver, const char *folder,
                          int64_t limit_bytes, struct error *error)
{
    char incoming[EVIDENCE_FILES_PATH_SIZE];
    *receiver =
        (struct evidence_receiver){.folder = folder, .limit_bytes = limit_bytes, .descriptor = -1};
    sha256_init(&receiver->sum);
    if (!join(incoming, folder, INCOMING, error) ||
        !join(receiver->temporary, incoming, "XXXXXX", error) || !disk_make_folder(folder, error) ||
        !disk_make_folder(incoming, error))
        return false;
    receiver->descriptor = mkostemp(receiver->temporary, O_CLOEXEC);
    return receiver->descriptor >= 0 || disk_fail(error, incoming);
}

bool evidence_files_add(struct evidence_receiver *receiver, const void *bytes, size_t length,
                        struct error *error)
{
    if (length > (uint64_t)(receiver->limit_bytes - receiver->size_bytes))
        return error_set(error, ERROR_TOO_LARGE, "el archivo pesa más de %lld bytes",
                         (long long)receiver->limit_bytes);
    if (!disk_write(receiver->descriptor, bytes, length, error))
        return false;
    sha256_add(&receiver->sum, bytes, length);
    receiver->size_bytes += (int64_t)length;
    return true;
}

/* Durable before its name is, so that the name never stands for half a file. */
static bool keep(struct evidence_receiver *receiver, struct error *error)
{
    char subfolder[EVIDENCE_FILES_PATH_SIZE], path[EVIDENCE_FILES_PATH_SIZE];
    if (fsync(receiver->descriptor) != 0)
        return disk_fail(error, "guardar el archivo");
    return place(receiver->folder, receiver->sha256, subfolder, path, error) &&
           disk_make_folder(subfolder, error) &&
           (rename(receiver->temporary, path) == 0 || disk_fail(error, "guardar el archivo")) &&
           disk_sync_folder(subfolder, error);
}

bool evidence_files_finish(struct evidence_receiver *receiver, struct error *error)
{
    sha256_finish(&receiver->sum, receiver->sha256);
    bool ok = keep(receiver, error);
    if (close(receiver->descriptor) != 0 && ok)
        ok = disk_fail(error, "guardar el archivo");
    receiver->descriptor = -1;
    if (!ok)
        unlink(receiver->temporary);
    return ok;
}

void evidence_files_abandon(struct evidence_receiver *receiver)
{
    if (receiver->descriptor < 0)
        return;
    close(receiver->descriptor);
    receiver->descriptor = -1;
    unlink(receiver->temporary);
}

bool evidence_files_open(const char *folder, const char *sha256, int *descriptor,
                         int64_t *size_bytes, struct error *error)
{
    char subfolder[EVIDENCE_FILES_PATH_SIZE], path[EVIDENCE_FILES_PATH_SIZE];
    struct stat status;
    if (!place(folder, sha256, subfolder, path, error))
        return false;
    *descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (*descriptor < 0)
        return disk_fail(error, "abrir el soporte");
    if (fstat(*descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(*descriptor);
        *descriptor = -1;
        return error_set(error, ERROR_IO, "el soporte no es un archivo");
    }
    *size_bytes = status.st_size;
    return true;
}

bool evidence_files_check(const char *folder, const char *sha256, struct error *error)
{
    int descriptor = -1;
    int64_t size_bytes = 0;
    size_t got = 0;
    char bytes[65536], found[SHA256_TEXT_SIZE];
    struct sha256 sum;
    if (!evidence_files_open(folder, sha256, &descriptor, &size_bytes, error))
        return false;
    sha256_init(&sum);
    bool ok = true;
    do {
        ok = disk_read(descriptor, bytes, sizeof bytes, &got, error);
        sha256_add(&sum, bytes, got);
    } while (ok && got > 0);
    close(descriptor);
    sha256_finish(&sum, found);
    if (ok && strcmp(found, sha256) != 0)
        ok = error_set(error, ERROR_INVALID, "el soporte %.12s… no conserva sus bytes", sha256);
    return ok;
}

bool evidence_files_remove(const char *folder, const char *sha256, struct error *error)
{
    char subfolder[EVIDENCE_FILES_PATH_SIZE], path[EVIDENCE_FILES_PATH_SIZE];
    if (!place(folder, sha256, subfolder, path, error))
        return false;
    if (unlink(path) == 0)
        return disk_sync_folder(subfolder, error);
    return errno == ENOENT || disk_fail(error, "quitar el soporte");
}

/* The age of a temporary file is the file system's business, so its clock is asked, not env's. */
static bool is_older(int folder, const char *name, int64_t age_s)
{
    struct stat status;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
           now.tv_sec - status.st_mtim.tv_sec >= age_s;
}

bool evidence_files_sweep(const char *folder, int64_t age_s, struct error *error)
{
    char incoming[EVIDENCE_FILES_PATH_SIZE];
    if (!join(incoming, folder, INCOMING, error))
        return false;
    DIR *entries = opendir(incoming);
    if (entries == NULL)
        return errno == ENOENT || disk_fail(error, incoming);
    bool ok = true;
    struct dirent *entry;
    while (ok && (entry = readdir(entries)) != NULL)
        if (is_older(dirfd(entries), entry->d_name, age_s))
            ok = unlinkat(dirfd(entries), entry->d_name, 0) == 0 || errno == ENOENT ||
                 disk_fail(error, incoming);
    closedir(entries);
    return ok;
}
