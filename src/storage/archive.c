#include "storage/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "storage/disk.h"

#include "base/banned.h"

enum { BLOCK = 512, NAME_MAX_LENGTH = 99, SIZE_DIGITS = 11, BUFFER = 1 << 16 };
static const int64_t entry_limit = INT64_C(1) << 33;
static const char sum_name[] = "sha256";

static bool is_name(const char *name)
{
    size_t length = strlen(name);
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789._-/";
    return length > 0 && length <= NAME_MAX_LENGTH && strspn(name, allowed) == length &&
           name[0] != '/' && strstr(name, "..") == NULL;
}

/* Fields of POSIX.1-1988 ustar: name 0, mode 100, uid 108, gid 116, size 124, mtime 136, checksum
 * 148, type 156, magic 257. */
static void make_header(const char *name, int64_t size, char block[BLOCK])
{
    unsigned sum = 0;
    memset(block, 0, BLOCK);
    memcpy(block, name, strlen(name));
    memcpy(block + 100, "0000600", 7);
    memcpy(block + 108, "0000000", 7);
    memcpy(block + 116, "0000000", 7);
    snprintf(block + 124, SIZE_DIGITS + 1, "%011" PRIo64, (uint64_t)size);
    memcpy(block + 136, "00000000000", 11);
    memset(block + 148, ' ', 8);
    block[156] = '0';
    memcpy(block + 257, "ustar\00000", 8);
    for (int i = 0; i < BLOCK; i++)
        sum += (unsigned char)block[i];
    snprintf(block + 148, 7, "%06o", sum);
}

static int64_t padding_of(int64_t size)
{
    return (BLOCK - size % BLOCK) % BLOCK;
}

bool archive_create(struct archive_writer *writer, const char *path, struct error *error)
{
    *writer = (struct archive_writer){.path = path};
    int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return disk_fail(error, path);
    writer->file = fdopen(descriptor, "w+");
    return writer->file != NULL || disk_fail(error, path);
}

static bool put(struct archive_writer *writer, const void *bytes, size_t length,
                struct error *error)
{
    return fwrite(bytes, 1, length, writer->file) == length || disk_fail(error, writer->path);
}

/* The size is not known yet: the header is written again at the end of the entry. */
bool archive_begin_entry(struct archive_writer *writer, const char *name, struct error *error)
{
    char block[BLOCK] = {0};
    if (!is_name(name))
        return error_set(error, ERROR_INVALID, "«%s» no sirve de nombre en la copia", name);
    writer->name = name;
    if (!put(writer, block, sizeof block, error))
        return false;
    writer->start = ftello(writer->file);
    return writer->start >= 0 || disk_fail(error, writer->path);
}

bool archive_end_entry(struct archive_writer *writer, struct error *error)
{
    char block[BLOCK] = {0};
    int64_t size = ftello(writer->file) - writer->start;
    if (size >= entry_limit)
        return error_set(error, ERROR_TOO_LARGE, "%s pesa más de 8 GiB", writer->name);
    if (!put(writer, block, (size_t)padding_of(size), error))
        return false;
    make_header(writer->name, size, block);
    writer->name = NULL;
    return (fseeko(writer->file, writer->start - BLOCK, SEEK_SET) == 0 ||
            disk_fail(error, writer->path)) &&
           put(writer, block, sizeof block, error) &&
           (fseeko(writer->file, 0, SEEK_END) == 0 || disk_fail(error, writer->path));
}

static bool add_sum(struct archive_writer *writer, struct error *error)
{
    char buffer[BUFFER], digits[SHA256_TEXT_SIZE];
    size_t got = 0;
    struct sha256 sum;
    sha256_init(&sum);
    if (fseeko(writer->file, 0, SEEK_SET) != 0)
        return disk_fail(error, writer->path);
    while ((got = fread(buffer, 1, sizeof buffer, writer->file)) > 0)
        sha256_add(&sum, buffer, got);
    sha256_finish(&sum, digits);
    if (ferror(writer->file) || fseeko(writer->file, 0, SEEK_END) != 0)
        return disk_fail(error, writer->path);
    return archive_begin_entry(writer, sum_name, error) &&
           put(writer, digits, strlen(digits), error) && archive_end_entry(writer, error);
}

bool archive_finish(struct archive_writer *writer, struct error *error)
{
    static const char end[2 * BLOCK];
    bool ok = add_sum(writer, error) && put(writer, end, sizeof end, error) &&
              ((fflush(writer->file) == 0 && fsync(fileno(writer->file)) == 0) ||
               disk_fail(error, writer->path));
    if (!ok) {
        archive_abandon(writer);
        return false;
    }
    ok = fclose(writer->file) == 0 || disk_fail(error, writer->path);
    writer->file = NULL;
    if (!ok)
        unlink(writer->path);
    return ok;
}

void archive_abandon(struct archive_writer *writer)
{
    if (writer->file == NULL)
        return;
    fclose(writer->file);
    writer->file = NULL;
    unlink(writer->path);
}

