#include "storage/evidence_walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "storage/disk.h"

#include "base/banned.h"

#define INCOMING "entrante"

struct walk {
    evidence_walk_visit visit;
    void *context;
    int64_t now_s; /* of the file system: a clock of the tests may not judge real files */
};

static void visit_file(const struct walk *walk, int folder, const char *name, bool is_incoming)
{
    struct stat about;
    if (fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return; /* it was renamed meanwhile */
    const struct evidence_walk_file file = {
        name, is_incoming, walk->now_s - (int64_t)about.st_mtim.tv_sec, (int64_t)about.st_size};
    walk->visit(walk->context, &file);
}

static bool is_dot(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

static DIR *open_folder(int parent, const char *name, struct error *error)
{
    int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (folder == NULL)
        disk_fail(error, name);
    return folder;
}

static bool walk_subfolder(const struct walk *walk, int parent, const char *name,
                           struct error *error)
{
    DIR *folder = open_folder(parent, name, error);
    if (folder == NULL)
        return false;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (!is_dot(entry->d_name))
            visit_file(walk, dirfd(folder), entry->d_name, strcmp(name, INCOMING) == 0);
    closedir(folder);
    return true;
}

static bool is_folder(int parent, const char *name)
{
    struct stat about;
    return fstatat(parent, name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(about.st_mode);
}

bool evidence_walk(const char *folder, evidence_walk_visit visit, void *context,
                   struct error *error)
{
    struct timespec now;
    if (access(folder, F_OK) != 0 && errno == ENOENT)
        return true;
    DIR *top = open_folder(AT_FDCWD, folder, error);
    if (top == NULL)
        return false;
    clock_gettime(CLOCK_REALTIME, &now);
    const struct walk walk = {visit, context, (int64_t)now.tv_sec};
    bool ok = true;
    for (struct dirent *entry; ok && (entry = readdir(top)) != NULL;) {
        if (is_dot(entry->d_name))
            continue;
        if (is_folder(dirfd(top), entry->d_name))
            ok = walk_subfolder(&walk, dirfd(top), entry->d_name, error);
        else
            visit_file(&walk, dirfd(top), entry->d_name, false);
    }
    closedir(top);
    return ok;
}
