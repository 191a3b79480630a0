#include "storage/engine/wal_index.h"

#include <stddef.h>

#include "base/banned.h"

enum {
    REGION_BYTES = 32768, /* in which SQLite maps the index */
    VERSION = 3007000,    /* the only one there has been since WAL exists */
    VERSION_OFFSET = 0,   /* 32 bits */
    IS_INITIAL_OFFSET = 12,
};

/* SQLite's own mapping, asked for each time: it stays the right one whatever SQLite does with it.
 * Opening the file ourselves would not do: closing it would drop SQLite's locks. */
static const volatile void *find_mapping(sqlite3 *connection)
{
    sqlite3_file *file = NULL;
    void volatile *mapping = NULL;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
        file == NULL || file->pMethods == NULL || file->pMethods->iVersion < 2 ||
        file->pMethods->xShmMap == NULL ||
        file->pMethods->xShmMap(file, 0, REGION_BYTES, 0, &mapping) != SQLITE_OK)
        return NULL;
    return mapping;
}

bool wal_index_read(sqlite3 *connection, struct wal_index_header *header)
{
    const volatile void *mapping = find_mapping(connection);
    if (mapping == NULL)
        return false;
    const volatile uint64_t *words = mapping;
    for (int i = 0; i < WAL_INDEX_WORDS; i++)
        header->words[i] = __atomic_load_n(&words[i], __ATOMIC_ACQUIRE);
    const unsigned char *bytes = (const unsigned char *)header->words;
    return *(const uint32_t *)(const void *)(bytes + VERSION_OFFSET) == VERSION &&
           bytes[IS_INITIAL_OFFSET] == 1;
}
