#include "exchange/workbook/workbook.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "exchange/workbook/csv/csv_reader.h"
#include "exchange/workbook/workbook_sniff.h"
#include "exchange/workbook/xlsx/xlsx_reader.h"

#include "base/banned.h"

struct workbook_limits workbook_default_limits(void)
{
    return (struct workbook_limits){
        .file_bytes = (size_t)32 << 20,
        .part_bytes = (size_t)64 << 20,
        .total_bytes = (size_t)128 << 20,
        .ratio = 100,
        .entries = 2000,
        .sheets = 200,
        .rows = 100000,
        .columns = 1000,
        .cells = 2000000,
        .text_bytes = (size_t)128 << 10,
        .memory_bytes = (size_t)48 << 20,
        .time_ms = 10000,
    };
}

static bool refuse_size(size_t limit, struct error *error)
{
    return error_set(error, ERROR_TOO_LARGE,
                     "El archivo pesa más de %zu MB. Deje en él solo las hojas del plan, sin "
                     "imágenes, y vuelva a intentarlo.",
                     limit >> 20);
}

static void hash_bytes(const struct workbook_request *request, char hexadecimal[65])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, request->bytes, request->length);
    sodium_bin2hex(hexadecimal, 65, hash, sizeof hash);
}

bool workbook_read(struct arena *arena, const struct workbook_request *request,
                   struct workbook **workbook, struct error *error)
{
    struct workbook_limits defaults = workbook_default_limits();
    struct workbook_request given = *request;
    if (given.limits == NULL)
        given.limits = &defaults;
    if (given.length > given.limits->file_bytes)
        return refuse_size(given.limits->file_bytes, error);
    enum workbook_kind kind;
    if (!workbook_sniff(&given, &kind, error))
        return false;
    struct workbook *read = ARENA_NEW(arena, struct workbook);
    read->kind = kind;
    read->file_name = arena_strdup(arena, given.file_name == NULL ? "" : given.file_name);
    hash_bytes(&given, read->sha256);
    struct workbook_budget budget;
    workbook_budget_init(&budget, arena, &given, error);
    bool is_read = kind == WORKBOOK_XLSX ? xlsx_reader_read(&budget, &given, read)
                                         : csv_reader_read(&budget, &given, read);
    workbook_budget_release(&budget);
    if (is_read)
        *workbook = read;
    return is_read;
}

static bool refuse_file(struct error *error, const char *path)
{
    enum error_kind kind = errno == ENOENT ? ERROR_NOT_FOUND : ERROR_IO;
    return error_set(error, kind, "No se pudo leer el archivo %s: %s", path, strerror(errno));
}

/* Reads until the end, whatever fstat said: the file may grow or be a pipe. */
static bool read_all(int file, struct arena *arena, struct workbook_request *request,
                     struct error *error)
{
    struct stat status;
    size_t limit = request->limits->file_bytes;
    if (fstat(file, &status) != 0)
        return refuse_file(error, request->file_name);
    if (S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return refuse_file(error, request->file_name);
    }
    if (status.st_size > 0 && (size_t)status.st_size > limit)
        return refuse_size(limit, error);
    size_t capacity = (size_t)status.st_size + 1;
    char *bytes = arena_alloc(arena, capacity);
    size_t length = 0;
    for (;;) {
        if (length == capacity) {
            bytes = arena_realloc(arena, bytes, capacity, capacity * 2 + 65536);
            capacity = capacity * 2 + 65536;
        }
        ssize_t count = read(file, bytes + length, capacity - length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return refuse_file(error, request->file_name);
        if (count == 0)
            break;
        length += (size_t)count;
        if (length > limit)
            return refuse_size(limit, error);
    }
    request->bytes = bytes;
    request->length = length;
    return true;
}

bool workbook_read_file(struct arena *arena, const char *path,
                        const struct workbook_request *request, struct workbook **workbook,
                        struct error *error)
{
    struct workbook_limits defaults = workbook_default_limits();
    struct workbook_request given = request == NULL ? (struct workbook_request){0} : *request;
    if (given.limits == NULL)
        given.limits = &defaults;
    const char *slash = strrchr(path, '/');
    if (given.file_name == NULL)
        given.file_name = slash == NULL ? path : slash + 1;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return refuse_file(error, path);
    struct arena scratch = {0};
    bool is_read =
        read_all(file, &scratch, &given, error) && workbook_read(arena, &given, workbook, error);
    close(file);
    arena_release(&scratch);
    return is_read;
}
