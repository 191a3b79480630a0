#include "web/static/static_file.h"

#include <assert.h>
#include <string.h>

#include "base/banned.h"

const char *static_file_name(const char *name)
{
    const struct static_file *file = static_files;
    while (file->name != NULL && strcmp(file->name, name) != 0)
        file++;
    assert(file->name != NULL);
    return file->hashed_name;
}

const struct static_file *static_file_find(const char *hashed_name)
{
    for (const struct static_file *file = static_files; file->name != NULL; file++)
        if (strcmp(file->hashed_name, hashed_name) == 0)
            return file;
    return NULL;
}
