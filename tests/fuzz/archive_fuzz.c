/* Any bytes as a backup: refused, or whole, with entries inside the file and names that stay inside
 * a folder. And an archive that we wrote is refused once any of its bytes is another. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "storage/archive.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FOLDER_BYTES = 64, CHOICE_BYTES = 3 };

static void write_bytes(const char *path, const uint8_t *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert(file != NULL && fwrite(bytes, 1, size, file) == size && fclose(file) == 0);
}

static void open_any(const char *path, const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct error error = {0};
    struct archive archive = {0};
    write_bytes(path, data, size);
    if (archive_open(&archive, path, &arena, &error))
        for (size_t i = 0; i < archive.entry_count; i++) {
            const struct archive_entry *entry = &archive.entries[i];
            assert(entry->start >= 0 && entry->size >= 0);
            assert(entry->start + entry->size <= (int64_t)size);
            assert(entry->name[0] != '/' && strstr(entry->name, "..") == NULL);
        }
    archive_close(&archive);
    arena_release(&arena);
}

/* data: where to change a byte (two), how (one), and what the archive holds. */
static void change_one_byte(const char *path, const uint8_t *data, size_t size)
{
    struct archive_writer writer;
    struct archive archive = {0};
    struct arena arena = {0};
    struct error error = {0};
    (void)unlink(path);
    assert(archive_create(&writer, path, &error) && archive_begin_entry(&writer, "a/b", &error));
    assert(fwrite(data + CHOICE_BYTES, 1, size - CHOICE_BYTES, writer.file) == size - CHOICE_BYTES);
    assert(archive_end_entry(&writer, &error) && archive_finish(&writer, &error));
    assert(archive_open(&archive, path, &arena, &error) && archive.entry_count == 1);
    assert(archive.entries[0].size == (int64_t)(size - CHOICE_BYTES));
    long at = (long)((data[0] << 8 | data[1]) % archive.size);
    archive_close(&archive);
    FILE *file = fopen(path, "r+b");
    assert(file != NULL && fseek(file, at, SEEK_SET) == 0);
    int byte = fgetc(file);
    assert(fseek(file, at, SEEK_SET) == 0 && fputc(byte ^ data[2], file) != EOF &&
           fclose(file) == 0);
    assert(archive_open(&archive, path, &arena, &error) == (data[2] == 0));
    archive_close(&archive);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char folder[FOLDER_BYTES] = "/tmp/atalaya-fuzz-XXXXXX", path[FOLDER_BYTES + 8];
    assert(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/a.tar", folder);
    open_any(path, data, size);
    if (size >= CHOICE_BYTES)
        change_one_byte(path, data, size);
    (void)unlink(path);
    (void)rmdir(folder);
    return 0;
}