/* A walk along the file, with the sum of all that was passed. */
struct walk {
    FILE *file;
    struct sha256 sum;
    int64_t position;
};

static bool refuse(struct error *error, const char *reason)
{
    return error_set(error, ERROR_INVALID, "la copia está dañada: %s", reason);
}

static bool take(struct walk *walk, void *bytes, size_t length, struct error *error)
{
    size_t got = fread(bytes, 1, length, walk->file);
    if (ferror(walk->file))
        return disk_fail(error, "leer la copia");
    if (got < length)
        return refuse(error, "está cortada");
    walk->position += (int64_t)length;
    return true;
}

/* A header is right when it is the one that name and size give. */
static bool take_header(struct walk *walk, char block[BLOCK], int64_t *size, struct error *error)
{
    char expected[BLOCK], digits[SIZE_DIGITS + 1] = {0}, name[NAME_MAX_LENGTH + 1] = {0};
    if (!take(walk, block, BLOCK, error))
        return false;
    memcpy(name, block, NAME_MAX_LENGTH);
    memcpy(digits, block + 124, SIZE_DIGITS);
    if (!is_name(name) || strspn(digits, "01234567") != SIZE_DIGITS)
        return walk->position <= BLOCK
                   ? error_set(error, ERROR_INVALID, "no es una copia de Atalaya")
                   : refuse(error, "una entrada no tiene nombre o tamaño");
    *size = (int64_t)strtoull(digits, NULL, 8);
    make_header(name, *size, expected);
    return memcmp(block, expected, BLOCK) == 0 || refuse(error, "una entrada fue cambiada");
}

static bool take_bytes(struct walk *walk, struct archive_entry *entry, struct error *error)
{
    char buffer[BUFFER];
    struct sha256 own;
    sha256_init(&own);
    for (int64_t rest = entry->size; rest > 0;) {
        size_t length = rest < BUFFER ? (size_t)rest : BUFFER;
        if (!take(walk, buffer, length, error))
            return false;
        sha256_add(&own, buffer, length);
        sha256_add(&walk->sum, buffer, length);
        rest -= (int64_t)length;
    }
    sha256_finish(&own, entry->sha256);
    size_t padding = (size_t)padding_of(entry->size);
    if (!take(walk, buffer, padding, error))
        return false;
    sha256_add(&walk->sum, buffer, padding);
    return true;
}

/* The sum of what came before, then two empty blocks, then nothing. */
static bool take_end(struct walk *walk, int64_t size, struct error *error)
{
    char expected[SHA256_TEXT_SIZE], found[3 * BLOCK];
    static const char nothing[3 * BLOCK];
    sha256_finish(&walk->sum, expected);
    if (size != SHA256_TEXT_SIZE - 1)
        return refuse(error, "su huella no es una huella");
    if (!take(walk, found, sizeof found, error))
        return false;
    if (memcmp(found, expected, (size_t)size) != 0)
        return refuse(error, "sus bytes no dan su huella");
    if (memcmp(found + size, nothing, sizeof found - (size_t)size) != 0 || fgetc(walk->file) != EOF)
        return refuse(error, "hay algo después de su final");
    return true;
}

static bool read_all(struct archive *archive, struct arena *arena, struct error *error)
{
    struct walk walk = {.file = archive->file};
    char block[BLOCK];
    int64_t size = 0;
    sha256_init(&walk.sum);
    for (;;) {
        if (!take_header(&walk, block, &size, error))
            return false;
        if (strcmp(block, sum_name) == 0)
            break;
        sha256_add(&walk.sum, block, sizeof block);
        archive->entries =
            arena_grow(arena, archive->entries, archive->entry_count, sizeof archive->entries[0]);
        struct archive_entry *entry = &archive->entries[archive->entry_count++];
        entry->name = arena_strdup(arena, block);
        entry->start = walk.position;
        entry->size = size;
        if (!take_bytes(&walk, entry, error))
            return false;
    }
    bool ok = take_end(&walk, size, error);
    archive->size = walk.position;
    return ok;
}

bool archive_open(struct archive *archive, const char *path, struct arena *arena,
                  struct error *error)
{
    *archive = (struct archive){0};
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    archive->file = descriptor < 0 ? NULL : fdopen(descriptor, "r");
    if (archive->file == NULL)
        return disk_fail(error, path);
    if (read_all(archive, arena, error))
        return true;
    archive_close(archive);
    return error_add_context(error, "%s", path);
}

void archive_close(struct archive *archive)
{
    if (archive->file != NULL)
        fclose(archive->file);
    archive->file = NULL;
}

const struct archive_entry *archive_find(const struct archive *archive, const char *name)
{
    for (size_t i = 0; i < archive->entry_count; i++)
        if (strcmp(archive->entries[i].name, name) == 0)
            return &archive->entries[i];
    return NULL;
}

bool archive_seek(struct archive *archive, const struct archive_entry *entry, struct error *error)
{
    return fseeko(archive->file, entry->start, SEEK_SET) == 0 || disk_fail(error, entry->name);
}
