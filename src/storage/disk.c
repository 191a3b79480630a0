#include "storage/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

#include "base/banned.h"

static enum error_kind kind_of(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return ERROR_NO_SPACE;
    case ENOENT:
        return ERROR_NOT_FOUND;
    case EFBIG:
        return ERROR_TOO_LARGE;
    default:
        return ERROR_IO;
    }
}

bool disk_fail(struct error *error, const char *what)
{
    int number = errno;
    char reason[128];
    if (kind_of(number) == ERROR_NO_SPACE)
        return error_set(error, ERROR_NO_SPACE, "%s: no queda espacio en el disco", what);
    if (number == ENOENT)
        return error_set(error, ERROR_NOT_FOUND, "%s: no existe", what);
    if (number == EACCES || number == EPERM)
        return error_set(error, ERROR_IO, "%s: no hay permiso", what);
    return error_set(error, kind_of(number), "%s: %s", what,
                     strerror_r(number, reason, sizeof reason));
}

bool disk_write(int descriptor, const void *bytes, size_t length, struct error *error)
{
    const char *rest = bytes;
    while (length > 0) {
        ssize_t written = write(descriptor, rest, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return disk_fail(error, "escribir");
        rest += written;
        length -= (size_t)written;
    }
    return true;
}

bool disk_read(int descriptor, void *bytes, size_t length, size_t *got, struct error *error)
{
    *got = 0;
    while (*got < length) {
        ssize_t count = read(descriptor, (char *)bytes + *got, length - *got);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return disk_fail(error, "leer");
        if (count == 0)
            break;
        *got += (size_t)count;
    }
    return true;
}

bool disk_sync_folder(const char *path, struct error *error)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return disk_fail(error, path);
    bool ok = fsync(descriptor) == 0 || disk_fail(error, path);
    close(descriptor);
    return ok;
}

bool disk_sync_parent(const char *path, struct error *error)
{
    struct arena arena = {0};
    const char *slash = strrchr(path, '/');
    size_t length = slash == NULL ? 0 : (size_t)(slash - path);
    const char *parent =
        slash == NULL ? "." : arena_strndup(&arena, path, length == 0 ? 1 : length);
    bool ok = disk_sync_folder(parent, error);
    arena_release(&arena);
    return ok;
}

bool disk_make_folder(const char *path, struct error *error)
{
    if (mkdir(path, 0700) == 0)
        return disk_sync_parent(path, error);
    return errno == EEXIST || disk_fail(error, path);
}
