#include "web/http/body.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "storage/disk.h"

#include "base/banned.h"

enum { FIRST_BYTES = 16 * 1024, PATH_BYTES = 4096 };

static size_t held_memory, held_files;

size_t body_held_memory(void)
{
    return __atomic_load_n(&held_memory, __ATOMIC_RELAXED);
}

size_t body_held_files(void)
{
    return __atomic_load_n(&held_files, __ATOMIC_RELAXED);
}

static bool take(size_t *held, size_t bytes, size_t limit)
{
    if (__atomic_add_fetch(held, bytes, __ATOMIC_RELAXED) <= limit)
        return true;
    __atomic_sub_fetch(held, bytes, __ATOMIC_RELAXED);
    return false;
}

static void give_back(size_t *held, size_t bytes)
{
    __atomic_sub_fetch(held, bytes, __ATOMIC_RELAXED);
}

static enum body_problem grow(struct body *body, size_t length)
{
    size_t capacity = body->capacity == 0 ? FIRST_BYTES : body->capacity * 2;
    while (capacity < body->length + length)
        capacity *= 2;
    if (!take(&held_memory, capacity - body->capacity, BODY_ALL_MEMORY_BYTES))
        return BODY_BUSY;
    body->bytes = realloc(body->bytes, capacity);
    if (body->bytes == NULL)
        abort();
    body->capacity = capacity;
    return BODY_OK;
}

static void release_memory(struct body *body)
{
    give_back(&held_memory, body->capacity);
    free(body->bytes);
    body->bytes = NULL;
    body->capacity = 0;
}

static enum body_problem explain(const struct error *error)
{
    return error->kind == ERROR_NO_SPACE ? BODY_NO_SPACE : BODY_FAILED;
}

static enum body_problem open_file(struct body *body)
{
    const char *folder = getenv("TMPDIR");
    char path[PATH_BYTES];
    struct error error = {0};
    if (folder == NULL || folder[0] == '\0')
        folder = "/tmp";
    if (snprintf(path, sizeof path, "%s/subida-XXXXXX", folder) >= PATH_BYTES)
        return BODY_FAILED;
    body->file = mkostemp(path, O_CLOEXEC);
    if (body->file < 0)
        return errno == ENOSPC || errno == EDQUOT ? BODY_NO_SPACE : BODY_FAILED;
    body->has_file = true;
    unlink(path);
    if (disk_write(body->file, body->bytes, body->length, &error)) {
        release_memory(body);
        return BODY_OK;
    }
    close(body->file);
    body->has_file = false;
    return explain(&error);
}

static enum body_problem add_to_file(struct body *body, const char *bytes, size_t length)
{
    struct error error = {0};
    if (!body->has_file) {
        if (!take(&held_files, body->length, BODY_ALL_FILE_BYTES))
            return BODY_BUSY;
        enum body_problem problem = open_file(body);
        if (problem != BODY_OK) {
            give_back(&held_files, body->length);
            return problem;
        }
    }
    if (!take(&held_files, length, BODY_ALL_FILE_BYTES))
        return BODY_BUSY;
    body->length += length;
    return disk_write(body->file, bytes, length, &error) ? BODY_OK : explain(&error);
}

enum body_problem body_add(struct body *body, const char *bytes, size_t length)
{
    if (length > body->limit - body->length)
        return BODY_TOO_LARGE;
    if (body->may_use_file && (body->has_file || body->length + length > BODY_MEMORY_BYTES))
        return add_to_file(body, bytes, length);
    if (body->length + length > body->capacity) {
        enum body_problem problem = grow(body, length);
        if (problem != BODY_OK)
            return problem;
    }
    memcpy(body->bytes + body->length, bytes, length);
    body->length += length;
    return BODY_OK;
}

const char *body_finish(struct body *body)
{
    if (!body->has_file)
        return body->bytes == NULL ? "" : body->bytes;
    if (body->is_mapped)
        return body->bytes;
    void *mapping = mmap(NULL, body->length, PROT_READ, MAP_PRIVATE, body->file, 0);
    if (mapping == MAP_FAILED)
        return NULL;
    body->bytes = mapping;
    body->is_mapped = true;
    return body->bytes;
}

void body_release(struct body *body)
{
    if (body->is_mapped)
        munmap(body->bytes, body->length);
    else
        release_memory(body);
    if (body->has_file) {
        close(body->file);
        give_back(&held_files, body->length);
    }
    *body = (struct body){0};
}
